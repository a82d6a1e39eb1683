using Federation.Core.Exchange.Messages;

namespace Federation.Core.Exchange;

/// <summary>The times and limits of the nation's intake of one ledger.</summary>
public sealed class IntakeOptions
{
    /// <summary>Version of the nation's catalogues of indicators and areas. Default 1, from 1.</summary>
    public int CatalogueVersion { get; init; } = 1;

    /// <summary>
    /// Frames of a ledger that may be unreceipted. Default 1024, 1 to 65536: bounds what waits in memory.
    /// </summary>
    public int CreditFrames { get; init; } = 1024;

    /// <summary>Bytes of frames that may be unreceipted. Default 1 MiB, 64 KiB (one frame) to 64 MiB.</summary>
    public long CreditBytes { get; init; } = 1024 * 1024;

    /// <summary>The two as a message gives them.</summary>
    public Credit Credit => new(CreditFrames, CreditBytes);

    /// <summary>Frames of one append. Default 256, 1 to 65536: bounds a transaction.</summary>
    public int AppendFramesMax { get; init; } = 256;

    /// <summary>Between two heartbeats. Default 1 s, 10 ms to 1 min; well below the edge's time of silence.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Without any message for so long the session is dead. Default 3 s; at least twice the heartbeat.
    /// </summary>
    public TimeSpan SilenceMax { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Before an append that was rolled back is tried again. Default 100 ms, 10 ms to 10 s.</summary>
    public TimeSpan AppendRetry { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Hashes of frames below the watermark that are remembered, to know a duplicate from a fork. Default 256, from 0.
    /// </summary>
    public int RememberedHashes { get; init; } = 256;

    /// <summary>Checks every limit.</summary>
    /// <exception cref="ArgumentException">Names the property, its value and what is allowed.</exception>
    public void Validate()
    {
        Limits.Check(nameof(CatalogueVersion), CatalogueVersion, 1, int.MaxValue);
        Limits.Check(nameof(CreditFrames), CreditFrames, 1, 65536);
        Limits.Check(nameof(CreditBytes), CreditBytes, Frame.MaxBytes, 64L * 1024 * 1024);
        Limits.Check(nameof(AppendFramesMax), AppendFramesMax, 1, 65536);
        Limits.Check(nameof(RememberedHashes), RememberedHashes, 0, 65536);
        Limits.Check(nameof(HeartbeatInterval), HeartbeatInterval, Limits.TimeMin, TimeSpan.FromMinutes(1));
        Limits.Check(nameof(SilenceMax), SilenceMax, 2 * HeartbeatInterval, TimeSpan.FromMinutes(10));
        Limits.Check(nameof(AppendRetry), AppendRetry, Limits.TimeMin, TimeSpan.FromSeconds(10));
    }
}
