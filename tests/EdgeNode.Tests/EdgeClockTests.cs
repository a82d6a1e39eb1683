using Federation.Core.Calendars;
using Xunit;

namespace Federation.EdgeNode.Tests;

public sealed class EdgeClockTests
{
    [Fact]
    public void Today_is_the_latest_of_the_clock_and_what_was_heard()
    {
        var clock = new EdgeClock(new Frozen(new DateTimeOffset(2025, 7, 2, 16, 59, 59, TimeSpan.Zero)));
        Assert.Equal(new Day(2025, 7, 2), clock.Today);
        clock.Hear(new DateTimeOffset(2025, 7, 2, 17, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() * 1000);
        Assert.Equal(new Day(2025, 7, 3), clock.Today);
        clock.Hear(0);
        clock.Hear(long.MaxValue);
        Assert.Equal(new Day(2025, 7, 3), clock.Today);
    }

    private sealed class Frozen(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
