namespace Federation.Core.Exchange;

/// <summary>The end of a chain: the last frame's number, and its hash Hₙ (H₀ for number 0).</summary>
public readonly record struct FrameHead(FrameNumber Number, FrameHash Hash)
{
    /// <summary>The one with the higher number; the right one where they are equal.</summary>
    public static FrameHead Higher(FrameHead left, FrameHead right) => left.Number > right.Number ? left : right;

    /// <summary><c>12 a1b2c3d4…</c>: the number and the first eight digits, for messages and screens.</summary>
    public override string ToString() => $"{Number} {Hash.ToString()[..8]}…";
}
