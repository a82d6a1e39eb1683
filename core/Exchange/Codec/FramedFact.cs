using Federation.Core.Ledger;

namespace Federation.Core.Exchange;

/// <summary>A fact of a kind that has no columns of its own, in a frame's bytes.</summary>
/// <param name="Kind">Never <see cref="FactKind.Posting"/>; may be a number that this code does not name.</param>
/// <param name="EntryIndex">Whose it is, an index into <see cref="FrameContents.EntryIds"/>.</param>
/// <param name="Bytes">Where its bytes lie in the frame.</param>
public readonly record struct FramedFact(FactKind Kind, int EntryIndex, Range Bytes)
{
    /// <summary>A copy that outlives the frame.</summary>
    /// <param name="frame">The bytes that were decoded.</param>
    public OtherFact Read(ReadOnlySpan<byte> frame) => new(Kind, frame[Bytes].ToArray());
}
