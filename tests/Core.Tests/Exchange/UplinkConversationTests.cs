using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>What an uplink does with each message, and each passing of time, in each of its states.</summary>
public sealed class UplinkConversationTests : UplinkScene
{
    private static readonly ConnectionNumber Other = new(7);

    public UplinkConversationTests() => Uplink = Machine(seed: 1234567);

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

        Now = Uplink.NextTimeout;
        Greet(connection: 6);
        Uplink.OnNationHeartbeat(Now, new ConnectionNumber(6), new NationHeartbeat(0, Plenty, 1));
        Uplink.OnDisconnected(Now, new ConnectionNumber(6));
        Assert.InRange(Uplink.NextTimeout - Now, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void A_receipt_is_an_answer_and_a_welcome_alone_is_none()
    {
        Uplink = Machine(seed: 1234567);
        Seal(1);
        for (var i = 1; i <= 5; i++)
        {
            FailedAttempt(i);
        }

        Now = Uplink.NextTimeout;
        Greet(connection: 6);
        Uplink.OnDisconnected(Now, new ConnectionNumber(6));
        Assert.Equal(10_280_169, (Uplink.NextTimeout - Now).Ticks);
        Now = Uplink.NextTimeout;
        Greet(connection: 7);
        Uplink.OnReceipt(Now, new ConnectionNumber(7), new Receipt(Sample.Ledger, Ledger.Head));
        Uplink.OnDisconnected(Now, new ConnectionNumber(7));
        Assert.InRange(Uplink.NextTimeout - Now, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void Nothing_is_attempted_before_it_is_due()
    {
        FailedAttempt(1);
        Uplink.OnTick(Uplink.NextTimeout - TimeSpan.FromTicks(1));
        Assert.Empty(Taken());
        Assert.Equal(UplinkState.Down, Uplink.State);
    }

    [Fact]
    public void The_wait_is_counted_from_the_failure()
    {
        Uplink.OnTick(Now);
        Now += TimeSpan.FromSeconds(1);
        Uplink.OnDisconnected(Now, Line);
        Assert.Equal(106_028, (Uplink.NextTimeout - Now).Ticks);
    }

    [Fact]
    public void A_hello_tells_the_head_of_its_own_moment()
    {
        Uplink.OnTick(Now);
        Seal(2);
        Uplink.OnConnected(Now, Line);
        Assert.Equal(Ledger.Head, Assert.Single(Taken().OfType<UplinkEffect.SendHello>()).Hello.Head);
    }

    [Fact]
    public void A_connection_that_does_not_come_within_5_s_is_given_up()
    {
        Uplink.OnTick(Now);
        Assert.Equal(Now + TimeSpan.FromSeconds(5), Uplink.NextTimeout);
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
        Uplink.OnTick(Now);
        Uplink.OnConnected(Now, Line);
        var connected = Now;
        Assert.Equal(connected + TimeSpan.FromSeconds(3), Uplink.NextTimeout);
        for (var i = 0; i < 4; i++)
        {
            Pass(TimeSpan.FromSeconds(2));
            Uplink.OnNationHeartbeat(Now, Line, new NationHeartbeat(0, Plenty, 0));
        }

        Assert.Equal(connected + TimeSpan.FromSeconds(10), Uplink.NextTimeout);
    }

    [Fact]
    public void A_nation_that_is_silent_in_the_greeting_is_given_up_after_3_s()
    {
        Uplink.OnTick(Now);
        Uplink.OnConnected(Now, Line);
        Taken();
        Pass(TimeSpan.FromMilliseconds(2999));
        Assert.Empty(Taken());
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(new UplinkEffect.Disconnect(Line, UplinkReason.Silence), Taken()[0]);
    }

    [Fact]
    public void Another_connection_than_the_last_is_not_heard_in_the_greeting()
    {
        Uplink.OnTick(Now);
        Uplink.OnConnected(Now, Other);
        Assert.Equal(UplinkState.Connecting, Uplink.State);
        Uplink.OnConnected(Now, Line);
        Taken();
        Pass(TimeSpan.FromSeconds(2));
        Uplink.OnNationHeartbeat(Now, Other, new NationHeartbeat(0, Plenty, 0));
        Uplink.OnStop(Now, Other, new Stop(StopReason.Behind, Ledger.Head, Ledger.Head, ""));
        Uplink.OnDisconnected(Now, Other);
        Assert.Equal(UplinkState.Greeting, Uplink.State);
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(new UplinkEffect.Disconnect(Line, UplinkReason.Silence), Taken()[0]);
    }

    [Fact]
    public void A_connection_ends_once()
    {
        Greet();
        Uplink.OnDisconnected(Now, Line);
        Taken();
        var due = Uplink.NextTimeout;
        Uplink.OnDisconnected(Now, Line);
        Assert.Empty(Taken());
        Assert.Equal(due, Uplink.NextTimeout);
    }

    [Fact]
    public void A_connection_comes_once()
    {
        Greet();
        Taken();
        Uplink.OnConnected(Now, Line);
        Assert.Empty(Taken());
        Assert.Equal(UplinkState.Streaming, Uplink.State);
    }

    [Fact]
    public void A_receipt_before_the_welcome_breaks_the_protocol()
    {
        Uplink.OnTick(Now);
        Uplink.OnConnected(Now, Line);
        Taken();
        Uplink.OnReceipt(Now, Line, new Receipt(Sample.Ledger, Sample.Genesis));
        Assert.Equal(new UplinkEffect.Disconnect(Line, UplinkReason.ProtocolBroken), Taken()[0]);
        Assert.Equal(UplinkState.Down, Uplink.State);
    }

    [Fact]
    public void A_second_welcome_breaks_the_protocol()
    {
        Greet();
        Taken();
        Uplink.OnWelcome(Now, Line, Welcome(Sample.Genesis, Sample.Genesis));
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
        Uplink.OnTick(Now);
        Taken();
        Uplink.OnWelcome(Now, Line, Welcome(Sample.Genesis, Sample.Genesis));
        Uplink.OnReceipt(Now, Line, new Receipt(Sample.Ledger, Sample.Genesis));
        Uplink.OnNationHeartbeat(Now, Line, new NationHeartbeat(0, Plenty, 1));
        Uplink.OnStop(Now, Line, new Stop(StopReason.Behind, Sample.Genesis, Sample.Genesis, ""));
        Assert.Empty(Taken());
        Assert.Equal(UplinkState.Connecting, Uplink.State);
    }

    [Fact]
    public void A_stopped_uplink_does_not_mind_that_its_connection_ends_and_asks_no_sooner()
    {
        Greet();
        Now += TimeSpan.FromSeconds(1);
        Uplink.OnStop(Now, Line, new Stop(StopReason.NotExpected, Ledger.Head, Ledger.Head, "Not here."));
        Taken();
        Uplink.OnDisconnected(Now, Line);
        Assert.Equal((UplinkState.Stopped, Now + TimeSpan.FromMinutes(1)), (Uplink.State, Uplink.NextTimeout));
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
    [InlineData(StopReason.RepairLost, UplinkReason.RepairLost)]
    public void A_stop_is_an_alarm_of_its_name(StopReason reason, UplinkReason alarm)
    {
        Uplink.OnTick(Now);
        Uplink.OnConnected(Now, Line);
        Taken();
        Uplink.OnStop(Now, Line, new Stop(reason, Ledger.Head, Ledger.Head, "Why."));
        Assert.Equal(new UplinkEffect.Disconnect(Line, alarm), Taken()[0]);
        Assert.Equal((UplinkState.Stopped, alarm), (Uplink.State, Uplink.Alarm));
    }

    [Fact]
    public void A_reason_that_nobody_knows_is_a_defect()
    {
        Greet();
        var stop = new Stop((StopReason)99, Ledger.Head, Ledger.Head, "");
        Assert.Throws<ArgumentOutOfRangeException>(() => Uplink.OnStop(Now, Line, stop));
    }

    [Fact]
    public void A_nation_that_knows_a_higher_head_than_the_disk_holds_finds_it_behind()
    {
        Seal(2);
        var copy = Ledger.Copy(seed: 50);
        copy.Record();
        copy.Seal();
        Greet(announced: copy.Head);
        var stop = Assert.Single(Taken().OfType<UplinkEffect.SendStop>()).Stop;
        Assert.Equal((StopReason.Behind, Ledger.Head, copy.Head), (stop.Reason, stop.Edge, stop.Nation));
        Assert.Equal(UplinkReason.Behind, Uplink.Alarm);
    }

    [Fact]
    public void A_nation_whose_watermark_is_another_frame_finds_a_fork_though_the_head_is_ours()
    {
        Seal(2);
        var other = Ledger.Frames[0].Head with { Hash = Sample.Genesis.Hash };
        Greet(watermark: other, announced: Ledger.Head);
        var stop = Assert.Single(Taken().OfType<UplinkEffect.SendStop>()).Stop;
        Assert.Equal((StopReason.Forked, other), (stop.Reason, stop.Nation));
    }

    [Fact]
    public void A_nation_that_holds_another_ledger_s_beginning_is_forked()
    {
        Seal(1);
        var elsewhere = FrameChain.Genesis(new(5), Sample.Ledger);
        Greet(watermark: elsewhere, announced: elsewhere);
        Assert.Equal((UplinkState.Stopped, UplinkReason.Forked), (Uplink.State, Uplink.Alarm));
    }

    [Fact]
    public void What_the_nation_lost_is_told_with_both_heads_and_the_lower_one_is_kept()
    {
        Seal(3);
        Greet(watermark: Ledger.Head, announced: Ledger.Head);
        Assert.Contains(new UplinkEffect.KeepReceipt(Ledger.Head), Taken());
        Uplink.OnDisconnected(Now, Line);
        Now = Uplink.NextTimeout;
        var held = Ledger.Frames[0].Head;
        Greet(held, held, connection: 2);
        var effects = Taken();
        var entered = Assert.Single(effects.OfType<UplinkEffect.EnterState>(), e => e.State == UplinkState.Streaming);
        Assert.Equal(new UplinkDifference(Ledger.Head, held), entered.Difference);
        Assert.Contains($"had receipted frame {Ledger.Head} and holds", entered.Detail, StringComparison.Ordinal);
        Assert.Contains(new UplinkEffect.KeepReceipt(held), effects);
        Uplink.OnReceipt(Now, new ConnectionNumber(2), new Receipt(Sample.Ledger, Ledger.Head));
        Assert.Equal(new UplinkEffect.EnterState(UplinkState.Streaming, UplinkReason.None, ""), Taken()[0]);
    }

    [Fact]
    public void A_receipt_again_with_another_hash_is_a_fork()
    {
        Seal(2);
        Greet();
        var first = Ledger.Frames[0].Head;
        Uplink.OnReceipt(Now, Line, new Receipt(Sample.Ledger, first));
        Taken();
        var other = first with { Hash = Sample.Genesis.Hash };
        Uplink.OnReceipt(Now, Line, new Receipt(Sample.Ledger, other));
        Assert.Equal((UplinkState.Stopped, UplinkReason.Forked), (Uplink.State, Uplink.Alarm));
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
        Uplink.OnReceipt(Now, Line, new Receipt(Sample.Ledger, Ledger.Frames[0].Head));
        Assert.Equal([new UplinkEffect.KeepReceipt(Ledger.Frames[0].Head)], Taken());
        Assert.Empty(Taken());
    }

    private long FailedAttempt(int connection)
    {
        Now = Uplink.NextTimeout;
        Uplink.OnTick(Now);
        Uplink.OnDisconnected(Now, new ConnectionNumber(connection));
        Taken();
        return (Uplink.NextTimeout - Now).Ticks;
    }
}
