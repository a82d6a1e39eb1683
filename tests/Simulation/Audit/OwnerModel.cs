using Federation.Core.Areas;

namespace Federation.Simulation.Audit;

/// <summary>
/// What the entries of one owner's ledgers come to, in the order of the journal: what each activity and lump is worth,
/// what is drawn, closed and stated. Knows no machine: it does what was asked, and says where an entry tells otherwise.
/// </summary>
internal sealed class OwnerModel(AreaCatalogue areas)
{
    private readonly Dictionary<Guid, Worth> _worth = [];
    private readonly Dictionary<(Guid Lump, Guid Activity), long> _drawn = [];
    private readonly Dictionary<Guid, ConfirmedChange> _filed = [];
    private readonly ClosedDays _closed = new(areas);

    /// <summary>
    /// True once a ledger of the owner was repaired. Then not all is known of what only the nation's copy is left of:
    /// who led, what drew how much, what was overruled; and what was carried over may lie in closed days.
    /// </summary>
    public bool IsRepaired { get; set; }

    /// <summary>True from a reopening to the end of what it moves.</summary>
    public bool IsMoving { get; private set; }

    /// <summary>What is live.</summary>
    public IEnumerable<Worth> Live => _worth.Values;

    /// <summary>What something is worth now; null: nothing.</summary>
    public Worth? Find(Guid subject) => _worth.GetValueOrDefault(subject);

    /// <summary>Takes an entry in that does what was asked; false where it does not: nothing changed.</summary>
    public bool TryTake(ConfirmedChange asked, ToldEntry told)
    {
        if (StepsOf(asked) is not { } steps || !AreTold(asked, told.Facts))
        {
            return false;
        }

        var moved = Effects.Of(steps.Select(step => (_worth.GetValueOrDefault(step.Subject), step.After)));
        if (!Effects.AreEqual(moved, Effects.NetOf(told.Posts)))
        {
            return false;
        }

        Keep(asked, told, steps);
        return true;
    }

    /// <summary>
    /// What is approved and does not lie in closed days, or lies there and is not approved; null where nothing is.
    /// </summary>
    public string? FindMisplaced()
    {
        foreach (var (id, worth) in _worth)
        {
            if (worth.IsApproved != _closed.Covers(worth))
            {
                return $"{id} {(worth.IsApproved ? "is approved on open days" : "is provisional on closed days")}";
            }
        }

        return null;
    }

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
    private List<(Guid Subject, Worth? After)>? StepsOf(ConfirmedChange asked)
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
            ConfirmedKind.MadeApproved => Move(asked, toApproved: true),
            ConfirmedKind.MadeProvisional => Move(asked, toApproved: false),
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
        return left >= 0 && (IsRepaired || counted == drawn)
            ? [(asked.Subject, lump with { Said = lump.Said with { Amounts = [held with { Amount = left }] } })]
            : null;
    }

    private List<(Guid Subject, Worth? After)>? Move(ConfirmedChange asked, bool toApproved)
    {
        var steps = new List<(Guid, Worth?)>();
        foreach (var item in asked.Items)
        {
            if (_worth.TryGetValue(item, out var worth) && worth.IsApproved != toApproved)
            {
                steps.Add((item, worth with { IsApproved = toApproved }));
            }
        }

        // A repair carries over what is left to move, and moves nothing that another act has moved.
        return IsRepaired || steps.Count == asked.Items.Count ? steps : null;
    }

    private bool AreTold(ConfirmedChange asked, ToldFact[] told) =>
        asked.Kind switch
        {
            ConfirmedKind.Closed => IsClosing(ToldFact.Closing, asked, told),
            ConfirmedKind.Reopened => IsClosing(ToldFact.Reopening, asked, told),
            ConfirmedKind.Filed => told.SequenceEqual(StatementsOf(asked)),
            ConfirmedKind.Overruled => AreOverruled(asked, told),
            ConfirmedKind.Corrected or ConfirmedKind.Voided => AreTakenBack(asked, told),
            _ => told.Length == 0,
        };

    private static bool IsClosing(byte kind, ConfirmedChange asked, ToldFact[] told) =>
        told is [var one]
        && (one.Kind, one.Area, one.FirstDay, 1 << one.Code) == (kind, asked.Area.Value, asked.FirstDay, asked.Forces);

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
        return told.SequenceEqual(codes.Select(code => code with { Mark = 2 })) || (IsRepaired && told.Length == 0);
    }

    private void Keep(ConfirmedChange asked, ToldEntry told, List<(Guid Subject, Worth? After)> steps)
    {
        foreach (var (subject, after) in steps)
        {
            _ = after is null && _worth.Remove(subject);
            if (after is not null)
            {
                _worth[subject] = after;
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
            case ConfirmedKind.Closed or ConfirmedKind.Reopened:
                _closed.Take(told.Facts[0]);
                break;
        }
    }
}
