namespace Federation.Core.Ledger;

/// <summary>
/// The difference between what a return states and what was counted became a lump, in the return's transaction and
/// frame. The entry's id is the lump's.
/// </summary>
/// <param name="Content">The lump.</param>
/// <param name="Return">The return, an entry of this ledger.</param>
public sealed record DifferencePosted(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    LumpContent Content,
    EntryId Return
) : Entry(Number, Id, AtUnixMicroseconds, By)
{
    /// <inheritdoc/>
    public override bool GoesWithBefore => true;
}
