namespace Federation.Core.Exchange;

/// <summary>Where an edge and the nation disagree about a ledger.</summary>
/// <param name="Edge">The edge's frame.</param>
/// <param name="Nation">The nation's frame that it was compared with.</param>
public sealed record UplinkDifference(FrameHead Edge, FrameHead Nation);
