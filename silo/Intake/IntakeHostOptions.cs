namespace Federation.Silo.Intake;

/// <summary>
/// The budgets of the streams: what the exchange's machines do not see. Section <c>Nation:IntakeHost</c>.
/// </summary>
public sealed class IntakeHostOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nation:IntakeHost";

    /// <summary>
    /// How long a stream may be open without its Hello. Default 5 s, 0.1-60 s: a stream without one holds memory and is
    /// nobody's.
    /// </summary>
    public TimeSpan HelloTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a grain may take to answer a stream. Default 15 s, 1-60 s: above the journal's own deadline, so that
    /// the stream does not end before the journal has said what happened.
    /// </summary>
    public TimeSpan GrainTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a session may take to open. Default 8 s, 1-9 s: longer than the others take to find out that a silo
    /// stands still, shorter than an edge waits for its Welcome (10 s).
    /// </summary>
    public TimeSpan OpenTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Before a session that could not be opened is tried again. Default 0.2 s, 0.01-1 s: what the edge may come
    /// through later than it could.
    /// </summary>
    public TimeSpan OpenRetry { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// How long one message may take to be written to an edge. Default 10 s, 1-60 s: one that takes longer does not
    /// read, and its stream is ended.
    /// </summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Bytes of one message from an edge. Default 270336 (a full standing and its envelope), 263168-1048576: larger
    /// only costs memory.
    /// </summary>
    public int MessageBytesMax { get; set; } = 264 * 1024;

    /// <summary>Open streams of this silo. Default 1024, 1-65536: the nation has some hundred ledgers.</summary>
    public int StreamsMax { get; set; } = 1024;

    /// <summary>
    /// Messages that wait for an edge that does not read. Default 256, 16-65536: at more the session is closed, and the
    /// edge comes back when it can.
    /// </summary>
    public int OutgoingMessagesMax { get; set; } = 256;

    /// <summary>
    /// Ledgers of one owner. Default 64, 1-4096: each replaced disk is one; a caller that invents ledgers meets the
    /// bound.
    /// </summary>
    public int LedgersPerOwnerMax { get; set; } = 64;

    /// <summary>
    /// Periods that an edge with a backlog is asked to announce its totals of: those that were watched or asked for
    /// last. Default 16, 0-64: each takes a few kilobytes of a line that may be thin; 0 asks for none.
    /// </summary>
    public int StandingPeriodsMax { get; set; } = 16;

    /// <summary>
    /// Before a journal that cannot be used is asked again. Default 0.5 s, 0.01-60 s.
    /// </summary>
    public TimeSpan JournalRetry { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Names everything that is out of range, with its limits; empty where all is well.</summary>
    public IEnumerable<string> Problems() =>
        OptionChecks.Of(
            Section,
            (nameof(HelloTimeout), HelloTimeout.TotalSeconds, 0.1, 60),
            (nameof(GrainTimeout), GrainTimeout.TotalSeconds, 1, 60),
            (nameof(OpenTimeout), OpenTimeout.TotalSeconds, 1, 9),
            (nameof(OpenRetry), OpenRetry.TotalSeconds, 0.01, 1),
            (nameof(WriteTimeout), WriteTimeout.TotalSeconds, 1, 60),
            (nameof(MessageBytesMax), MessageBytesMax, 263_168, 1 << 20),
            (nameof(StreamsMax), StreamsMax, 1, 65_536),
            (nameof(OutgoingMessagesMax), OutgoingMessagesMax, 16, 65_536),
            (nameof(LedgersPerOwnerMax), LedgersPerOwnerMax, 1, 4096),
            (nameof(StandingPeriodsMax), StandingPeriodsMax, 0, 64),
            (nameof(JournalRetry), JournalRetry.TotalSeconds, 0.01, 60)
        );
}
