namespace Federation.Core.Ledger.Repair;

/// <summary>What the nation holds of one ledger: all its frames through the watermark.</summary>
/// <param name="Ledger">Which ledger.</param>
/// <param name="Frames">The frames' bytes from number 1 on, in order; nobody changes them.</param>
public sealed record NationCopy(LedgerId Ledger, IReadOnlyList<ReadOnlyMemory<byte>> Frames);
