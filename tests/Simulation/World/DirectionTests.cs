using Xunit;

namespace Federation.Simulation.World;

/// <summary>One way of a stream keeps its order, as HTTP/2 does, whatever stops or delays it.</summary>
public sealed class DirectionTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Setting _setting = new(41882, new SilentWitness(), Parts.Real, story: null);
    private readonly LineQuality _quality = new();
    private readonly List<int> _arrived = [];
    private readonly Direction _direction;

    public DirectionTests() => _direction = new Direction(_setting, _quality);

    public void Dispose() => _setting.Dispose();

    [Fact]
    public void What_was_under_way_when_the_line_stood_still_arrives_before_what_was_sent_then()
    {
        Send(1);
        _direction.StandStill(Second);
        Send(2);
        _setting.Time.RunTo(Second / 2);
        Send(3);
        Assert.Empty(_arrived);
        _setting.Time.RunTo(Second);
        Assert.Equal([1, 2, 3], _arrived);
    }

    [Fact]
    public void A_line_that_goes_on_early_hands_over_in_order()
    {
        _direction.StandStill(10 * Second);
        Send(1);
        Send(2);
        _setting.Time.RunTo(Second);
        _direction.GoOn();
        Send(3);
        _setting.Time.RunTo(2 * Second);
        Assert.Equal([1, 2, 3], _arrived);
    }

    [Fact]
    public void A_line_that_becomes_quicker_overtakes_nothing()
    {
        _quality.Delay(Second);
        for (var message = 1; message <= 20; message++)
        {
            Send(message);
        }

        _quality.SetRight();
        Send(21);
        _setting.Time.RunTo(3 * Second);
        Assert.Equal(Enumerable.Range(1, 21), _arrived);
    }

    [Fact]
    public void What_is_under_way_when_the_line_is_cut_never_arrives()
    {
        Send(1);
        _setting.Time.RunTo(Second);
        Send(2);
        _direction.CutNow();
        Send(3);
        _setting.Time.RunTo(2 * Second);
        Assert.Equal([1], _arrived);
    }

    private void Send(int message) => _direction.Send(60, () => _arrived.Add(message));
}
