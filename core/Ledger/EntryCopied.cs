using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// An entry of which only the nation's copy is left: codes and numbers, no lead, no reason, no file. It counts as it
/// did, and can be corrected or taken back like any other.
/// </summary>
/// <param name="Target">
/// The activity or lump that it changed; null for a recording, and where it is not known: then it counts and nothing
/// more.
/// </param>
/// <param name="IsLump">True for a recording that was an imported amount.</param>
/// <param name="Postings">The figures that it moved, in order; nobody changes them.</param>
public sealed record EntryCopied(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    EntryId? Target,
    bool IsLump,
    IReadOnlyList<Posting> Postings
) : Entry(Number, Id, AtUnixMicroseconds, By)
{
    /// <summary>
    /// What it told the nation besides, in order; nobody changes them. Without postings there is at least one.
    /// </summary>
    public IReadOnlyList<OtherFact> Others { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(EntryCopied? other) =>
        base.Equals(other)
        && Target == other.Target
        && IsLump == other.IsLump
        && Postings.SequenceEqual(other.Postings)
        && Others.SequenceEqual(other.Others);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Target, IsLump, Postings.Count);
}
