namespace Federation.Core.Exchange.Messages;

/// <summary>
/// A frame on its way. Its number, hashes and bytes are as the sender claims: the intake checks them.
/// </summary>
public sealed record FrameMessage(Frame Frame);
