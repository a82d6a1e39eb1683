using Federation.Core.Exchange;

namespace Federation.Silo.Journal;

/// <summary>How the journal is written and read. Section <c>Nation:Journal</c>.</summary>
public sealed class JournalOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Nation:Journal";

    /// <summary>
    /// How long a statement waits for another process's lock. Default 2 s, 0.1-30 s: longer hides a stuck backup,
    /// shorter fails on one that is only slow.
    /// </summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a caller waits for its append. Default 10 s, 1-60 s: after it the outcome is unknown, the term is
    /// raised and the watermark read again.
    /// </summary>
    public TimeSpan AppendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many calls may wait for the writer. Default 1024, 16-65536: callers wait, with their own deadline, while it
    /// is full.
    /// </summary>
    public int QueueLength { get; set; } = 1024;

    /// <summary>
    /// How many bytes of frames one transaction takes at most, a single append apart. Default 4 MiB, 64 KiB-64 MiB:
    /// larger saves syncs, smaller keeps a receipt quick while others catch up.
    /// </summary>
    public int TransactionBytesMax { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// How many bytes of records a reader takes at a time. Default 1 MiB, 64 KiB-64 MiB: it bounds memory, not speed.
    /// </summary>
    public int ReadBytesMax { get; set; } = 1024 * 1024;

    /// <summary>Names the first value that is out of range, with its limits; null where all is well.</summary>
    public string? Invalid() =>
        Outside(nameof(LockTimeout), LockTimeout.TotalSeconds, 0.1, 30, "s")
        ?? Outside(nameof(AppendTimeout), AppendTimeout.TotalSeconds, 1, 60, "s")
        ?? Outside(nameof(QueueLength), QueueLength, 16, 65536, "calls")
        ?? Outside(nameof(TransactionBytesMax), TransactionBytesMax, Frame.MaxBytes, 64 << 20, "bytes")
        ?? Outside(nameof(ReadBytesMax), ReadBytesMax, Frame.MaxBytes, 64 << 20, "bytes");

    private static string? Outside(string name, double value, double least, double most, string unit) =>
        value >= least && value <= most
            ? null
            : $"{Section}:{name} is {value} {unit}; it must lie from {least} to {most}. Change it or leave it out.";
}
