using Federation.Core.Calendars;

namespace Federation.Simulation.World;

/// <summary>A machine's clock: true but for what it stepped; and what day the machine takes today to be.</summary>
internal sealed class WallClock(Setting setting)
{
    private const long LatestPossible = 16_725_225_600_000_000;

    private long _offset;
    private long _latestHeard;

    public long UnixMicroseconds => Math.Max(0, setting.UnixMicroseconds + _offset);

    /// <summary>The latest of the clock and what was heard, as an edge takes it.</summary>
    public Day Today =>
        Day.At(
            DateTimeOffset.UnixEpoch.AddTicks(Math.Max(UnixMicroseconds, _latestHeard) * TimeSpan.TicksPerMicrosecond)
        );

    public void Step(TimeSpan by) => _offset += by.Ticks / TimeSpan.TicksPerMicrosecond;

    public void SetRight() => _offset = 0;

    public void Hear(long unixMicroseconds)
    {
        if (unixMicroseconds < LatestPossible)
        {
            _latestHeard = Math.Max(_latestHeard, unixMicroseconds);
        }
    }

    /// <summary>The process ended: what it heard is forgotten.</summary>
    public void Forget() => _latestHeard = 0;
}
