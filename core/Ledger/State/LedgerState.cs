using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Plausibility;

namespace Federation.Core.Ledger.State;

/// <summary>
/// What a ledger's entries add up to. <see cref="Apply"/> is the only way it changes, at write and at replay; it checks
/// all before it changes anything.
/// </summary>
internal sealed class LedgerState
{
    private readonly ImportTable _imports = new();

    public LedgerState()
    {
        Facts = new EntryFacts(Items, Approvals, Overrulings, Draws);
        Participations = new ParticipationTable(Items);
        Nearby = new NearbyActivities(Items);
        Distinct = new DistinctTable(Items);
    }

    public ItemTable Items { get; } = new();

    /// <summary>Who stands by its part in what.</summary>
    public ParticipationTable Participations { get; }

    /// <summary>Which implausible amounts were said to be right.</summary>
    public OverrulingTable Overrulings { get; } = new();

    /// <summary>Which items are approved.</summary>
    public ApprovalTable Approvals { get; } = new();

    /// <summary>What is closed.</summary>
    public ClosingTable Closings { get; } = new();

    /// <summary>What the returns state.</summary>
    public StatementTable Statements { get; } = new();

    /// <summary>What is declared zero or not applicable.</summary>
    public DeclarationTable Declarations { get; } = new();

    /// <summary>What activities draw from lumps.</summary>
    public DrawTable Draws { get; } = new();

    /// <summary>Postings of the nation's copy that belong to no item that is known.</summary>
    public FigureTable Loose { get; } = new();

    /// <summary>Which activities are of one area and day.</summary>
    public NearbyActivities Nearby { get; }

    /// <summary>Which activities were declared distinct.</summary>
    public DistinctTable Distinct { get; }

    public LumpIndex Lumps { get; } = new();

    public IndicatorSums Sums { get; } = new();

    /// <summary>What each month came to: what is plausible depends on it.</summary>
    public MonthSums Months { get; } = new();

    /// <summary>What an entry would tell now.</summary>
    public EntryFacts Facts { get; }

    public EntryNumber NextEntry { get; private set; } = new EntryNumber(0).Next();

    /// <summary>The last adopted entry; 0: none.</summary>
    public EntryNumber AdoptedThrough { get; private set; }

    /// <summary>The latest time of an entry, microseconds since 1970-01-01 UTC; null for an empty ledger.</summary>
    public long? LatestAt { get; private set; }

    public ImportRow Import(int import) => _imports[import];

    /// <summary>True where an entry has this id.</summary>
    public bool Contains(EntryId id) =>
        Items.Contains(id)
        || Participations.Contains(id)
        || Overrulings.Contains(id)
        || Closings.Contains(id)
        || Statements.Contains(id)
        || Declarations.Contains(id)
        || Distinct.Contains(id);

    /// <summary>A participant of a joint activity, and what it said to it as it stands now.</summary>
    public Participant ParticipantOf(int item, Force force) =>
        Participations.Confirmation(item, force) is { } confirmation
            ? new(force, DayOf(Participations.AskedAt(item)), confirmation.Number) { IsLate = confirmation.IsLate }
            : new(force, DayOf(Participations.AskedAt(item)), ConfirmedBy: null);

    /// <summary>The item as its readers see it.</summary>
    public ItemState StateOf(int item)
    {
        var import = Items.Item(item).Import;
        var participants = Items.IsLive(item) ? Participations.ParticipantsOf(item) : [];
        var draws = Items.Item(item).IsLump
            ? Draws.OfLump(item).Select(activity => DrawOf(activity, item))
            : Draws.OfActivity(item).Select(lump => DrawOf(item, lump.Key));
        var state = Items.StateOf(
            item,
            import < 0 ? null : Import(import).Id,
            Participations.EntriesOf(item).Concat(Overrulings.EntriesOf(item)).Concat(Distinct.EntriesOf(item)),
            [.. participants.Select(force => ParticipantOf(item, force))]
        ) with
        {
            Approval = Approvals.Of(item),
            Draws = [.. draws],
        };
        return Overrulings.Of(item) is { } said
            ? state with
            {
                Overruled = said.Warnings,
                Because = said.Because.Because,
            }
            : state;
    }

    private LumpDraw DrawOf(int activity, int lump) =>
        new(Items.Item(lump).Id, Items.Item(activity).Id, new Amount(Draws.Of(activity, lump)));

    /// <summary>The day in Vietnam of a time, microseconds since 1970-01-01 UTC.</summary>
    public static Day DayOf(long unixMicroseconds) =>
        Day.At(DateTimeOffset.UnixEpoch.AddTicks(unixMicroseconds * TimeSpan.TicksPerMicrosecond));

    public bool TryFindImport(ImportId id, out int import) => _imports.TryFind(id, out import);

    /// <exception cref="LedgerDamagedException">
    /// The entry does not follow from those before; nothing changed.
    /// </exception>
    public Fact[] Apply(Entry entry)
    {
        EntryOrder.Check(this, entry);
        var facts = Facts.Of(entry);
        Move(entry, facts);
        Keep(entry);
        AdoptedThrough = entry.CountedIn is null ? AdoptedThrough : entry.Number;
        NextEntry = NextEntry.Next();
        LatestAt = Math.Max(LatestAt ?? long.MinValue, entry.AtUnixMicroseconds);
        return facts;
    }

    private void Keep(Entry entry)
    {
        switch (entry)
        {
            case ActivityRecorded recorded:
                Items.AddActivity(entry.Id, entry.Number, recorded.Content);
                Participations.Ask(Items.Count - 1, entry.AtUnixMicroseconds);
                Nearby.Add(Items.Count - 1);
                break;
            case ActivityCorrected corrected:
                var item = Facts.LiveItem(entry, corrected.Activity, isLump: false);
                var before = Items.Current(item);
                Items.AddCorrection(corrected, item);
                AskAgain(entry, item);
                Overrulings.TakeBack(item);
                Nearby.Follow(item, before);
                break;
            case ActivityJoined joined:
                Keep(joined);
                break;
            case ActivityDeclaredDistinct distinct:
                Distinct.Add(distinct);
                break;
            case ActivityVoided voided:
                item = Facts.TargetOf(voided);
                Unlist(item);
                Items.AddVoid(voided, item);
                AskAgain(entry, item);
                Overrulings.TakeBack(item);
                break;
            case ParticipationConfirmed confirmed:
                item = Facts.LiveItem(entry, confirmed.Activity, isLump: false);
                Participations.Add(confirmed, item, isLate: Approvals.Of(item) == Approval.Approved);
                break;
            case ParticipationDeclined declined:
                item = Facts.LiveItem(entry, declined.Activity, isLump: false);
                Items.AddDecline(declined, item);
                AskAgain(entry, item);
                break;
            case WarningOverruled overruled:
                Overrulings.Add(overruled, Facts.LiveItem(entry, overruled.Activity, isLump: false));
                break;
            case ReturnFiled filed:
                Statements.Add(filed);
                break;
            case DifferencePosted posted:
                item = Items.AddDifference(posted, ImportOf(ImportRow.OfReturns));
                Lumps.Add(posted.Content.Key, item);
                break;
            case LumpDrawn drawn:
                Keep(drawn);
                break;
            case EntryCopied copied:
                Keep(copied);
                break;
            default:
                KeepOfMany(entry);
                break;
        }
    }

    /// <summary>What is of no single activity: lines of files, closings, and declarations.</summary>
    private void KeepOfMany(Entry entry)
    {
        switch (entry)
        {
            case AmountImported imported:
                Keep(imported);
                break;
            case AmountWithdrawn withdrawn:
                Keep(withdrawn);
                break;
            case ApprovalMoved moved:
                Keep(moved);
                break;
            case PeriodClosed closed:
                Closings.Add(closed);
                break;
            case PeriodReopened reopened:
                Closings.Add(reopened);
                break;
            case NothingDeclared declared:
                Declarations.Add(declared);
                break;
        }
    }

    private void Keep(ApprovalMoved entry)
    {
        Closings.Add(entry);
        foreach (var id in entry.Items)
        {
            _ = Items.TryFindItem(id, out var item);
            Approvals.Set(item, entry.To);
        }
    }

    /// <summary>It says something else from now on: it is approved no more, and who is in it is asked.</summary>
    private void AskAgain(Entry entry, int item)
    {
        Approvals.Set(item, Approval.Provisional);
        Participations.Ask(item, entry.AtUnixMicroseconds);
    }

    private void Keep(ActivityJoined entry)
    {
        var item = Facts.LiveItem(entry, entry.Activity, isLump: false);
        var before = Items.Current(item);
        Items.AddJoining(entry, item);
        var isLate = Approvals.Of(item) == Approval.Approved;
        if (Items.Current(item).Forces != before.Forces)
        {
            AskAgain(entry, item);
        }

        Participations.Add(entry, item, isLate);
        Nearby.Follow(item, before);
    }

    private void Keep(AmountImported entry)
    {
        var import = ImportOf(entry.Import);
        _imports[import].FileName = entry.FileName;
        var lump = Items.AddLump(entry, import);
        _imports[import].Lumps.Add(lump);
        Lumps.Add(entry.Content.Key, lump);
    }

    private void Keep(LumpDrawn entry)
    {
        var left = Facts.LeftOf(entry, out var lump);
        Items.TryFindItem(entry.Activity, out var activity);
        Items.AddDraw(entry, lump, left);
        Draws.Set(activity, lump, entry.Amount);
    }

    private void Keep(AmountWithdrawn entry)
    {
        var lump = Facts.LiveItem(entry, entry.Lump, isLump: true);
        var by = ImportOf(entry.Import);
        Unlist(lump);
        if (Items.Item(lump).Import == by)
        {
            _imports[by].IsUndone = true;
        }
        else
        {
            _imports[by].Replaced.Add(lump);
        }

        Items.AddWithdrawal(entry, lump, by);
        Approvals.Set(lump, Approval.Provisional);
    }

    private void Keep(EntryCopied entry)
    {
        foreach (var other in entry.Others)
        {
            _ = Closings.Closed.TryApply(other) || Declarations.Standing.TryApply(other);
            if (ReturnStatement.TryRead(other, out var statement))
            {
                Statements.Apply(statement.Value);
            }
        }

        var (takenBack, posted) = CopiedContent.Split(entry.Postings);
        if (entry.Target is { } target && Items.TryFindItem(target, out var item))
        {
            Unlist(item);
            var before = Items.Current(item);
            Items.AddCopiedChange(entry, item, posted);
            Overrulings.TakeBack(item);
            Approvals.Set(item, Approval.Provisional);
            Enlist(item);
            Participations.Ask(item, entry.AtUnixMicroseconds);
            Nearby.Follow(item, before);
        }
        else if (takenBack.Count == 0 && CopiedContent.IsPosted(posted))
        {
            var import = entry.IsLump ? ImportOf(ImportRow.OfCopies) : -1;
            item = Items.AddCopy(entry, import);
            Enlist(item);
            Nearby.Add(item);
        }
        else
        {
            Items.AddLoose(entry, posted);
            foreach (var posting in entry.Postings)
            {
                Loose.Apply(posting);
            }
        }
    }

    /// <summary>Moves the sums; the first change that an entry makes, and the last that can fail.</summary>
    private void Move(Entry entry, Fact[] facts)
    {
        if (entry is ApprovalMoved)
        {
            return;
        }

        foreach (var posting in Fact.PostingsOf(facts))
        {
            var indicator = posting.Key.Indicator;
            if (Sums.Of(indicator) + FactBuilder.ChangeOf(indicator, facts) is < 0 or > Amount.OwnerMax)
            {
                throw Damaged(entry, $"indicator {indicator} would leave 0 to {Amount.OwnerMax} in all.");
            }
        }

        foreach (var posting in Fact.PostingsOf(facts))
        {
            Sums.Add(posting.Key.Indicator, posting.Amount);
            Months.Apply(posting);
        }
    }

    private void Enlist(int item)
    {
        if (Items.Item(item).IsLump && Items.IsLive(item))
        {
            Lumps.Add(Items.LumpOf(item).Key, item);
        }
    }

    private void Unlist(int item)
    {
        if (Items.Item(item).IsLump)
        {
            Lumps.Remove(Items.LumpOf(item).Key, item);
        }
    }

    private int ImportOf(ImportId id) => _imports.Of(id);

    private static LedgerDamagedException Damaged(Entry entry, string message) => new(entry.Number, message);
}
