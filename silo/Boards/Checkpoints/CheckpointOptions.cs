namespace Federation.Silo.Boards.Checkpoints;

/// <summary>
/// How often the fold is kept, so that a silo that starts reads less of the journal. Section <c>Nation:Checkpoints</c>.
/// </summary>
public sealed class CheckpointOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nation:Checkpoints";

    /// <summary>
    /// After how many records of the journal the next one is taken. Default 50000, 1-10000000, about half a second of
    /// reading; 0: none is taken and none is used.
    /// </summary>
    public int Records { get; set; } = 50_000;

    /// <summary>
    /// Bytes of one; a larger one is not kept. Default 256 MiB, 64 KiB-900 MiB: some twenty million cells, at which
    /// writing it costs more than reading the journal saves. PostgreSQL takes 1 GiB in one value.
    /// </summary>
    public int BytesMax { get; set; } = 256 << 20;

    /// <summary>How often it is looked whether one is due. Default 5 s, 0.1-600 s.</summary>
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Names everything that is out of range, with its limits; empty where all is well.</summary>
    public IEnumerable<string> Problems() =>
        OptionChecks.Of(
            Section,
            (nameof(Records), Records, 0, 10_000_000),
            (nameof(BytesMax), BytesMax, 64 << 10, 900 << 20),
            (nameof(LookInterval), LookInterval.TotalSeconds, 0.1, 600)
        );
}
