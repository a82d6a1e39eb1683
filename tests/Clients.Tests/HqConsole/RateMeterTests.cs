using Federation.Client.Picture;
using Federation.Core.Figures;
using Federation.HqConsole.Model;
using Xunit;

namespace Federation.Clients.Tests.HqConsole;

public sealed class RateMeterTests
{
    private static readonly IndicatorNumber One = new(1);
    private readonly RateMeter _meter = new();

    [Fact]
    public void What_was_there_at_the_first_look_did_not_come()
    {
        _meter.Observe(Scene.Start, One, 5000);
        Assert.Equal(0, _meter.PerMinute(Scene.Start.AddSeconds(30), One));
        Assert.Equal("", _meter.Sparkline(Scene.Start, One, 8));
    }

    [Fact]
    public void A_rate_is_not_known_before_a_quarter_of_a_minute_was_seen()
    {
        Assert.Null(_meter.PerMinute(Scene.Start, One));
        _meter.Observe(Scene.Start, One, 5000);
        _meter.Observe(Scene.Start.AddSeconds(10), One, 5007);
        Assert.Null(_meter.PerMinute(Scene.Start.AddSeconds(14), One));
        Assert.Equal(28, _meter.PerMinute(Scene.Start.AddSeconds(15), One));
    }

    [Fact]
    public void Within_the_first_minute_it_is_what_came_since_then_a_minute()
    {
        _meter.Observe(Scene.Start, One, 1000);
        _meter.Observe(Scene.Start.AddSeconds(20), One, 1010);
        Assert.Equal(30, _meter.PerMinute(Scene.Start.AddSeconds(20), One));
        Assert.Equal(15, _meter.PerMinute(Scene.Start.AddSeconds(40), One));
    }

    [Fact]
    public void Later_it_is_what_came_within_the_last_minute()
    {
        _meter.Observe(Scene.Start, One, 100);
        _meter.Observe(Scene.Start.AddSeconds(30), One, 110);
        _meter.Observe(Scene.Start.AddSeconds(80), One, 113);
        Assert.Equal(3, _meter.PerMinute(Scene.Start.AddSeconds(90), One));
        Assert.Equal(0, _meter.PerMinute(Scene.Start.AddSeconds(200), One));
    }

    [Fact]
    public void A_figure_that_falls_has_a_rate_below_zero()
    {
        _meter.Observe(Scene.Start, One, 100);
        _meter.Observe(Scene.Start.AddSeconds(30), One, 90);
        Assert.Equal(-20, _meter.PerMinute(Scene.Start.AddSeconds(30), One));
    }

    [Fact]
    public void Bars_are_quarters_of_a_minute_the_newest_last()
    {
        _meter.Observe(Scene.Start, One, 0);
        _meter.Observe(Scene.Start.AddSeconds(15), One, 1);
        _meter.Observe(Scene.Start.AddSeconds(30), One, 8);
        Assert.Equal("▁▁▂▇", _meter.Sparkline(Scene.Start.AddSeconds(30), One, 4));
        Assert.Equal("▁▂▇▁", _meter.Sparkline(Scene.Start.AddSeconds(45), One, 4));
    }

    [Fact]
    public void Old_samples_are_forgotten_and_the_rate_stays_right()
    {
        for (var second = 0; second <= 600; second++)
        {
            _meter.Observe(Scene.Start.AddSeconds(second), One, second);
        }

        Assert.Equal(56, _meter.PerMinute(Scene.Start.AddSeconds(600), One));
    }
}
