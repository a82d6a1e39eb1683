namespace Federation.Silo.Alarms;

/// <summary>When the nation raises alarms. Section <c>Nation:Alarms</c>.</summary>
public sealed class AlarmsOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nation:Alarms";

    /// <summary>How often links are looked at. Default 2 s, 0.05-60 s: an alarm is raised and clears so late.</summary>
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often closings and figures are looked at. Default 30 s, 0.05-3600 s: they cost fourteen boards.
    /// </summary>
    public TimeSpan FiguresInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a link may be down until an alarm is raised. Default 60 s, 0-86400 s: edge nodes that start anew and
    /// lines that break for a moment alarm nobody.
    /// </summary>
    public TimeSpan SilentAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long the grain of the alarms may take to answer. Default 5 s, 0.5-60 s: as for briefings.
    /// </summary>
    public TimeSpan GrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Names everything that is out of range, with its limits; empty where all is well.</summary>
    public IEnumerable<string> Problems() =>
        OptionChecks.Of(
            Section,
            (nameof(LookInterval), LookInterval.TotalSeconds, 0.05, 60),
            (nameof(FiguresInterval), FiguresInterval.TotalSeconds, 0.05, 3600),
            (nameof(SilentAfter), SilentAfter.TotalSeconds, 0, 86_400),
            (nameof(GrainTimeout), GrainTimeout.TotalSeconds, 0.5, 60)
        );
}
