using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Xunit;

namespace Federation.Core.Tests.Exchange.Standings;

public sealed class UplinkStandingTests
{
    private static readonly ConnectionNumber Line = new(1);
    private static readonly Span Period = StandingSample.Quarter;

    private readonly ModelLedger _ledger = new(seed: 1);
    private UplinkMachine _machine;
    private TimeSpan _now = TimeSpan.FromSeconds(100);

    public UplinkStandingTests() => _machine = Machine(new UplinkOptions { StandingEntries = 100 });

    [Fact]
    public void A_backlog_is_announced_ahead_of_its_frames()
    {
        Seal(3);
        Stream(backlog: 100);
        Assert.Equal(["SendHeartbeat", "TakeStanding"], Brief());
        Answer();
        Assert.Equal(["SendHeartbeat", "SendStanding", "SendFrame", "SendFrame", "SendFrame"], Brief());
    }

    [Fact]
    public void The_most_important_period_goes_alone_and_first()
    {
        Seal(1);
        Stream(backlog: 100, periods: [Period, StandingSample.January]);
        Assert.Equal([Period], Assert.Single(Taken().OfType<UplinkEffect.TakeStanding>()).Periods);
        Answer();
        var effects = Taken();
        Assert.Equal(
            ["SendHeartbeat", "SendStanding", "TakeStanding"],
            effects.Select(effect => effect.GetType().Name)
        );
        Assert.Equal([Period, StandingSample.January], ((UplinkEffect.TakeStanding)effects[2]).Periods);
        Answer();
        Assert.Equal(["SendHeartbeat", "SendStanding", "SendFrame"], Brief());
    }

    [Fact]
    public void The_nation_names_the_periods_and_the_line_says_how_many_bytes()
    {
        Seal(1);
        Stream(backlog: 100);
        var take = Assert.Single(Taken().OfType<UplinkEffect.TakeStanding>());
        Assert.Equal([Period], take.Periods);
        Assert.Equal(65_536, take.BytesMax);
    }

    [Fact]
    public void A_standing_never_takes_more_than_it_may()
    {
        _machine = Machine(new UplinkOptions { StandingEntries = 1, LineBytesPerSecondFirst = 10_000_000 });
        Seal(1);
        Stream(backlog: 100);
        Assert.Equal(262_144, Assert.Single(Taken().OfType<UplinkEffect.TakeStanding>()).BytesMax);
    }

    [Fact]
    public void A_few_entries_are_no_backlog()
    {
        Seal(3);
        Stream(backlog: 99);
        Assert.Equal(["SendHeartbeat", "SendFrame", "SendFrame", "SendFrame"], Brief());
    }

    [Fact]
    public void Whether_there_is_a_backlog_is_looked_at_once_a_second()
    {
        Seal(1);
        Stream(backlog: 99);
        Taken();
        _machine.OnBacklog(_now, new UplinkBacklog(1, 100, 0));
        Assert.DoesNotContain("TakeStanding", Brief());
        Pass(TimeSpan.FromMilliseconds(999));
        Assert.DoesNotContain("TakeStanding", Brief());
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Contains("TakeStanding", Brief());
    }

    [Fact]
    public void A_heartbeat_with_totals_puts_the_next_one_off()
    {
        Seal(1);
        Stream(backlog: 100);
        Taken();
        _now += TimeSpan.FromMilliseconds(400);
        Answer();
        Assert.Contains("SendHeartbeat", Brief());
        Assert.Equal(_now + TimeSpan.FromSeconds(1), _machine.NextTimeout);
    }

    [Fact]
    public void Frames_of_more_than_a_second_are_a_backlog_however_few_their_entries()
    {
        Seal(3);
        var bytes = _ledger.Frames.Sum(frame => frame.Bytes.Length);
        _machine = Machine(new UplinkOptions { LineBytesPerSecondFirst = bytes });
        Stream(backlog: 3);
        Assert.DoesNotContain("TakeStanding", Brief());

        _machine = Machine(new UplinkOptions { LineBytesPerSecondFirst = bytes - 1 });
        Stream(backlog: 3);
        Assert.Contains("TakeStanding", Brief());
    }

    [Fact]
    public void Facts_in_no_frame_yet_are_announced_too()
    {
        Stream(backlog: 100, unsealed: 100);
        Assert.Contains("TakeStanding", Brief());
    }

    [Fact]
    public void Where_the_nation_names_no_period_nothing_is_announced()
    {
        Seal(1);
        Stream(backlog: 100, periods: []);
        Assert.Equal(["SendHeartbeat", "SendFrame"], Brief());
    }

    [Fact]
    public void Each_second_the_totals_are_announced_anew_while_the_head_moves()
    {
        Seal(1);
        Stream(backlog: 100);
        Taken();
        Answer();
        Taken();
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(["SendHeartbeat"], Brief());

        Seal(1);
        _machine.OnHeadMoved(_now);
        Assert.Equal(["TakeStanding", "SendFrame"], Brief());
        Answer();
        Seal(1);
        _machine.OnHeadMoved(_now);
        Assert.Equal(["SendHeartbeat", "SendStanding", "SendFrame"], Brief());
        Pass(TimeSpan.FromSeconds(1));
        Assert.Contains("TakeStanding", Brief());
    }

    [Fact]
    public void Standings_never_take_more_than_half_of_the_line()
    {
        Seal(1);
        Stream(backlog: 100);
        Taken();
        _machine.OnStanding(_now, Totals(), bytes: 65_536);
        Seal(1);
        _machine.OnHeadMoved(_now);
        Taken();
        Pass(TimeSpan.FromSeconds(1.9));
        Assert.DoesNotContain("TakeStanding", Brief());
        Pass(TimeSpan.FromSeconds(0.1));
        Assert.Contains("TakeStanding", Brief());
    }

    [Fact]
    public void Frames_do_not_wait_for_totals_that_do_not_come_and_these_are_asked_for_again()
    {
        Seal(1);
        Stream(backlog: 100);
        Taken();
        Assert.Equal(_now + TimeSpan.FromSeconds(1), _machine.NextTimeout);
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(["SendHeartbeat", "TakeStanding", "SendFrame"], Brief());
    }

    [Fact]
    public void Totals_that_come_after_their_frame_was_receipted_are_not_sent()
    {
        Seal(1);
        Stream(backlog: 100);
        Pass(TimeSpan.FromSeconds(1));
        Taken();
        _machine.OnReceipt(_now, Line, new Receipt(Sample.Ledger, _ledger.Head));
        Taken();
        Answer();
        Assert.Empty(Taken());
    }

    [Fact]
    public void Totals_that_come_after_the_line_was_cut_are_not_sent()
    {
        Seal(1);
        Stream(backlog: 100);
        _machine.OnDisconnected(_now, Line);
        Taken();
        Answer();
        Assert.Empty(Taken());
    }

    [Fact]
    public void A_new_stream_announces_at_once_what_the_old_one_had_announced()
    {
        Seal(1);
        Stream(backlog: 100);
        Taken();
        Answer();
        Taken();
        Again(backlog: 100);
        Assert.Equal(["SendHeartbeat", "TakeStanding"], Brief());
    }

    [Fact]
    public void A_new_stream_sends_no_totals_of_the_old_one_and_waits_for_none()
    {
        Seal(1);
        Stream(backlog: 100);
        Taken();
        Again(backlog: 1);
        Assert.Equal(["SendHeartbeat", "SendFrame"], Brief());
        Again(backlog: 100, connection: 3);
        Taken();
        Answer();
        Again(backlog: 1, connection: 4);
        Assert.Equal(["SendHeartbeat", "SendFrame"], Brief());
    }

    [Fact]
    public void An_edge_that_caught_up_announces_nothing_more()
    {
        Seal(1);
        Stream(backlog: 100);
        Taken();
        Answer();
        Taken();
        _machine.OnReceipt(_now, Line, new Receipt(Sample.Ledger, _ledger.Head));
        _machine.OnBacklog(_now, new UplinkBacklog(0, 0, 0));
        Seal(1);
        _machine.OnHeadMoved(_now);
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(["KeepReceipt", "SendFrame", "SendHeartbeat"], Brief().Order());
    }

    private UplinkMachine Machine(UplinkOptions options) =>
        new(options, Sample.Owner, Sample.Ledger, _ledger, Sample.Genesis, seed: 42, _now);

    private void Again(long backlog, int connection = 2)
    {
        _machine.OnDisconnected(_now, new ConnectionNumber(connection - 1));
        _now = _machine.NextTimeout;
        Taken();
        Stream(backlog, connection: connection);
    }

    private void Stream(long backlog, int unsealed = 0, Span[]? periods = null, int connection = 1)
    {
        _machine.OnBacklog(_now, new UplinkBacklog(unsealed, backlog, 0));
        _machine.OnTick(_now);
        _machine.OnConnected(_now, new ConnectionNumber(connection));
        Taken();
        var credit = new Credit(100, 1_000_000);
        var welcome = new Welcome(Sample.Genesis, Sample.Genesis, 0, new SessionNumber(1), credit, 1, 1);
        var named = welcome with { Periods = periods ?? [Period] };
        _machine.OnWelcome(_now, new ConnectionNumber(connection), named);
        Assert.True(_machine.TryTake(out var entered) && entered is UplinkEffect.EnterState);
    }

    private void Seal(int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            _ledger.Record();
            _ledger.Seal();
        }
    }

    private Standing Totals() => new(Sample.Owner, Sample.Ledger, _ledger.Head, []);

    private void Answer() => _machine.OnStanding(_now, Totals(), bytes: 100);

    private void Pass(TimeSpan time)
    {
        _now += time;
        _machine.OnNationHeartbeat(_now, Line, new NationHeartbeat(0, new Credit(100, 1_000_000), 1));
        _machine.OnTick(_now);
    }

    private List<UplinkEffect> Taken()
    {
        var effects = new List<UplinkEffect>();
        while (_machine.TryTake(out var effect))
        {
            effects.Add(effect);
        }

        return effects;
    }

    private string[] Brief() => [.. Taken().Select(effect => effect.GetType().Name)];
}
