using Federation.Core.Areas;

namespace Federation.Simulation.Audit;

/// <summary>
/// What the entries of one owner's ledgers come to, in the order of the journal: what each activity and lump is worth,
/// what is drawn, closed and stated. Knows no machine: it does what was asked, and says where an entry tells otherwise.
/// </summary>
internal sealed class OwnerModel(AreaCatalogue areas, Repairs repairs, Func<Guid, ConfirmedChange?> actOf)
{
    private readonly Dictionary<Guid, Worth> _worth = [];
    private readonly Dictionary<(Guid Lump, Guid Activity), long> _drawn = [];
    private readonly Dictionary<Guid, ConfirmedChange> _filed = [];
    private readonly ClosedDays _closed = new(areas);

    /// <summary>What is declared.</summary>
    public StandingDeclarations Declared { get; } = new();

    /// <summary>
    /// What is known of repairs. After one not all is known of what only the nation's copy is left of: who led, what
    /// drew how much, what was overruled.
    /// </summary>
    public Repairs Repairs => repairs;

    /// <summary>True from a reopening to the end of what it moves.</summary>
    public bool IsMoving { get; private set; }

    /// <summary>What is live.</summary>
    public IEnumerable<Worth> Live => _worth.Values;

    /// <summary>What something is worth now; null: nothing.</summary>
    public Worth? Find(Guid subject) => _worth.GetValueOrDefault(subject);

    /// <summary>Takes an entry in that does what was asked; false where it does not: nothing changed.</summary>
    public bool TryTake(ConfirmedChange asked, ToldEntry told)
    {
        if (StepsOf(asked, repairs.IsCarried(told.Id)) is not { } steps || !AreTold(asked, told.Facts))
        {
            return false;
        }

        var moved = Effects.Of(steps.Select(step => (_worth.GetValueOrDefault(step.Subject), step.After)));
        if (!Effects.AreEqual(moved, Effects.NetOf(told.Posts)))
        {
            return false;
        }

        Keep(asked, told, steps);
        FollowLate(asked, repairs.IsCarried(told.Id));
        return true;
    }

    /// <summary>
    /// What is approved and does not lie in closed days, or lies there and is not approved; null where nothing is.
    /// </summary>
    public string? FindMisplaced()
    {
        foreach (var (id, worth) in _worth)
        {
            if (IsMisplaced(worth) && !(repairs.Any && HasTwin(worth)))
            {
                return $"{id} {(worth.IsApproved ? "is approved on open days" : "is provisional on closed days")}: "
                    + $"{worth}";
            }
        }

        return null;
    }

    /// <summary>
    /// Whoever only has the nation's copy of what was said asks all its forces, for it is not told who led; what the
    /// lead had closed before stays approved. What a repair brought into closed days waits for the next closing.
    /// </summary>
    private bool IsMisplaced(Worth worth) =>
        worth.IsApproved
            ? !_closed.Covers(worth) && !_closed.Covers(Known(worth))
            : !worth.IsLate && _closed.Covers(Known(worth));

    /// <summary>Of equal ones the nation's copy does not say which was moved.</summary>
    private bool HasTwin(Worth worth) => _worth.Values.Count(other => other.Says(worth.Said)) > 1;

    /// <summary>
    /// What an entry that was just taken in leaves declared and counted side by side; null where nothing is.
    /// </summary>
    public string? FindContradicted(ConfirmedChange taken)
    {
        var isSaid =
            taken.Kind
            is ConfirmedKind.Recorded
                or ConfirmedKind.Imported
                or ConfirmedKind.Corrected
                or ConfirmedKind.Joined;
        var touched = isSaid ? _worth.Where(one => one.Key == taken.Subject) : _worth;
        var declared = isSaid ? Declared : StandingDeclarations.Of(taken);
        foreach (var (id, worth) in touched)
        {
            if (declared.Contradict(areas, worth.Said))
            {
                return $"{id} ({worth}) is counted, and one of its forces has declared that it is nothing";
            }
        }

        return null;
    }

    /// <summary>True where the days of a declaration, or of its withdrawal, are closed.</summary>
    public bool IsClosed(ConfirmedChange declared) => _closed.IsClosed(declared.Lead, declared.Area, declared.LastDay);

    /// <summary>How a posted difference leaves its return: what is stated, and what is counted with it.</summary>
    public (long Stated, long Counted)? Compare(ConfirmedChange difference)
    {
        if (!_filed.TryGetValue(difference.Other, out var filed))
        {
            return null;
        }

        var indicator = difference.Amounts[0].Indicator;
        var counted = _worth
            .Values.Where(worth => areas.Includes(filed.Area, worth.Said.Area))
            .Where(worth => worth.Said.FirstDay >= filed.FirstDay && worth.Said.LastDay <= filed.LastDay)
            .Where(worth => ViewSums.IsSure(filed.View, worth.Said.Forces))
            .Sum(worth => worth.AmountOf(indicator));
        return (filed.Amounts.First(one => one.Indicator == indicator).Amount, counted);
    }

    /// <summary>What is worth what after it, by subject; null where it cannot be.</summary>
    private List<(Guid Subject, Worth? After)>? StepsOf(ConfirmedChange asked, bool isCarried)
    {
        var before = _worth.GetValueOrDefault(asked.Subject);
        return asked.Kind switch
        {
            ConfirmedKind.Recorded or ConfirmedKind.Imported => [(asked.Subject, Worth.Of(asked))],
            ConfirmedKind.Corrected => [(asked.Subject, Worth.Of(asked))],
            ConfirmedKind.Voided or ConfirmedKind.Withdrawn => [(asked.Subject, null)],
            ConfirmedKind.Joined => before is null
                ? null
                : [(asked.Subject, before.By(before.Said.Forces | asked.Forces))],
            ConfirmedKind.Declined => before is null
                ? null
                : [(asked.Subject, before.By(before.Said.Forces & ~asked.Forces))],
            ConfirmedKind.Drawn => Draw(asked, before),
            ConfirmedKind.MadeApproved => Move(asked, toApproved: true, isCarried),
            ConfirmedKind.MadeProvisional => Move(asked, toApproved: false, isCarried),
            _ => [],
        };
    }

    /// <summary>The lump holds so much less, never less than nothing; and the activity counts what it draws.</summary>
    private List<(Guid Subject, Worth? After)>? Draw(ConfirmedChange asked, Worth? lump)
    {
        if (lump is null)
        {
            return null;
        }

        var (held, drawn) = (lump.Said.Amounts[0], asked.Amounts[0].Amount);
        var left = held.Amount + _drawn.GetValueOrDefault((asked.Subject, asked.Other)) - drawn;
        var counted = _worth.GetValueOrDefault(asked.Other)?.AmountOf(held.Indicator) ?? 0;
        return left >= 0 && (repairs.Any || counted == drawn)
            ? [(asked.Subject, lump with { Said = lump.Said with { Amounts = [held with { Amount = left }] } })]
            : null;
    }

    private List<(Guid Subject, Worth? After)>? Move(ConfirmedChange asked, bool toApproved, bool isCarried)
    {
        var act = isCarried && toApproved ? actOf(asked.Subject) : null;
        var closed =
            !isCarried ? null
            : act is null ? _closed
            : _closed.With(act);
        var steps = new List<(Guid, Worth?)>();
        foreach (var item in asked.Items)
        {
            var isHere = _worth.TryGetValue(item, out var worth) && worth.IsApproved != toApproved;
            if (isHere && (closed is null || (!repairs.IsCopied(worth!) && closed.Covers(worth!) == toApproved)))
            {
                steps.Add((item, worth! with { IsApproved = toApproved }));
            }
        }

        // A repair carries over what is left to move: nothing that another act has moved, that says something else than
        // whoever closed has seen, or that this closing does not close, or this reopening not open.
        return repairs.Any || steps.Count == asked.Items.Count ? steps : null;
    }

    private bool AreTold(ConfirmedChange asked, ToldFact[] told) =>
        asked.Kind switch
        {
            ConfirmedKind.Closed => IsClosing(ToldFact.Closing, asked, told),
            ConfirmedKind.Reopened => IsClosing(ToldFact.Reopening, asked, told),
            ConfirmedKind.Filed => told.SequenceEqual(StatementsOf(asked)),
            ConfirmedKind.DeclaredZero => AreDeclared(1, asked, told),
            ConfirmedKind.DeclaredNotApplicable => AreDeclared(2, asked, told),
            ConfirmedKind.DeclaredNoMore => AreDeclared(0, asked, told),
            ConfirmedKind.Overruled => AreOverruled(asked, told),
            ConfirmedKind.Corrected or ConfirmedKind.Voided => AreTakenBack(asked, told),
            _ => told.Length == 0,
        };

    private static bool IsClosing(byte kind, ConfirmedChange asked, ToldFact[] told) =>
        told is [var one]
        && (one.Kind, one.Area, one.FirstDay, 1 << one.Code) == (kind, asked.Area.Value, asked.FirstDay, asked.Forces);

    /// <summary>By the force itself, each indicator once, in order.</summary>
    private static bool AreDeclared(byte kind, ConfirmedChange asked, ToldFact[] told)
    {
        var (area, first, last) = (asked.Area.Value, asked.FirstDay, asked.LastDay);
        return 1 << asked.Lead == asked.Forces
            && told.SequenceEqual(
                asked.Declared.Select(one => new ToldFact(
                    ToldFact.Declaration,
                    area,
                    first,
                    last,
                    one,
                    0,
                    (byte)asked.Lead,
                    kind
                ))
            );
    }

    /// <summary>Each figure in order of indicators, then each of which nothing is stated any more.</summary>
    private static IEnumerable<ToldFact> StatementsOf(ConfirmedChange asked)
    {
        var stated = asked
            .Amounts.OrderBy(one => one.Indicator)
            .Select(one => (one.Indicator, one.Amount, one.Qualifier))
            .Concat(asked.Withdrawn.Order().Select(indicator => (indicator, 0L, (byte)0)));
        return stated.Select(one => new ToldFact(
            ToldFact.Statement,
            asked.Area.Value,
            asked.FirstDay,
            asked.LastDay,
            one.Item1,
            one.Item2,
            (byte)asked.View,
            one.Item3
        ));
    }

    /// <summary>
    /// Codes and numbers of what the activity says, with the reason that was given, each warning once.
    /// </summary>
    private bool AreOverruled(ConfirmedChange asked, ToldFact[] told)
    {
        if (told.Length == 0 || !_worth.TryGetValue(asked.Subject, out var worth))
        {
            return false;
        }

        var said = worth.Said;
        return told.Zip(told.Skip(1)).All(pair => Order(pair.First).CompareTo(Order(pair.Second)) < 0)
            && told.All(one =>
                one is { Kind: ToldFact.Overruled, Mark: 1 }
                && (one.Area, one.FirstDay) == (said.Area.Value, said.FirstDay)
                && said.Amounts.Any(amount => amount.Indicator == one.Indicator)
                && (asked.Because == 0 || one.Code == asked.Because)
            );

        static (int, long) Order(ToldFact code) => (code.Indicator, code.Number);
    }

    private bool AreTakenBack(ConfirmedChange asked, ToldFact[] told)
    {
        var codes = _worth.GetValueOrDefault(asked.Subject)?.Codes ?? [];
        return told.SequenceEqual(codes.Select(code => code with { Mark = 2 })) || (repairs.Any && told.Length == 0);
    }

    /// <summary>
    /// What a repair carried into closed days, or what lies in those that it carried over as closed, is late; until its
    /// force closes again.
    /// </summary>
    private void FollowLate(ConfirmedChange asked, bool isCarried)
    {
        var isClosing = asked.Kind == ConfirmedKind.Closed;
        if (!repairs.Any || !(isCarried || isClosing))
        {
            return;
        }

        foreach (var (subject, worth) in isClosing ? _worth.ToList() : _worth.Where(IsAbout).ToList())
        {
            var isAgain = !isCarried && areas.Includes(asked.Area, worth.Said.Area) && Known(worth).Asks(asked.Forces);
            var isLate = isCarried ? worth.IsLate || _closed.Covers(Known(worth)) : worth.IsLate && !isAgain;
            _worth[subject] = worth with { IsLate = !worth.IsApproved && isLate };
        }

        bool IsAbout(KeyValuePair<Guid, Worth> one) => one.Key == asked.Subject;
    }

    /// <summary>As a ledger knows it of which only the nation's copy is left: without who led.</summary>
    private Worth Known(Worth worth) =>
        repairs.IsCopied(worth) ? worth with { Said = worth.Said with { Lead = -1 } } : worth;

    private void Keep(ConfirmedChange asked, ToldEntry told, List<(Guid Subject, Worth? After)> steps)
    {
        foreach (var (subject, after) in steps)
        {
            _ = after is null && _worth.Remove(subject);
            if (after is not null)
            {
                _worth[subject] = after.SaidBy(asked.Kind, told.Id);
            }
        }

        IsMoving = asked.Kind == ConfirmedKind.Reopened || (IsMoving && asked.Kind == ConfirmedKind.MadeProvisional);
        switch (asked.Kind)
        {
            case ConfirmedKind.Drawn:
                _drawn[(asked.Subject, asked.Other)] = asked.Amounts[0].Amount;
                break;
            case ConfirmedKind.Overruled:
                _worth[asked.Subject] = _worth[asked.Subject] with { Codes = told.Facts };
                break;
            case ConfirmedKind.Filed:
                _filed[asked.Subject] = asked;
                break;
            case ConfirmedKind.DeclaredZero or ConfirmedKind.DeclaredNotApplicable or ConfirmedKind.DeclaredNoMore:
                told.Facts.ToList().ForEach(fact => Declared.Take(fact));
                break;
            case ConfirmedKind.Closed or ConfirmedKind.Reopened:
                _closed.Take(told.Facts[0]);
                break;
        }
    }
}
