namespace Federation.Core.Exchange.Messages;

/// <summary>The last message of a stream that cannot go on: nothing is guessed away.</summary>
/// <param name="Reason">What was found.</param>
/// <param name="Edge">What the edge says, as far as it is known.</param>
/// <param name="Nation">What the nation holds, as far as it is known.</param>
/// <param name="Detail">Names the numbers and what an operator can do.</param>
public sealed record Stop(StopReason Reason, FrameHead Edge, FrameHead Nation, string Detail);
