using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// What an activity counts was in a lump before: the lump holds so much less, and the total stays. In the transaction
/// and frame of the entry that changed the activity.
/// </summary>
/// <param name="Lump">The lump.</param>
/// <param name="Activity">The activity.</param>
/// <param name="Amount">What the activity draws from now on, in all; 0: nothing any more.</param>
public sealed record LumpDrawn(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    EntryId Lump,
    EntryId Activity,
    Amount Amount
) : Entry(Number, Id, AtUnixMicroseconds, By)
{
    /// <inheritdoc/>
    public override bool GoesWithBefore => true;
}
