namespace Federation.Network;

/// <summary>What is wrong with the lines through a <see cref="FaultProxy"/>. Immutable.</summary>
public sealed record LineFault
{
    private LineFault() { }

    /// <summary>Nothing is wrong.</summary>
    public static LineFault None { get; } = new();

    /// <summary>Every line is reset, and every new one at once.</summary>
    public static LineFault Cut { get; } = new() { IsCut = true };

    /// <summary>True where lines are reset.</summary>
    public bool IsCut { get; private init; }

    /// <summary>Nothing moves that way, and nothing is lost: what was held goes on after the fault.</summary>
    public Ways Stalled { get; private init; }

    /// <summary>
    /// What is sent that way is lost without a word, the end of the line too: half open. A line that has lost something
    /// stays silent for good.
    /// </summary>
    public Ways Dropped { get; private init; }

    /// <summary>After so many more bytes that way the line is reset, in the middle of whatever it carries.</summary>
    public (Ways Way, long Bytes)? CutAfter { get; private init; }

    /// <summary>How long each byte is under way, in each direction.</summary>
    public TimeSpan Latency { get; private init; }

    /// <summary>Bytes a second in each direction; 0: no limit.</summary>
    public long BytesPerSecond { get; private init; }

    /// <summary>Nothing moves that way.</summary>
    public static LineFault Stall(Ways ways) => new() { Stalled = ways };

    /// <summary>What is sent that way is lost.</summary>
    public static LineFault Drop(Ways ways) => new() { Dropped = ways };

    /// <summary>The line ends after so many more bytes.</summary>
    public static LineFault CutIn(Ways way, long bytes) => new() { CutAfter = (way, bytes) };

    /// <summary>A slow line: 1 Mbit/s and 200 ms are <c>Thin(1_000_000, 200 ms)</c>.</summary>
    /// <param name="bitsPerSecond">Each direction; 0: no limit.</param>
    /// <param name="latency">One way.</param>
    public static LineFault Thin(long bitsPerSecond, TimeSpan latency) =>
        new() { BytesPerSecond = bitsPerSecond / 8, Latency = latency };
}
