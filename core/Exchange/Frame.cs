namespace Federation.Core.Exchange;

/// <summary>A sealed, numbered batch of facts: all that leaves a province. Its bytes never change.</summary>
/// <param name="Head">The frame's number and its hash Hₙ.</param>
/// <param name="PreviousHash">Hₙ₋₁.</param>
/// <param name="Bytes">What <c>FrameCodec</c> wrote, at most <see cref="MaxBytes"/>; nobody changes them.</param>
public sealed record Frame(FrameHead Head, FrameHash PreviousHash, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The largest frame, 64 KiB.</summary>
    public const int MaxBytes = 64 * 1024;
}
