namespace Federation.Core.Exchange;

/// <summary>The times and limits of an edge's uplink.</summary>
public sealed class UplinkOptions
{
    /// <summary>Version of this edge's catalogues of indicators and areas. Default 1, from 1.</summary>
    public int CatalogueVersion { get; init; } = 1;

    /// <summary>Between two heartbeats. Default 1 s, 10 ms to 1 min; well below the nation's time of silence.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Without any message for so long the connection is dead. Default 3 s; at least twice the heartbeat.
    /// </summary>
    public TimeSpan SilenceMax { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>For a connection to be made. Default 5 s, 10 ms to 1 min.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From Hello to Welcome; the nation may be finishing an append. Default 10 s, up to 1 min.</summary>
    public TimeSpan GreetingTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The first wait before a new attempt, doubled each time, full jitter below it. Default 100 ms.</summary>
    public TimeSpan BackoffFirst { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest such wait. Default 5 s, up to 5 min: a nation that returns is found within it.</summary>
    public TimeSpan BackoffMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a stopped uplink asks whether an operator has decided. Default 1 min, 1 s to 1 day.</summary>
    public TimeSpan StoppedRetry { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Unreceipted bytes stay within what the line carried in so long, so that heartbeats get through a thin one.
    /// Default 1 s, 10 ms to <see cref="SilenceMax"/>.
    /// </summary>
    public TimeSpan LineWindow { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes a second that a line is taken to carry before it was measured. Default 65536, from 1.</summary>
    public long LineBytesPerSecondFirst { get; init; } = 64 * 1024;

    /// <summary>
    /// So many entries without a receipt are a backlog whose totals are announced ahead of its frames, however fast the
    /// line. Default 10000, from 1; fewer entries are one as well where they are more than the line carries in a
    /// second.
    /// </summary>
    public long StandingEntries { get; init; } = 10_000;

    /// <summary>Checks every limit.</summary>
    /// <exception cref="ArgumentException">Names the property, its value and what is allowed.</exception>
    public void Validate()
    {
        Limits.Check(nameof(CatalogueVersion), CatalogueVersion, 1, int.MaxValue);
        Limits.Check(nameof(LineBytesPerSecondFirst), LineBytesPerSecondFirst, 1, long.MaxValue);
        Limits.Check(nameof(StandingEntries), StandingEntries, 1, long.MaxValue);
        Limits.Check(nameof(HeartbeatInterval), HeartbeatInterval, Limits.TimeMin, TimeSpan.FromMinutes(1));
        Limits.Check(nameof(SilenceMax), SilenceMax, 2 * HeartbeatInterval, TimeSpan.FromMinutes(10));
        Limits.Check(nameof(ConnectTimeout), ConnectTimeout, Limits.TimeMin, TimeSpan.FromMinutes(1));
        Limits.Check(nameof(GreetingTimeout), GreetingTimeout, Limits.TimeMin, TimeSpan.FromMinutes(1));
        Limits.Check(nameof(BackoffFirst), BackoffFirst, TimeSpan.FromMilliseconds(1), BackoffMax);
        Limits.Check(nameof(BackoffMax), BackoffMax, BackoffFirst, TimeSpan.FromMinutes(5));
        Limits.Check(nameof(StoppedRetry), StoppedRetry, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        Limits.Check(nameof(LineWindow), LineWindow, Limits.TimeMin, SilenceMax);
    }
}
