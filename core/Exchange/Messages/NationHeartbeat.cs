namespace Federation.Core.Exchange.Messages;

/// <summary>A sign of life of the nation, each second.</summary>
/// <param name="TimeUnixMicroseconds">The nation's clock, UTC. A machine reads none and says 0; the host stamps it as
/// it sends.</param>
/// <param name="Credit">What may be unreceipted from now on.</param>
/// <param name="Beat">The last beat seen from the edge; 0: none yet.</param>
public sealed record NationHeartbeat(long TimeUnixMicroseconds, Credit Credit, long Beat);
