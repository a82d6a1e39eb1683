using Federation.Core.Exchange;

namespace Federation.Core.Boards;

/// <summary>A ledger's frames did not bear out what its edge had announced. The frames won.</summary>
/// <param name="Through">The frame that the last such standing was of.</param>
/// <param name="Fault">What was wrong with it.</param>
/// <param name="Position">The journal position of the frame at which it was found.</param>
/// <param name="Count">How many standings of this ledger were wrong so far, from 1.</param>
public readonly record struct StandingAlarm(FrameNumber Through, StandingFault Fault, long Position, long Count);
