using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Exchange;

public sealed class UplinkMachineTests : UplinkScene
{
    [Fact]
    public void The_first_attempt_is_due_at_once()
    {
        Assert.Equal(Now, Uplink.NextTimeout);
        Uplink.OnTick(Now);
        Assert.Equal(new UplinkEffect.Connect(new ConnectionNumber(1)), Taken()[0]);
        Assert.Equal(UplinkState.Connecting, Uplink.State);
    }

    [Fact]
    public void Hello_says_who_calls_how_far_the_ledger_goes_and_what_is_receipted()
    {
        Seal(2);
        Uplink.OnBacklog(Now, new UplinkBacklog(0, 7, 20103));
        Uplink.OnTick(Now);
        Uplink.OnConnected(Now, new ConnectionNumber(1));
        var hello = Assert.Single(Taken().OfType<UplinkEffect.SendHello>()).Hello;
        Assert.Equal(new Hello(1, Sample.Owner, Sample.Ledger, Ledger.Head, Sample.Genesis, 1, 7, 20103), hello);
    }

    [Fact]
    public void A_welcome_is_answered_by_a_heartbeat_and_the_frames_after_the_watermark()
    {
        Seal(3);
        Greet(Ledger.Frames[0].Head, Plenty);
        Assert.Equal(
            ["EnterState", "KeepReceipt", "SendHeartbeat", "SendFrame { Number = 2 }", "SendFrame { Number = 3 }"],
            Taken().Select(Brief)
        );
        Assert.Equal(Ledger.Frames[0].Head, Uplink.Receipted);
    }

    [Fact]
    public void No_more_than_the_credit_is_without_a_receipt()
    {
        Seal(10);
        Greet(Sample.Genesis, new Credit(3, 1_000_000));
        Assert.Equal([1, 2, 3], FramesSent());
        Receipt(2);
        Assert.Equal([4, 5], FramesSent());
        Uplink.OnNationHeartbeat(Now, new ConnectionNumber(1), new NationHeartbeat(0, new Credit(0, 0), 1));
        Receipt(5);
        Assert.Empty(FramesSent());
        Uplink.OnNationHeartbeat(Now, new ConnectionNumber(1), new NationHeartbeat(0, new Credit(1, 1_000_000), 1));
        Assert.Equal([6], FramesSent());
    }

    [Fact]
    public void Credit_in_bytes_counts_too()
    {
        Seal(10);
        var two = Ledger.Frames[0].Bytes.Length + Ledger.Frames[1].Bytes.Length;
        Greet(Sample.Genesis, new Credit(100, two));
        Assert.Equal([1, 2], FramesSent());
    }

    [Fact]
    public void A_commit_seals_only_where_the_frame_would_go_at_once()
    {
        Assert.False(Uplink.HasCredit);
        Greet(Sample.Genesis, new Credit(1, 1_000_000));
        Taken();
        Assert.True(Uplink.HasCredit);
        Seal(1);
        Uplink.OnHeadMoved(Now);
        Assert.Equal([1], FramesSent());
        Assert.False(Uplink.HasCredit);
        Receipt(1);
        Taken();
        Assert.True(Uplink.HasCredit);
    }

    [Fact]
    public void Facts_that_wait_are_sealed_when_credit_comes_back()
    {
        Seal(1);
        Greet(Sample.Genesis, new Credit(1, 1_000_000));
        Uplink.OnBacklog(Now, new UplinkBacklog(5, 6, 20103));
        Assert.DoesNotContain(UplinkEffect.Seal.Instance, Taken());
        Receipt(1);
        Assert.Single(Taken(), UplinkEffect.Seal.Instance);
        Uplink.OnBacklog(Now, new UplinkBacklog(6, 7, 20103));
        Assert.DoesNotContain(UplinkEffect.Seal.Instance, Taken());
    }

    [Fact]
    public void A_heartbeat_goes_out_each_second_and_when_the_head_moves_without_credit()
    {
        Greet(Sample.Genesis, new Credit(0, 0));
        Assert.Single(Taken().OfType<UplinkEffect.SendHeartbeat>());
        Assert.Equal(Now + TimeSpan.FromSeconds(1), Uplink.NextTimeout);
        Seal(1);
        Uplink.OnHeadMoved(Now);
        var moved = Assert.Single(Taken().OfType<UplinkEffect.SendHeartbeat>()).Heartbeat;
        Assert.Equal((Ledger.Head, 2L), (moved.Head, moved.Beat));
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(3, Assert.Single(Taken().OfType<UplinkEffect.SendHeartbeat>()).Heartbeat.Beat);
    }

    [Fact]
    public void Three_seconds_of_silence_end_the_connection()
    {
        Greet(Sample.Genesis, Plenty);
        Pass(TimeSpan.FromSeconds(2));
        Uplink.OnNationHeartbeat(Now, new ConnectionNumber(1), new NationHeartbeat(0, Plenty, 1));
        Pass(TimeSpan.FromMilliseconds(2999));
        Assert.Equal(UplinkState.Streaming, Uplink.State);
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(UplinkState.Down, Uplink.State);
        Assert.Contains(new UplinkEffect.Disconnect(new ConnectionNumber(1), UplinkReason.Silence), Taken());
    }

    [Fact]
    public void A_greeting_that_is_not_answered_is_given_up_though_the_nation_lives()
    {
        Uplink.OnTick(Now);
        Uplink.OnConnected(Now, new ConnectionNumber(1));
        for (var i = 0; i < 9; i++)
        {
            Pass(TimeSpan.FromSeconds(1));
            Uplink.OnNationHeartbeat(Now, new ConnectionNumber(1), new NationHeartbeat(0, Plenty, 0));
        }

        Assert.Equal(UplinkState.Greeting, Uplink.State);
        Pass(TimeSpan.FromSeconds(1));
        Assert.Contains(new UplinkEffect.Disconnect(new ConnectionNumber(1), UplinkReason.NotAnswered), Taken());
    }

    [Fact]
    public void Waits_between_attempts_grow_to_five_seconds_with_full_jitter()
    {
        var bounds = new[] { 100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000, 5000 };
        var waits = bounds.Select(bound => (Bound: bound, Wait: FailOnce())).ToList();
        Assert.All(waits, wait => Assert.InRange(wait.Wait.TotalMilliseconds, 0, wait.Bound));
        Assert.True(waits.Max(wait => wait.Wait) > TimeSpan.FromSeconds(2), "The waits were to grow.");
        Assert.Equal(10, waits.Select(wait => wait.Wait).Distinct().Count());
    }

    [Fact]
    public void A_connection_that_was_given_up_is_not_heard_any_more()
    {
        Seal(1);
        Greet(Sample.Genesis, Plenty);
        Uplink.OnDisconnected(Now, new ConnectionNumber(1));
        Uplink.OnTick(Uplink.NextTimeout);
        Taken();
        Receipt(1);
        Uplink.OnWelcome(Now, new ConnectionNumber(1), Welcome(Ledger.Head, Plenty));
        Uplink.OnStop(Now, new ConnectionNumber(1), new Stop(StopReason.Behind, Ledger.Head, Ledger.Head, ""));
        Uplink.OnDisconnected(Now, new ConnectionNumber(1));
        Uplink.OnConnected(Now, new ConnectionNumber(1));
        Assert.Equal(UplinkState.Connecting, Uplink.State);
        Assert.Empty(Taken());
        Assert.Equal(Sample.Genesis, Uplink.Receipted);

        Uplink.OnConnected(Now, new ConnectionNumber(2));
        Uplink.OnWelcome(Now, new ConnectionNumber(2), Welcome(Sample.Genesis, Plenty));
        Taken();
        Receipt(1);
        Uplink.OnWelcome(Now, new ConnectionNumber(1), Welcome(Ledger.Head, Plenty));
        Uplink.OnNationHeartbeat(Now, new ConnectionNumber(1), new NationHeartbeat(0, new Credit(0, 0), 1));
        Assert.Empty(Taken());
        Assert.Equal((UplinkState.Streaming, Sample.Genesis), (Uplink.State, Uplink.Receipted));
        Assert.True(Uplink.HasCredit);
    }

    [Fact]
    public void Receipt_for_another_ledger_is_refused()
    {
        Seal(1);
        Greet(Sample.Genesis, Plenty);
        var other = new LedgerId(new Guid("01920000-0000-7000-8000-0000000000bb"));
        Uplink.OnReceipt(Now, new ConnectionNumber(1), new Receipt(other, Ledger.Head));
        Assert.Contains(new UplinkEffect.Disconnect(new ConnectionNumber(1), UplinkReason.ProtocolBroken), Taken());
        Assert.Equal(Sample.Genesis, Uplink.Receipted);
    }

    [Fact]
    public void Receipt_with_another_hash_is_a_fork()
    {
        Seal(1);
        Greet(Sample.Genesis, Plenty);
        Taken();
        var other = Ledger.Head with { Hash = Sample.Genesis.Hash };
        Uplink.OnReceipt(Now, new ConnectionNumber(1), new Receipt(Sample.Ledger, other));
        var effects = Taken();
        Assert.Equal(["SendStop", "Disconnect", "EnterState"], effects.Select(Brief));
        var stop = Assert.IsType<UplinkEffect.SendStop>(effects[0]).Stop;
        Assert.Equal((StopReason.Forked, Ledger.Head, other), (stop.Reason, stop.Edge, stop.Nation));
        Assert.Equal((UplinkState.Stopped, UplinkReason.Forked), (Uplink.State, Uplink.Alarm));
    }

    [Fact]
    public void Receipt_beyond_the_head_means_that_this_disk_is_behind()
    {
        Seal(1);
        Greet(Sample.Genesis, Plenty);
        var beyond = new FrameHead(new FrameNumber(2), Sample.Genesis.Hash);
        Uplink.OnReceipt(Now, new ConnectionNumber(1), new Receipt(Sample.Ledger, beyond));
        Assert.Equal((UplinkState.Stopped, UplinkReason.Behind), (Uplink.State, Uplink.Alarm));
    }

    [Fact]
    public void An_old_receipt_changes_nothing()
    {
        Seal(3);
        Greet(Sample.Genesis, Plenty);
        Receipt(2);
        Taken();
        Receipt(1);
        Receipt(2);
        Assert.Empty(Taken());
        Assert.Equal(Ledger.Frames[1].Head, Uplink.Receipted);
    }

    [Fact]
    public void A_nation_that_lost_its_tail_is_an_alarm_until_it_has_caught_up()
    {
        Seal(3);
        Greet(Ledger.Head, Plenty);
        Uplink.OnDisconnected(Now, new ConnectionNumber(1));
        Now = Uplink.NextTimeout;
        Taken();
        Greet(Ledger.Frames[0].Head, Plenty, connection: 2);
        Assert.Equal((UplinkState.Streaming, UplinkReason.NationBehind), (Uplink.State, Uplink.Alarm));
        Assert.Equal([2, 3], FramesSent());
        Receipt(2, connection: 2);
        Assert.Equal(UplinkReason.NationBehind, Uplink.Alarm);
        Receipt(3, connection: 2);
        Assert.Equal(UplinkReason.None, Uplink.Alarm);
    }

    [Fact]
    public void A_stopped_uplink_asks_again_after_a_minute_and_keeps_its_alarm_until_it_is_welcome()
    {
        Greet(Sample.Genesis, Plenty);
        var stop = new Stop(StopReason.Damaged, Ledger.Head, Ledger.Head, "Frame 1 does not decode.");
        Uplink.OnStop(Now, new ConnectionNumber(1), stop);
        Assert.Equal(
            new UplinkEffect.EnterState(
                UplinkState.Stopped,
                UplinkReason.Damaged,
                "Frame 1 does not decode.",
                new UplinkDifference(Ledger.Head, Ledger.Head)
            ),
            Taken()[^1]
        );
        Assert.Equal(Now + TimeSpan.FromMinutes(1), Uplink.NextTimeout);
        Now = Uplink.NextTimeout;
        Uplink.OnTick(Now);
        Assert.Equal(UplinkReason.Damaged, Uplink.Alarm);
        Uplink.OnConnected(Now, new ConnectionNumber(2));
        Uplink.OnWelcome(Now, new ConnectionNumber(2), Welcome(Sample.Genesis, Plenty));
        Assert.Equal(UplinkReason.None, Uplink.Alarm);
    }

    [Fact]
    public void A_ledger_that_does_not_hold_what_it_sealed_stops_its_edge()
    {
        var machine = new UplinkMachine(
            new UplinkOptions(),
            Sample.Owner,
            Sample.Ledger,
            new HollowChain(),
            Sample.Genesis,
            seed: 1,
            Now
        );
        machine.OnTick(Now);
        machine.OnConnected(Now, new ConnectionNumber(1));
        var held = new FrameHead(new FrameNumber(3), Sample.Genesis.Hash);
        var error = Assert.Throws<InvalidOperationException>(() =>
            machine.OnWelcome(Now, new ConnectionNumber(1), Welcome(held, Plenty))
        );
        Assert.Contains("does not hold frame 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_named_with_their_limits()
    {
        new UplinkOptions().Validate();
        new IntakeOptions().Validate();
        var uplink = Assert.Throws<ArgumentException>(() =>
            new UplinkOptions { SilenceMax = TimeSpan.FromSeconds(1) }.Validate()
        );
        Assert.Contains("SilenceMax is 00:00:01; set it from 00:00:02", uplink.Message, StringComparison.Ordinal);
        var intake = Assert.Throws<ArgumentException>(() => new IntakeOptions { CreditBytes = 1 }.Validate());
        Assert.Contains("CreditBytes is 1; set it from 65536", intake.Message, StringComparison.Ordinal);
    }

    private static Welcome Welcome(FrameHead watermark, Credit credit) =>
        new(watermark, watermark, 0, new SessionNumber(1), credit, 1, 1);

    private static string Brief(UplinkEffect effect) =>
        effect is UplinkEffect.SendFrame ? effect.ToString() : effect.GetType().Name;

    private void Greet(FrameHead watermark, Credit credit, int connection = 1)
    {
        Uplink.OnTick(Now);
        Uplink.OnConnected(Now, new ConnectionNumber(connection));
        Taken();
        Uplink.OnWelcome(Now, new ConnectionNumber(connection), Welcome(watermark, credit));
    }

    private void Receipt(int through, int connection = 1) =>
        Uplink.OnReceipt(
            Now,
            new ConnectionNumber(connection),
            new Receipt(Sample.Ledger, Ledger.Frames[through - 1].Head)
        );

    private TimeSpan FailOnce()
    {
        Now = Uplink.NextTimeout;
        Uplink.OnTick(Now);
        var connect = Taken().OfType<UplinkEffect.Connect>().Single();
        Uplink.OnDisconnected(Now, connect.Connection);
        Taken();
        return Uplink.NextTimeout - Now;
    }

    private IEnumerable<long> FramesSent() =>
        Taken().OfType<UplinkEffect.SendFrame>().Select(sent => sent.Number.Value);

    private sealed class HollowChain : IFrameChainReader
    {
        public bool Follows => false;

        public FrameHead Head => new(new FrameNumber(3), Sample.Genesis.Hash);

        public bool TryFind(FrameNumber number, out FrameHash hash, out int bytes)
        {
            (hash, bytes) = (default, 0);
            return false;
        }
    }
}
