using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>When an edge seals what waits, and when a heartbeat tells of it.</summary>
public sealed class UplinkSealingTests
{
    private static readonly Credit Plenty = new(100, 1_000_000);
    private static readonly ConnectionNumber Line = new(1);

    private readonly ModelLedger _ledger = new(seed: 1);
    private readonly UplinkMachine _machine;
    private TimeSpan _now = TimeSpan.FromSeconds(100);

    public UplinkSealingTests() =>
        _machine = new UplinkMachine(
            new UplinkOptions(),
            Sample.Owner,
            Sample.Ledger,
            _ledger,
            Sample.Genesis,
            seed: 42,
            _now
        );

    [Fact]
    public void There_is_no_credit_for_a_new_frame_while_others_wait()
    {
        Seal(3);
        Greet(credit: new Credit(2, 1_000_000));
        Taken();
        Assert.False(_machine.HasCredit);
        _machine.OnReceipt(_now, Line, new Receipt(Sample.Ledger, _ledger.Frames[0].Head));
        Assert.False(_machine.HasCredit);
        Taken();
        Assert.False(_machine.HasCredit);
        _machine.OnReceipt(_now, Line, new Receipt(Sample.Ledger, _ledger.Frames[1].Head));
        Assert.True(_machine.HasCredit);
    }

    [Fact]
    public void A_head_that_moves_with_room_or_without_a_stream_makes_no_heartbeat()
    {
        _machine.OnHeadMoved(_now);
        Greet();
        Assert.Single(Taken().OfType<UplinkEffect.SendHeartbeat>());
        Seal(1);
        _machine.OnHeadMoved(_now);
        Assert.Equal([new UplinkEffect.SendFrame(new FrameNumber(1))], Taken());
    }

    [Fact]
    public void A_head_that_moved_while_the_line_was_down_is_no_heartbeat_of_the_next_stream()
    {
        Greet(credit: new Credit(0, 0));
        Taken();
        _machine.OnDisconnected(_now, Line);
        _now = _machine.NextTimeout;
        Seal(1);
        _machine.OnHeadMoved(_now);
        Greet(connection: 2, credit: new Credit(0, 0));
        Assert.Equal(1, Assert.Single(Taken().OfType<UplinkEffect.SendHeartbeat>()).Heartbeat.Beat);
    }

    [Fact]
    public void A_wish_to_seal_is_repeated_after_a_second_where_nothing_was_sealed()
    {
        Greet();
        Taken();
        _machine.OnBacklog(_now, new UplinkBacklog(1, 1, 20103));
        Assert.Equal([UplinkEffect.Seal.Instance], Taken());
        Pass(TimeSpan.FromMilliseconds(999));
        Assert.Empty(Taken());
        Pass(TimeSpan.FromMilliseconds(1));
        var effects = Taken();
        Assert.Contains(UplinkEffect.Seal.Instance, effects);
        var beat = Assert.Single(effects.OfType<UplinkEffect.SendHeartbeat>()).Heartbeat;
        Assert.Equal((1L, 20103, 2L), (beat.BacklogEntries, beat.LastActivityDay, beat.Beat));
        _machine.OnHeadMoved(_now);
        Assert.Empty(Taken());
        _machine.OnBacklog(_now, new UplinkBacklog(1, 2, 20103));
        Assert.Equal([UplinkEffect.Seal.Instance], Taken());
    }

    [Fact]
    public void A_new_stream_wishes_at_once_what_the_old_one_wished()
    {
        Greet();
        _machine.OnBacklog(_now, new UplinkBacklog(1, 1, 20103));
        Assert.Contains(UplinkEffect.Seal.Instance, Taken());
        _machine.OnDisconnected(_now, Line);
        _now = _machine.NextTimeout;
        Greet(connection: 2);
        Assert.Contains(UplinkEffect.Seal.Instance, Taken());
    }

    [Fact]
    public void A_frame_that_was_sealed_goes_out_with_whatever_is_reported_next()
    {
        Greet();
        Taken();
        Seal(1);
        _machine.OnBacklog(_now, new UplinkBacklog(0, 1, 20103));
        Assert.Equal([new UplinkEffect.SendFrame(new FrameNumber(1))], Taken());
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    public void What_the_nation_holds_already_is_not_sent(int receipted, int next)
    {
        Seal(5);
        Greet(credit: new Credit(1, 1_000_000));
        Taken();
        _machine.OnReceipt(_now, Line, new Receipt(Sample.Ledger, _ledger.Frames[receipted - 1].Head));
        Assert.Equal(new UplinkEffect.SendFrame(new FrameNumber(next)), Taken()[^1]);
    }

    private void Seal(int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            _ledger.Record();
            _ledger.Seal();
        }
    }

    private void Greet(int connection = 1, Credit? credit = null)
    {
        _machine.OnTick(_now);
        _machine.OnConnected(_now, new ConnectionNumber(connection));
        var welcome = new Welcome(Sample.Genesis, Sample.Genesis, 0, new SessionNumber(1), credit ?? Plenty, 1, 1);
        _machine.OnWelcome(_now, new ConnectionNumber(connection), welcome);
    }

    private void Pass(TimeSpan time)
    {
        _now += time;
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
}
