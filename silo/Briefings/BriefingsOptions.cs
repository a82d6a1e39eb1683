namespace Federation.Silo.Briefings;

/// <summary>How briefings are followed and shown. Section <c>Nation:Briefings</c>.</summary>
public sealed class BriefingsOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nation:Briefings";

    /// <summary>
    /// How often a silo asks the grain of a briefing that it shows, besides being told. Default 1 s, 0.05-2 s: what was
    /// not told is found by then, and displays hold a state for confirmed for 3 s.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long the grain may take to answer. Default 5 s, 0.5-60 s: that is how long a silo that was lost may go
    /// unnoticed by the others.
    /// </summary>
    public TimeSpan GrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Between two beats of a watched briefing. Default 1 s, 0.1-1 s: readers count on one each second.
    /// </summary>
    public TimeSpan BeatInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long one update may take to be written to a display. Default 30 s, 1-300 s: one that takes longer is gone.
    /// </summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a silo goes on following a briefing that nobody watches. Default 30 s, 1-600 s: displays that
    /// reconnect find it.
    /// </summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a screen that left is still listed. Default 60 s, 5-3600 s: so that somebody sees it.
    /// </summary>
    public TimeSpan SiteForgottenAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Displays at one time, over all briefings of this silo. Default 4096, 1-65536.</summary>
    public int WatchersMax { get; set; } = 4096;

    /// <summary>Briefings that this silo follows at one time. Default 64, 1-1024.</summary>
    public int FollowedMax { get; set; } = 64;

    /// <summary>How many briefings a list names, the newest. Default 100, 1-1000: each is asked.</summary>
    public int ListedMax { get; set; } = 100;

    /// <summary>Frozen boards that are remembered. Default 16, 1-256: each costs up to some hundred KiB.</summary>
    public int BoardsRemembered { get; set; } = 16;

    /// <summary>Names everything that is out of range, with its limits; empty where all is well.</summary>
    public IEnumerable<string> Problems() =>
        OptionChecks.Of(
            Section,
            (nameof(PollInterval), PollInterval.TotalSeconds, 0.05, 2),
            (nameof(GrainTimeout), GrainTimeout.TotalSeconds, 0.5, 60),
            (nameof(BeatInterval), BeatInterval.TotalSeconds, 0.1, 1),
            (nameof(WriteTimeout), WriteTimeout.TotalSeconds, 1, 300),
            (nameof(IdleTimeout), IdleTimeout.TotalSeconds, 1, 600),
            (nameof(SiteForgottenAfter), SiteForgottenAfter.TotalSeconds, 5, 3600),
            (nameof(WatchersMax), WatchersMax, 1, 65_536),
            (nameof(FollowedMax), FollowedMax, 1, 1024),
            (nameof(ListedMax), ListedMax, 1, 1000),
            (nameof(BoardsRemembered), BoardsRemembered, 1, 256)
        );
}
