namespace Federation.Simulation.World;

/// <summary>What a line is like now.</summary>
internal sealed class LineQuality
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(20);

    public TimeSpan LatencyMin { get; private set; } = Shortest;

    public TimeSpan LatencyMax { get; private set; } = Usual;

    /// <summary>0: no limit.</summary>
    public long BytesPerSecond { get; set; }

    /// <summary>False: no connection comes about.</summary>
    public bool IsUp { get; set; } = true;

    public void Delay(TimeSpan most) => LatencyMax = most;

    public void SetRight() => (LatencyMax, BytesPerSecond, IsUp) = (Usual, 0, true);

    public TimeSpan TimeOf(int bytes) =>
        BytesPerSecond == 0 ? TimeSpan.Zero : new TimeSpan(bytes * TimeSpan.TicksPerSecond / BytesPerSecond);
}
