namespace Federation.Core.Exchange.Messages;

/// <summary>
/// How many frames, and how many bytes of frames, an edge may have unreceipted. 0 of either: send nothing.
/// </summary>
public readonly record struct Credit
{
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public Credit(int frames, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Frames = frames;
        Bytes = bytes;
    }

    /// <summary>Frames, 0 and up.</summary>
    public int Frames { get; }

    /// <summary>Bytes of frames, 0 and up.</summary>
    public long Bytes { get; }

    /// <summary>True where this many unreceipted frames and bytes are allowed.</summary>
    public bool Allows(int frames, long bytes) => frames <= Frames && bytes <= Bytes;
}
