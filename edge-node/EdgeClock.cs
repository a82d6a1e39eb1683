using Federation.Core.Calendars;

namespace Federation.EdgeNode;

/// <summary>
/// The edge's clock, and what day it takes today to be: the latest of its own clock, the time in the nation's last
/// Welcome and the newest entry. A clock that was set back cannot move today back. Any thread may ask.
/// </summary>
public sealed class EdgeClock(TimeProvider time)
{
    /// <summary>2500-01-01: a time after it is nobody's clock, and is not heard.</summary>
    private const long LatestPossible = 16_725_225_600_000_000;

    private long _latestHeard;

    /// <summary>Now by the edge's own clock, in microseconds since 1970-01-01 UTC.</summary>
    public long NowUnixMicroseconds =>
        (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Today in Vietnam.</summary>
    public Day Today => Day.At(InstantOf(Math.Max(NowUnixMicroseconds, Interlocked.Read(ref _latestHeard))));

    /// <summary>An instant as a date and time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the years 1 to 9999.</exception>
    public static DateTimeOffset InstantOf(long unixMicroseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(checked(unixMicroseconds * TimeSpan.TicksPerMicrosecond));

    /// <summary>Takes note of a time that the nation said or an entry carries.</summary>
    /// <param name="unixMicroseconds">
    /// Microseconds since 1970-01-01 UTC; a time before one that was heard changes nothing, and so does one from 2500
    /// on.
    /// </param>
    public void Hear(long unixMicroseconds)
    {
        var heard = Interlocked.Read(ref _latestHeard);
        while (unixMicroseconds > heard && unixMicroseconds < LatestPossible)
        {
            var seen = Interlocked.CompareExchange(ref _latestHeard, unixMicroseconds, heard);
            if (seen == heard)
            {
                return;
            }

            heard = seen;
        }
    }
}
