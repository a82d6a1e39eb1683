using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>What an uplink does with each message, and each passing of time, in each of its states.</summary>
public sealed class UplinkConversationTests
{
    private static readonly Credit Plenty = new(100, 1_000_000);
    private static readonly ConnectionNumber Line = new(1);
    private static readonly ConnectionNumber Other = new(7);

    private readonly ModelLedger _ledger = new(seed: 1);
    private UplinkMachine _machine;
    private TimeSpan _now = TimeSpan.FromSeconds(100);

    public UplinkConversationTests() => _machine = Machine(seed: 1234567);

    /// <summary>
    /// The first outputs of SplitMix64 for the seed 1234567 are 6457827717110365317, 3203168211198807973,
    /// 9817491932198370423; each is taken modulo one more than the bound in ticks.
    /// </summary>
    [Fact]
    public void Waits_are_drawn_by_SplitMix64_below_a_bound_that_doubles_from_100_ms_to_5_s()
    {
        long[] waits = [106_028, 1_503_166, 2_000_967, 588_187, 12_609_203, 10_280_169, 4_543_011, 14_681_242];
        Assert.Equal(waits, Enumerable.Range(1, 8).Select(FailedAttempt));
    }

    [Fact]
    public void A_nation_that_answers_is_asked_again_soon_after_the_next_failure()
    {
        for (var i = 1; i <= 5; i++)
        {
            FailedAttempt(i);
        }

        _now = _machine.NextTimeout;
        Greet(connection: 6);
        _machine.OnNationHeartbeat(_now, new ConnectionNumber(6), new NationHeartbeat(0, Plenty, 1));
        _machine.OnDisconnected(_now, new ConnectionNumber(6));
        Assert.InRange(_machine.NextTimeout - _now, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void A_receipt_is_an_answer_and_a_welcome_alone_is_none()
    {
        _machine = Machine(seed: 1234567);
        Seal(1);
        for (var i = 1; i <= 5; i++)
        {
            FailedAttempt(i);
        }

        _now = _machine.NextTimeout;
        Greet(connection: 6);
        _machine.OnDisconnected(_now, new ConnectionNumber(6));
        Assert.Equal(10_280_169, (_machine.NextTimeout - _now).Ticks);
        _now = _machine.NextTimeout;
        Greet(connection: 7);
        _machine.OnReceipt(_now, new ConnectionNumber(7), new Receipt(Sample.Ledger, _ledger.Head));
        _machine.OnDisconnected(_now, new ConnectionNumber(7));
        Assert.InRange(_machine.NextTimeout - _now, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void Nothing_is_attempted_before_it_is_due()
    {
        FailedAttempt(1);
        _machine.OnTick(_machine.NextTimeout - TimeSpan.FromTicks(1));
        Assert.Empty(Taken());
        Assert.Equal(UplinkState.Down, _machine.State);
    }

    [Fact]
    public void The_wait_is_counted_from_the_failure()
    {
        _machine.OnTick(_now);
        _now += TimeSpan.FromSeconds(1);
        _machine.OnDisconnected(_now, Line);
        Assert.Equal(106_028, (_machine.NextTimeout - _now).Ticks);
    }

    [Fact]
    public void A_hello_tells_the_head_of_its_own_moment()
    {
        _machine.OnTick(_now);
        Seal(2);
        _machine.OnConnected(_now, Line);
        Assert.Equal(_ledger.Head, Assert.Single(Taken().OfType<UplinkEffect.SendHello>()).Hello.Head);
    }

    [Fact]
    public void A_connection_that_does_not_come_within_5_s_is_given_up()
    {
        _machine.OnTick(_now);
        Assert.Equal(_now + TimeSpan.FromSeconds(5), _machine.NextTimeout);
        Taken();
        Pass(TimeSpan.FromMilliseconds(4999));
        Assert.Empty(Taken());
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(
            [
                new UplinkEffect.Disconnect(Line, UplinkReason.NotAnswered),
                new UplinkEffect.EnterState(UplinkState.Down, UplinkReason.NotAnswered, ""),
            ],
            Taken()
        );
    }

    [Fact]
    public void A_greeting_waits_for_silence_or_its_own_deadline_whichever_is_first()
    {
        _machine.OnTick(_now);
        _machine.OnConnected(_now, Line);
        var connected = _now;
        Assert.Equal(connected + TimeSpan.FromSeconds(3), _machine.NextTimeout);
        for (var i = 0; i < 4; i++)
        {
            Pass(TimeSpan.FromSeconds(2));
            _machine.OnNationHeartbeat(_now, Line, new NationHeartbeat(0, Plenty, 0));
        }

        Assert.Equal(connected + TimeSpan.FromSeconds(10), _machine.NextTimeout);
    }

    [Fact]
    public void A_nation_that_is_silent_in_the_greeting_is_given_up_after_3_s()
    {
        _machine.OnTick(_now);
        _machine.OnConnected(_now, Line);
        Taken();
        Pass(TimeSpan.FromMilliseconds(2999));
        Assert.Empty(Taken());
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(new UplinkEffect.Disconnect(Line, UplinkReason.Silence), Taken()[0]);
    }

    [Fact]
    public void Another_connection_than_the_last_is_not_heard_in_the_greeting()
    {
        _machine.OnTick(_now);
        _machine.OnConnected(_now, Other);
        Assert.Equal(UplinkState.Connecting, _machine.State);
        _machine.OnConnected(_now, Line);
        Taken();
        Pass(TimeSpan.FromSeconds(2));
        _machine.OnNationHeartbeat(_now, Other, new NationHeartbeat(0, Plenty, 0));
        _machine.OnStop(_now, Other, new Stop(StopReason.Behind, _ledger.Head, _ledger.Head, ""));
        _machine.OnDisconnected(_now, Other);
        Assert.Equal(UplinkState.Greeting, _machine.State);
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(new UplinkEffect.Disconnect(Line, UplinkReason.Silence), Taken()[0]);
    }

    [Fact]
    public void A_connection_ends_once()
    {
        Greet();
        _machine.OnDisconnected(_now, Line);
        Taken();
        var due = _machine.NextTimeout;
        _machine.OnDisconnected(_now, Line);
        Assert.Empty(Taken());
        Assert.Equal(due, _machine.NextTimeout);
    }

    [Fact]
    public void A_connection_comes_once()
    {
        Greet();
        Taken();
        _machine.OnConnected(_now, Line);
        Assert.Empty(Taken());
        Assert.Equal(UplinkState.Streaming, _machine.State);
    }

    [Fact]
    public void A_receipt_before_the_welcome_breaks_the_protocol()
    {
        _machine.OnTick(_now);
        _machine.OnConnected(_now, Line);
        Taken();
        _machine.OnReceipt(_now, Line, new Receipt(Sample.Ledger, Sample.Genesis));
        Assert.Equal(new UplinkEffect.Disconnect(Line, UplinkReason.ProtocolBroken), Taken()[0]);
        Assert.Equal(UplinkState.Down, _machine.State);
    }

    [Fact]
    public void A_second_welcome_breaks_the_protocol()
    {
        Greet();
        Taken();
        _machine.OnWelcome(_now, Line, Welcome(Sample.Genesis, Sample.Genesis));
        Assert.Equal(
            [
                new UplinkEffect.Disconnect(Line, UplinkReason.ProtocolBroken),
                new UplinkEffect.EnterState(UplinkState.Down, UplinkReason.ProtocolBroken, ""),
            ],
            Taken()
        );
    }

    [Fact]
    public void What_is_said_while_no_connection_stands_changes_nothing()
    {
        _machine.OnTick(_now);
        Taken();
        _machine.OnWelcome(_now, Line, Welcome(Sample.Genesis, Sample.Genesis));
        _machine.OnReceipt(_now, Line, new Receipt(Sample.Ledger, Sample.Genesis));
        _machine.OnNationHeartbeat(_now, Line, new NationHeartbeat(0, Plenty, 1));
        _machine.OnStop(_now, Line, new Stop(StopReason.Behind, Sample.Genesis, Sample.Genesis, ""));
        Assert.Empty(Taken());
        Assert.Equal(UplinkState.Connecting, _machine.State);
    }

    [Fact]
    public void A_stopped_uplink_does_not_mind_that_its_connection_ends_and_asks_no_sooner()
    {
        Greet();
        _now += TimeSpan.FromSeconds(1);
        _machine.OnStop(_now, Line, new Stop(StopReason.NotExpected, _ledger.Head, _ledger.Head, "Not here."));
        Taken();
        _machine.OnDisconnected(_now, Line);
        Assert.Equal((UplinkState.Stopped, _now + TimeSpan.FromMinutes(1)), (_machine.State, _machine.NextTimeout));
        Pass(TimeSpan.FromSeconds(59));
        Assert.Empty(Taken());
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(new UplinkEffect.Connect(new ConnectionNumber(2)), Taken()[0]);
    }

    [Theory]
    [InlineData(StopReason.Behind, UplinkReason.Behind)]
    [InlineData(StopReason.Forked, UplinkReason.Forked)]
    [InlineData(StopReason.Damaged, UplinkReason.Damaged)]
    [InlineData(StopReason.Unsupported, UplinkReason.Unsupported)]
    [InlineData(StopReason.NotExpected, UplinkReason.NotExpected)]
    [InlineData(StopReason.Closed, UplinkReason.Closed)]
    public void A_stop_is_an_alarm_of_its_name(StopReason reason, UplinkReason alarm)
    {
        _machine.OnTick(_now);
        _machine.OnConnected(_now, Line);
        Taken();
        _machine.OnStop(_now, Line, new Stop(reason, _ledger.Head, _ledger.Head, "Why."));
        Assert.Equal(new UplinkEffect.Disconnect(Line, alarm), Taken()[0]);
        Assert.Equal((UplinkState.Stopped, alarm), (_machine.State, _machine.Alarm));
    }

    [Fact]
    public void A_reason_that_nobody_knows_is_a_defect()
    {
        Greet();
        var stop = new Stop((StopReason)99, _ledger.Head, _ledger.Head, "");
        Assert.Throws<ArgumentOutOfRangeException>(() => _machine.OnStop(_now, Line, stop));
    }

    [Fact]
    public void A_nation_that_knows_a_higher_head_than_the_disk_holds_finds_it_behind()
    {
        Seal(2);
        var copy = _ledger.Copy(seed: 50);
        copy.Record();
        copy.Seal();
        Greet(announced: copy.Head);
        var stop = Assert.Single(Taken().OfType<UplinkEffect.SendStop>()).Stop;
        Assert.Equal((StopReason.Behind, _ledger.Head, copy.Head), (stop.Reason, stop.Edge, stop.Nation));
        Assert.Equal(UplinkReason.Behind, _machine.Alarm);
    }

    [Fact]
    public void A_nation_whose_watermark_is_another_frame_finds_a_fork_though_the_head_is_ours()
    {
        Seal(2);
        var other = _ledger.Frames[0].Head with { Hash = Sample.Genesis.Hash };
        Greet(watermark: other, announced: _ledger.Head);
        var stop = Assert.Single(Taken().OfType<UplinkEffect.SendStop>()).Stop;
        Assert.Equal((StopReason.Forked, other), (stop.Reason, stop.Nation));
    }

    [Fact]
    public void A_nation_that_holds_another_ledger_s_beginning_is_forked()
    {
        Seal(1);
        var elsewhere = FrameChain.Genesis(new(5), Sample.Ledger);
        Greet(watermark: elsewhere, announced: elsewhere);
        Assert.Equal((UplinkState.Stopped, UplinkReason.Forked), (_machine.State, _machine.Alarm));
    }

    [Fact]
    public void What_the_nation_lost_is_told_with_both_heads_and_the_lower_one_is_kept()
    {
        Seal(3);
        Greet(watermark: _ledger.Head, announced: _ledger.Head);
        Assert.Contains(new UplinkEffect.KeepReceipt(_ledger.Head), Taken());
        _machine.OnDisconnected(_now, Line);
        _now = _machine.NextTimeout;
        var held = _ledger.Frames[0].Head;
        Greet(held, held, connection: 2);
        var effects = Taken();
        var entered = Assert.Single(effects.OfType<UplinkEffect.EnterState>(), e => e.State == UplinkState.Streaming);
        Assert.Equal(new UplinkDifference(_ledger.Head, held), entered.Difference);
        Assert.Contains($"had receipted frame {_ledger.Head} and holds", entered.Detail, StringComparison.Ordinal);
        Assert.Contains(new UplinkEffect.KeepReceipt(held), effects);
        _machine.OnReceipt(_now, new ConnectionNumber(2), new Receipt(Sample.Ledger, _ledger.Head));
        Assert.Equal(new UplinkEffect.EnterState(UplinkState.Streaming, UplinkReason.None, ""), Taken()[0]);
    }

    [Fact]
    public void A_receipt_again_with_another_hash_is_a_fork()
    {
        Seal(2);
        Greet();
        var first = _ledger.Frames[0].Head;
        _machine.OnReceipt(_now, Line, new Receipt(Sample.Ledger, first));
        Taken();
        var other = first with { Hash = Sample.Genesis.Hash };
        _machine.OnReceipt(_now, Line, new Receipt(Sample.Ledger, other));
        Assert.Equal((UplinkState.Stopped, UplinkReason.Forked), (_machine.State, _machine.Alarm));
    }

    [Fact]
    public void A_welcome_without_loss_tells_no_difference_and_keeps_nothing_that_is_kept()
    {
        Greet();
        var effects = Taken();
        Assert.Contains(new UplinkEffect.EnterState(UplinkState.Streaming, UplinkReason.None, ""), effects);
        Assert.DoesNotContain(effects, effect => effect is UplinkEffect.KeepReceipt);
    }

    [Fact]
    public void Each_receipt_is_kept_once()
    {
        Seal(2);
        Greet();
        Taken();
        _machine.OnReceipt(_now, Line, new Receipt(Sample.Ledger, _ledger.Frames[0].Head));
        Assert.Equal([new UplinkEffect.KeepReceipt(_ledger.Frames[0].Head)], Taken());
        Assert.Empty(Taken());
    }

    private UplinkMachine Machine(ulong seed) =>
        new(new UplinkOptions(), Sample.Owner, Sample.Ledger, _ledger, Sample.Genesis, seed, _now);

    private long FailedAttempt(int connection)
    {
        _now = _machine.NextTimeout;
        _machine.OnTick(_now);
        _machine.OnDisconnected(_now, new ConnectionNumber(connection));
        Taken();
        return (_machine.NextTimeout - _now).Ticks;
    }

    private void Seal(int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            _ledger.Record();
            _ledger.Seal();
        }
    }

    private static Welcome Welcome(FrameHead watermark, FrameHead announced, Credit? credit = null) =>
        new(watermark, announced, 0, new SessionNumber(1), credit ?? Plenty, 1, 1);

    private void Greet(
        FrameHead? watermark = null,
        FrameHead? announced = null,
        int connection = 1,
        Credit? credit = null
    )
    {
        _machine.OnTick(_now);
        _machine.OnConnected(_now, new ConnectionNumber(connection));
        var welcome = Welcome(watermark ?? Sample.Genesis, announced ?? Sample.Genesis, credit);
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
