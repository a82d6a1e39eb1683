namespace Federation.Silo.Boards;

/// <summary>How boards are folded and shown. Section <c>Nation:Boards</c>.</summary>
public sealed class BoardsOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nation:Boards";

    /// <summary>
    /// Periods that are kept up to date. Default 64, 1-1000: each costs memory, and work at every posting.
    /// </summary>
    public int PeriodsMax { get; set; } = 64;

    /// <summary>
    /// How many published boards of a period are remembered, so that a reader that is behind gets a delta. Default 16,
    /// 1-256.
    /// </summary>
    public int VersionsRemembered { get; set; } = 16;

    /// <summary>
    /// Between two versions that are published of one period. Default 10 ms, 0-1 s: longer spares displays and
    /// processors, shorter is fresher.
    /// </summary>
    public TimeSpan PublishInterval { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// How often the journal's head is looked at without a notification. Default 0.5 s, 0.05-1 s: a board is live only
    /// while its silo has seen the head within 2 s.
    /// </summary>
    public TimeSpan ConfirmInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How old the last look at the head may be while this silo is ready for displays. Default 2 s, 1-2 s: a board
    /// that is older says that it is not confirmed, and a display that can choose is better off at another silo.
    /// </summary>
    public TimeSpan ConfirmedWithin { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Between two beats of a watched board. Default 1 s, 0.1-1 s: readers count on one each second.</summary>
    public TimeSpan BeatInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long one update may take to be written to a reader. Default 30 s, 1-300 s: a reader that takes longer is
    /// gone.
    /// </summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the grains of the provinces may take to answer. Default 5 s, 0.5-60 s: links that are not told in time
    /// are shown as the journal knows them.
    /// </summary>
    public TimeSpan GrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Watched boards at one time, over all readers of this silo. Default 8192, 1-65536.</summary>
    public int WatchersMax { get; set; } = 8192;

    /// <summary>
    /// Days after the last day of a civil period within which a closing is on time. Default 5, 0-90. The decree leaves
    /// the day to whoever orders the report (Nghị định 09/2019/NĐ-CP, Điều 13).
    /// </summary>
    public int DeadlineDaysCivil { get; set; } = Core.Coverage.Deadlines.Default.CivilDays;

    /// <summary>
    /// The same for periods of Decree 09/2019, which end on the 14th (Điều 12). Default 3, 0-90: by the 17th, so that
    /// the reports of the month can build on it.
    /// </summary>
    public int DeadlineDaysDecree09 { get; set; } = Core.Coverage.Deadlines.Default.DecreeDays;

    /// <summary>
    /// File of the provinces' duty phones, told to HQ with who is late: lines <c>area,force,phone</c> after a heading
    /// that says so; no force: of all that have no own line. Default empty: none. Read when the silo starts.
    /// </summary>
    public string DutyPhones { get; set; } = "";

    /// <summary>The two together.</summary>
    internal Core.Coverage.Deadlines Deadlines => new(DeadlineDaysCivil, DeadlineDaysDecree09);

    /// <summary>Names everything that is out of range, with its limits; empty where all is well.</summary>
    public IEnumerable<string> Problems() =>
        OptionChecks
            .Of(
                Section,
                (nameof(PeriodsMax), PeriodsMax, 1, 1000),
                (nameof(DeadlineDaysCivil), DeadlineDaysCivil, 0, 90),
                (nameof(DeadlineDaysDecree09), DeadlineDaysDecree09, 0, 90),
                (nameof(VersionsRemembered), VersionsRemembered, 1, 256),
                (nameof(PublishInterval), PublishInterval.TotalSeconds, 0, 1),
                (nameof(ConfirmInterval), ConfirmInterval.TotalSeconds, 0.05, 1),
                (nameof(ConfirmedWithin), ConfirmedWithin.TotalSeconds, 1, 2),
                (nameof(BeatInterval), BeatInterval.TotalSeconds, 0.1, 1),
                (nameof(WriteTimeout), WriteTimeout.TotalSeconds, 1, 300),
                (nameof(GrainTimeout), GrainTimeout.TotalSeconds, 0.5, 60),
                (nameof(WatchersMax), WatchersMax, 1, 65_536)
            )
            .Concat(DutyPhonesProblems());

    private IEnumerable<string> DutyPhonesProblems() =>
        Boards.DutyPhones.TryRead(DutyPhones, out _) is { Length: > 0 } problem
            ? [$"{Section}:{nameof(DutyPhones)}: {problem}"]
            : [];
}
