using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// Amounts became approved, or provisional again, as they are: a part of a closing or of a reopening, which comes with
/// it in one transaction. What it moves is named, so that it is the same at every replay.
/// </summary>
/// <param name="To">What the amounts are from now on; before it they were the other.</param>
/// <param name="Items">Live activities and lumps, at least one; nobody changes them.</param>
public sealed record ApprovalMoved(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    Approval To,
    IReadOnlyList<EntryId> Items
) : Entry(Number, Id, AtUnixMicroseconds, By)
{
    /// <summary>The most amounts that one moves: its facts fit into a frame whatever they are.</summary>
    public const int AmountsMax = 1_000;

    /// <inheritdoc/>
    public bool Equals(ApprovalMoved? other) =>
        base.Equals(other) && To == other.To && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), To, Items.Count);
}

/// <summary>
/// A force's commander declared for an area, with all below it, that everything through a day is recorded and right.
/// </summary>
/// <param name="Force">Whose commander.</param>
/// <param name="Area">The area.</param>
/// <param name="Through">The last day that is closed.</param>
/// <param name="SaidOn">Today in Vietnam when it was closed.</param>
/// <param name="Moved">How many amounts it made approved.</param>
public sealed record PeriodClosed(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    Force Force,
    AreaId Area,
    Day Through,
    Day SaidOn,
    int Moved
) : Entry(Number, Id, AtUnixMicroseconds, By)
{
    /// <summary>What it tells the nation.</summary>
    public OtherFact Fact => new ClosingFact(Force, Area, Through, SaidOn).ToFact(FactKind.Closing);
}

/// <summary>A force's commander took a closing back from a day on.</summary>
/// <param name="Force">Whose commander.</param>
/// <param name="Area">The area of the closing.</param>
/// <param name="From">The first day that is open again.</param>
/// <param name="SaidOn">Today in Vietnam when it was reopened.</param>
/// <param name="Moved">How many amounts it made provisional again.</param>
/// <param name="Reason">Stays in the province.</param>
public sealed record PeriodReopened(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    Force Force,
    AreaId Area,
    Day From,
    Day SaidOn,
    int Moved,
    string Reason
) : Entry(Number, Id, AtUnixMicroseconds, By)
{
    /// <summary>What it tells the nation.</summary>
    public OtherFact Fact => new ClosingFact(Force, Area, From, SaidOn).ToFact(FactKind.Reopening);
}
