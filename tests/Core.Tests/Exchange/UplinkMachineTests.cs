using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Exchange;

public sealed class UplinkMachineTests
{
    private static readonly Credit Plenty = new(100, 1_000_000);

    private readonly ModelLedger _ledger = new(seed: 1);
    private readonly UplinkMachine _machine;
    private TimeSpan _now = TimeSpan.FromSeconds(100);

    public UplinkMachineTests() =>
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
    public void The_first_attempt_is_due_at_once()
    {
        Assert.Equal(_now, _machine.NextTimeout);
        _machine.OnTick(_now);
        Assert.Equal(new UplinkEffect.Connect(new ConnectionNumber(1)), Taken()[0]);
        Assert.Equal(UplinkState.Connecting, _machine.State);
    }

    [Fact]
    public void Hello_says_who_calls_how_far_the_ledger_goes_and_what_is_receipted()
    {
        Seal(2);
        _machine.OnBacklog(_now, new UplinkBacklog(0, 7, 20103));
        _machine.OnTick(_now);
        _machine.OnConnected(_now, new ConnectionNumber(1));
        var hello = Assert.Single(Taken().OfType<UplinkEffect.SendHello>()).Hello;
        Assert.Equal(new Hello(1, Sample.Owner, Sample.Ledger, _ledger.Head, Sample.Genesis, 1, 7, 20103), hello);
    }

    [Fact]
    public void A_welcome_is_answered_by_a_heartbeat_and_the_frames_after_the_watermark()
    {
        Seal(3);
        Greet(_ledger.Frames[0].Head, Plenty);
        Assert.Equal(
            ["EnterState", "KeepReceipt", "SendHeartbeat", "SendFrame { Number = 2 }", "SendFrame { Number = 3 }"],
            Taken().Select(Brief)
        );
        Assert.Equal(_ledger.Frames[0].Head, _machine.Receipted);
    }

    [Fact]
    public void No_more_than_the_credit_is_without_a_receipt()
    {
        Seal(10);
        Greet(Sample.Genesis, new Credit(3, 1_000_000));
        Assert.Equal([1, 2, 3], FramesSent());
        Receipt(2);
        Assert.Equal([4, 5], FramesSent());
        _machine.OnNationHeartbeat(_now, new ConnectionNumber(1), new NationHeartbeat(0, new Credit(0, 0), 1));
        Receipt(5);
        Assert.Empty(FramesSent());
        _machine.OnNationHeartbeat(_now, new ConnectionNumber(1), new NationHeartbeat(0, new Credit(1, 1_000_000), 1));
        Assert.Equal([6], FramesSent());
    }

    [Fact]
    public void Credit_in_bytes_counts_too()
    {
        Seal(10);
        var two = _ledger.Frames[0].Bytes.Length + _ledger.Frames[1].Bytes.Length;
        Greet(Sample.Genesis, new Credit(100, two));
        Assert.Equal([1, 2], FramesSent());
    }

    [Fact]
    public void A_commit_seals_only_where_the_frame_would_go_at_once()
    {
        Assert.False(_machine.HasCredit);
        Greet(Sample.Genesis, new Credit(1, 1_000_000));
        Taken();
        Assert.True(_machine.HasCredit);
        Seal(1);
        _machine.OnHeadMoved(_now);
        Assert.Equal([1], FramesSent());
        Assert.False(_machine.HasCredit);
        Receipt(1);
        Taken();
        Assert.True(_machine.HasCredit);
    }

    [Fact]
    public void Facts_that_wait_are_sealed_when_credit_comes_back()
    {
        Seal(1);
        Greet(Sample.Genesis, new Credit(1, 1_000_000));
        _machine.OnBacklog(_now, new UplinkBacklog(5, 6, 20103));
        Assert.DoesNotContain(UplinkEffect.Seal.Instance, Taken());
        Receipt(1);
        Assert.Single(Taken(), UplinkEffect.Seal.Instance);
        _machine.OnBacklog(_now, new UplinkBacklog(6, 7, 20103));
        Assert.DoesNotContain(UplinkEffect.Seal.Instance, Taken());
    }

    [Fact]
    public void A_heartbeat_goes_out_each_second_and_when_the_head_moves_without_credit()
    {
        Greet(Sample.Genesis, new Credit(0, 0));
        Assert.Single(Taken().OfType<UplinkEffect.SendHeartbeat>());
        Assert.Equal(_now + TimeSpan.FromSeconds(1), _machine.NextTimeout);
        Seal(1);
        _machine.OnHeadMoved(_now);
        var moved = Assert.Single(Taken().OfType<UplinkEffect.SendHeartbeat>()).Heartbeat;
        Assert.Equal((_ledger.Head, 2L), (moved.Head, moved.Beat));
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(3, Assert.Single(Taken().OfType<UplinkEffect.SendHeartbeat>()).Heartbeat.Beat);
    }

    [Fact]
    public void Three_seconds_of_silence_end_the_connection()
    {
        Greet(Sample.Genesis, Plenty);
        Pass(TimeSpan.FromSeconds(2));
        _machine.OnNationHeartbeat(_now, new ConnectionNumber(1), new NationHeartbeat(0, Plenty, 1));
        Pass(TimeSpan.FromMilliseconds(2999));
        Assert.Equal(UplinkState.Streaming, _machine.State);
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(UplinkState.Down, _machine.State);
        Assert.Contains(new UplinkEffect.Disconnect(new ConnectionNumber(1), UplinkReason.Silence), Taken());
    }

    [Fact]
    public void A_greeting_that_is_not_answered_is_given_up_though_the_nation_lives()
    {
        _machine.OnTick(_now);
        _machine.OnConnected(_now, new ConnectionNumber(1));
        for (var i = 0; i < 9; i++)
        {
            Pass(TimeSpan.FromSeconds(1));
            _machine.OnNationHeartbeat(_now, new ConnectionNumber(1), new NationHeartbeat(0, Plenty, 0));
        }

        Assert.Equal(UplinkState.Greeting, _machine.State);
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
        _machine.OnDisconnected(_now, new ConnectionNumber(1));
        _machine.OnTick(_machine.NextTimeout);
        Taken();
        Receipt(1);
        _machine.OnWelcome(_now, new ConnectionNumber(1), Welcome(_ledger.Head, Plenty));
        _machine.OnStop(_now, new ConnectionNumber(1), new Stop(StopReason.Behind, _ledger.Head, _ledger.Head, ""));
        _machine.OnDisconnected(_now, new ConnectionNumber(1));
        _machine.OnConnected(_now, new ConnectionNumber(1));
        Assert.Equal(UplinkState.Connecting, _machine.State);
        Assert.Empty(Taken());
        Assert.Equal(Sample.Genesis, _machine.Receipted);

        _machine.OnConnected(_now, new ConnectionNumber(2));
        _machine.OnWelcome(_now, new ConnectionNumber(2), Welcome(Sample.Genesis, Plenty));
        Taken();
        Receipt(1);
        _machine.OnWelcome(_now, new ConnectionNumber(1), Welcome(_ledger.Head, Plenty));
        _machine.OnNationHeartbeat(_now, new ConnectionNumber(1), new NationHeartbeat(0, new Credit(0, 0), 1));
        Assert.Empty(Taken());
        Assert.Equal((UplinkState.Streaming, Sample.Genesis), (_machine.State, _machine.Receipted));
        Assert.True(_machine.HasCredit);
    }

    [Fact]
    public void Receipt_for_another_ledger_is_refused()
    {
        Seal(1);
        Greet(Sample.Genesis, Plenty);
        var other = new LedgerId(new Guid("01920000-0000-7000-8000-0000000000bb"));
        _machine.OnReceipt(_now, new ConnectionNumber(1), new Receipt(other, _ledger.Head));
        Assert.Contains(new UplinkEffect.Disconnect(new ConnectionNumber(1), UplinkReason.ProtocolBroken), Taken());
        Assert.Equal(Sample.Genesis, _machine.Receipted);
    }

    [Fact]
    public void Receipt_with_another_hash_is_a_fork()
    {
        Seal(1);
        Greet(Sample.Genesis, Plenty);
        Taken();
        var other = _ledger.Head with { Hash = Sample.Genesis.Hash };
        _machine.OnReceipt(_now, new ConnectionNumber(1), new Receipt(Sample.Ledger, other));
        var effects = Taken();
        Assert.Equal(["SendStop", "Disconnect", "EnterState"], effects.Select(Brief));
        var stop = Assert.IsType<UplinkEffect.SendStop>(effects[0]).Stop;
        Assert.Equal((StopReason.Forked, _ledger.Head, other), (stop.Reason, stop.Edge, stop.Nation));
        Assert.Equal((UplinkState.Stopped, UplinkReason.Forked), (_machine.State, _machine.Alarm));
    }

    [Fact]
    public void Receipt_beyond_the_head_means_that_this_disk_is_behind()
    {
        Seal(1);
        Greet(Sample.Genesis, Plenty);
        var beyond = new FrameHead(new FrameNumber(2), Sample.Genesis.Hash);
        _machine.OnReceipt(_now, new ConnectionNumber(1), new Receipt(Sample.Ledger, beyond));
        Assert.Equal((UplinkState.Stopped, UplinkReason.Behind), (_machine.State, _machine.Alarm));
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
        Assert.Equal(_ledger.Frames[1].Head, _machine.Receipted);
    }

    [Fact]
    public void A_nation_that_lost_its_tail_is_an_alarm_until_it_has_caught_up()
    {
        Seal(3);
        Greet(_ledger.Head, Plenty);
        _machine.OnDisconnected(_now, new ConnectionNumber(1));
        _now = _machine.NextTimeout;
        Taken();
        Greet(_ledger.Frames[0].Head, Plenty, connection: 2);
        Assert.Equal((UplinkState.Streaming, UplinkReason.NationBehind), (_machine.State, _machine.Alarm));
        Assert.Equal([2, 3], FramesSent());
        Receipt(2, connection: 2);
        Assert.Equal(UplinkReason.NationBehind, _machine.Alarm);
        Receipt(3, connection: 2);
        Assert.Equal(UplinkReason.None, _machine.Alarm);
    }

    [Fact]
    public void A_stopped_uplink_asks_again_after_a_minute_and_keeps_its_alarm_until_it_is_welcome()
    {
        Greet(Sample.Genesis, Plenty);
        var stop = new Stop(StopReason.Damaged, _ledger.Head, _ledger.Head, "Frame 1 does not decode.");
        _machine.OnStop(_now, new ConnectionNumber(1), stop);
        Assert.Equal(
            new UplinkEffect.EnterState(
                UplinkState.Stopped,
                UplinkReason.Damaged,
                "Frame 1 does not decode.",
                new UplinkDifference(_ledger.Head, _ledger.Head)
            ),
            Taken()[^1]
        );
        Assert.Equal(_now + TimeSpan.FromMinutes(1), _machine.NextTimeout);
        _now = _machine.NextTimeout;
        _machine.OnTick(_now);
        Assert.Equal(UplinkReason.Damaged, _machine.Alarm);
        _machine.OnConnected(_now, new ConnectionNumber(2));
        _machine.OnWelcome(_now, new ConnectionNumber(2), Welcome(Sample.Genesis, Plenty));
        Assert.Equal(UplinkReason.None, _machine.Alarm);
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
            _now
        );
        machine.OnTick(_now);
        machine.OnConnected(_now, new ConnectionNumber(1));
        var held = new FrameHead(new FrameNumber(3), Sample.Genesis.Hash);
        var error = Assert.Throws<InvalidOperationException>(() =>
            machine.OnWelcome(_now, new ConnectionNumber(1), Welcome(held, Plenty))
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

    private void Seal(int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            _ledger.Record();
            _ledger.Seal();
        }
    }

    private void Greet(FrameHead watermark, Credit credit, int connection = 1)
    {
        _machine.OnTick(_now);
        _machine.OnConnected(_now, new ConnectionNumber(connection));
        Taken();
        _machine.OnWelcome(_now, new ConnectionNumber(connection), Welcome(watermark, credit));
    }

    private void Receipt(int through, int connection = 1) =>
        _machine.OnReceipt(
            _now,
            new ConnectionNumber(connection),
            new Receipt(Sample.Ledger, _ledger.Frames[through - 1].Head)
        );

    private void Pass(TimeSpan time)
    {
        _now += time;
        _machine.OnTick(_now);
    }

    private TimeSpan FailOnce()
    {
        _now = _machine.NextTimeout;
        _machine.OnTick(_now);
        var connect = Taken().OfType<UplinkEffect.Connect>().Single();
        _machine.OnDisconnected(_now, connect.Connection);
        Taken();
        return _machine.NextTimeout - _now;
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

    private IEnumerable<long> FramesSent() =>
        Taken().OfType<UplinkEffect.SendFrame>().Select(sent => sent.Number.Value);

    private sealed class HollowChain : IFrameChainReader
    {
        public FrameHead Head => new(new FrameNumber(3), Sample.Genesis.Hash);

        public bool TryFind(FrameNumber number, out FrameHash hash, out int bytes)
        {
            (hash, bytes) = (default, 0);
            return false;
        }
    }
}
