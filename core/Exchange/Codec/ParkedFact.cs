using Federation.Core.Ledger;

namespace Federation.Core.Exchange;

/// <summary>A fact of a kind that has no columns of its own yet: kept as it is, never dropped.</summary>
/// <param name="Kind">Never <see cref="FactKind.Posting"/>; may be a number that this code does not name.</param>
/// <param name="EntryIndex">Whose it is, an index into <see cref="FrameContents.EntryIds"/>.</param>
/// <param name="Bytes">Where its bytes lie in the frame.</param>
public readonly record struct ParkedFact(FactKind Kind, int EntryIndex, Range Bytes);
