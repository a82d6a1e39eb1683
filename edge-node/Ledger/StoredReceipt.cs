using Federation.Core.Exchange;

namespace Federation.EdgeNode.Ledger;

/// <summary>The last receipt that the edge holds.</summary>
/// <param name="Through">The frame through which the nation holds the ledger; number 0: no receipt yet.</param>
/// <param name="AtUnixMicroseconds">When it came, by the edge's clock; 0: never.</param>
internal readonly record struct StoredReceipt(FrameHead Through, long AtUnixMicroseconds);
