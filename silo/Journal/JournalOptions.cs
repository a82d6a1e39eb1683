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

    /// <summary>
    /// How many bytes of records that this silo has just committed wait in memory for its fold. Default 32 MiB,
    /// 64 KiB-1 GiB: several transactions; a fold that is further behind reads them from the journal.
    /// </summary>
    public int CommittedBytesMax { get; set; } = 32 * 1024 * 1024;

    /// <summary>
    /// The epoch that the journal is in at least, from the start on. Default 1, 1-1,000,000. Set it when a copy of the
    /// journal is brought back, to one above the highest epoch on any display: else records that are appended before
    /// the loss is noticed would be shown at versions that other records had before.
    /// </summary>
    public long EpochLeast { get; set; } = 1;

    /// <summary>Names everything that is out of range, with its limits; empty where all is well.</summary>
    public IEnumerable<string> Problems() =>
        OptionChecks.Of(
            Section,
            (nameof(LockTimeout), LockTimeout.TotalSeconds, 0.1, 30),
            (nameof(AppendTimeout), AppendTimeout.TotalSeconds, 1, 60),
            (nameof(QueueLength), QueueLength, 16, 65_536),
            (nameof(TransactionBytesMax), TransactionBytesMax, Frame.MaxBytes, 64 << 20),
            (nameof(ReadBytesMax), ReadBytesMax, Frame.MaxBytes, 64 << 20),
            (nameof(CommittedBytesMax), CommittedBytesMax, Frame.MaxBytes, 1 << 30),
            (nameof(EpochLeast), EpochLeast, 1, 1_000_000)
        );
}
