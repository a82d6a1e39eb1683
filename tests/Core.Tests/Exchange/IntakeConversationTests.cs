using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>What an intake does with each message, and each passing of time, in each of its states.</summary>
public sealed class IntakeConversationTests
{
    private static readonly SessionNumber First = new(1);
    private static readonly SessionNumber Second = new(2);
    private static readonly LedgerId Successor = new(new Guid("01920000-0000-7000-8000-0000000000cc"));

    private readonly Frame[] _frames = Sample.Chain(10, seed: 1);
    private IntakeMachine _machine;
    private TimeSpan _now = TimeSpan.FromSeconds(50);

    public IntakeConversationTests() => _machine = Machine();

    [Fact]
    public void A_stream_is_ended_by_silence_where_that_comes_before_the_next_heartbeat()
    {
        _machine = Machine(options: new IntakeOptions { SilenceMax = TimeSpan.FromMilliseconds(2500) });
        Stream();
        Pass(TimeSpan.FromSeconds(2));
        Assert.Single(Taken().OfType<IntakeEffect.SendHeartbeat>());
        Assert.Equal(_now + TimeSpan.FromMilliseconds(500), _machine.NextTimeout);
        Pass(TimeSpan.FromMilliseconds(499));
        Assert.Empty(Taken());
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(new IntakeEffect.CloseSession(First, CloseReason.Silence), Taken()[0]);
    }

    [Fact]
    public void Whatever_an_edge_says_puts_its_silence_off()
    {
        Stream();
        Pass(TimeSpan.FromSeconds(2));
        Heartbeat(First, 0);
        Taken();
        Pass(TimeSpan.FromMilliseconds(2999));
        Assert.DoesNotContain(Taken(), effect => effect is IntakeEffect.CloseSession);
        Assert.Equal(_now - TimeSpan.FromMilliseconds(2999), _machine.Link.LastHeard);
    }

    [Fact]
    public void A_link_that_was_never_heard_shows_nothing_and_a_hello_tells_the_backlog()
    {
        var nothing = new LinkView(LinkState.Down, "", _now, Head(0), Head(0), 0, 0, null, TimeSpan.Zero, null);
        Assert.Equal(nothing, _machine.Link);
        _machine.OnHello(_now, First, new Hello(1, Sample.Owner, Sample.Ledger, Head(5), Head(0), 1, 12, 20103));
        var link = _machine.Link;
        Assert.Equal((12L, 12L, 20103), (link.BacklogEntries, link.BacklogEntriesMost, link.LastActivityDay));
    }

    [Fact]
    public void A_frame_that_is_durable_was_announced()
    {
        Stream();
        Send(First, 1);
        Appended(1);
        Assert.Equal((Head(1), 0L), (_machine.Link.Announced, _machine.Link.LagFrames));
    }

    [Fact]
    public void Heartbeats_are_a_second_apart_and_return_the_last_beat_and_the_credit()
    {
        Stream();
        _machine.OnEdgeHeartbeat(_now, First, new EdgeHeartbeat(Head(0), 0, 0, 41, TimeSpan.Zero));
        Taken();
        Pass(TimeSpan.FromMilliseconds(999));
        Assert.Empty(Taken());
        Pass(TimeSpan.FromMilliseconds(1));
        var beat = new NationHeartbeat(0, new Credit(1024, 1024 * 1024), 41);
        Assert.Equal([new IntakeEffect.SendHeartbeat(First, beat)], Taken());
        Pass(TimeSpan.FromMilliseconds(999));
        Assert.Empty(Taken());
    }

    [Fact]
    public void A_new_session_returns_no_beat_of_the_old_one_and_beats_a_second_after_its_hello()
    {
        Stream();
        _machine.OnEdgeHeartbeat(_now, First, new EdgeHeartbeat(Head(0), 0, 0, 41, TimeSpan.Zero));
        Pass(TimeSpan.FromMilliseconds(600));
        Hello(Second);
        Taken();
        Pass(TimeSpan.FromMilliseconds(999));
        Assert.Empty(Taken());
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, Assert.Single(Taken().OfType<IntakeEffect.SendHeartbeat>()).Heartbeat.Beat);
    }

    [Fact]
    public void A_session_that_waits_for_its_welcome_is_sent_heartbeats_and_is_not_silent()
    {
        Stream();
        Send(First, 1);
        Hello(Second);
        Taken();
        for (var i = 0; i < 4; i++)
        {
            Pass(TimeSpan.FromSeconds(1));
            Assert.Equal(Second, Assert.IsType<IntakeEffect.SendHeartbeat>(Assert.Single(Taken())).Session);
        }
    }

    [Fact]
    public void Nothing_is_due_without_a_session()
    {
        Assert.Equal(TimeSpan.MaxValue, _machine.NextTimeout);
        Pass(TimeSpan.FromSeconds(10));
        Assert.Empty(Taken());
    }

    [Fact]
    public void What_is_said_in_another_session_than_the_last_is_not_heard()
    {
        Stream();
        Hello(Second);
        Taken();
        _now += TimeSpan.FromMilliseconds(1);
        Heartbeat(First, 5);
        Send(First, 1);
        _machine.OnStanding(_now, First, new byte[] { 9 });
        _machine.OnEdgeStop(_now, First, new Stop(StopReason.Damaged, Head(0), Head(0), ""));
        _machine.OnDisconnected(_now, First);
        Assert.Empty(Taken());
        Assert.Equal(_now - TimeSpan.FromMilliseconds(1), _machine.Link.LastHeard);
        Assert.Equal((LinkState.Up, Head(0)), (_machine.Link.State, _machine.Link.Announced));
    }

    [Fact]
    public void A_session_that_was_given_the_same_number_again_is_ignored()
    {
        Stream();
        Hello(First, head: 9);
        Assert.Empty(Taken());
    }

    [Fact]
    public void A_stream_that_ended_is_down_and_is_not_heard_any_more()
    {
        Stream();
        _machine.OnDisconnected(_now, First);
        Assert.Equal(LinkState.Down, Assert.IsType<IntakeEffect.ChangeLink>(Assert.Single(Taken())).Link.State);
        Send(First, 1);
        Heartbeat(First, 1);
        _machine.OnEdgeStop(_now, First, new Stop(StopReason.Damaged, Head(0), Head(0), ""));
        Assert.Empty(Taken());
        Assert.Equal(LinkState.Down, _machine.Link.State);
    }

    [Fact]
    public void A_session_that_ended_before_its_welcome_gets_none()
    {
        Stream();
        Send(First, 1);
        Hello(Second);
        _machine.OnDisconnected(_now, Second);
        Taken();
        Appended(1);
        Assert.DoesNotContain(Taken(), effect => effect is IntakeEffect.SendWelcome);
    }

    [Fact]
    public void A_frame_before_the_welcome_breaks_the_protocol()
    {
        Stream();
        Send(First, 1);
        Hello(Second);
        Taken();
        Send(Second, 2);
        Assert.Equal([new IntakeEffect.CloseSession(Second, CloseReason.ProtocolBroken)], Taken());
        Assert.Equal(LinkState.Down, _machine.Link.State);
    }

    [Fact]
    public void An_edge_s_stop_before_its_welcome_ends_the_session_too()
    {
        Stream();
        Send(First, 1);
        Hello(Second);
        Taken();
        _now += TimeSpan.FromSeconds(1);
        _machine.OnEdgeStop(_now, Second, new Stop(StopReason.Behind, Head(1), Head(2), "Restored."));
        Assert.Equal(_now, _machine.Link.LastHeard);
        Assert.Contains(new IntakeEffect.CloseSession(Second, CloseReason.Stopped), Taken());
        Assert.Equal((LinkState.Behind, "Restored."), (_machine.Link.State, _machine.Link.Reason));
    }

    [Fact]
    public void An_edge_s_damage_is_told_with_or_without_a_session_and_over_when_it_is_welcome_again()
    {
        var stop = new Stop(StopReason.Damaged, Head(0), Head(0), "A page of the file is unreadable.");
        _machine.OnEdgeDamaged(_now, stop);
        Assert.IsType<IntakeEffect.ChangeLink>(Assert.Single(Taken()));
        Assert.Equal(
            (LinkState.Damaged, stop, _now),
            (_machine.Link.State, _machine.Link.Stop, _machine.Link.LastHeard)
        );
        Stream();
        Assert.Equal(LinkState.Up, _machine.Link.State);
        _machine.OnEdgeDamaged(_now, stop);
        Assert.Contains(new IntakeEffect.CloseSession(First, CloseReason.Stopped), Taken());
    }

    [Fact]
    public void An_edge_s_damage_does_not_lift_what_only_an_operator_lifts()
    {
        Stream();
        _machine.OnEdgeStop(_now, First, new Stop(StopReason.Forked, Head(3), Head(0), "Cloned."));
        _machine.OnEdgeDamaged(_now, new Stop(StopReason.Damaged, Head(0), Head(0), "Unreadable."));
        Assert.Equal((LinkState.Forked, "Cloned."), (_machine.Link.State, _machine.Link.Reason));
        Taken();
        Hello(Second);
        Assert.Equal(StopReason.Forked, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
    }

    [Fact]
    public void A_damage_that_the_nation_found_holds_until_it_is_released()
    {
        Stream();
        _machine.OnFrame(_now, First, new FrameMessage(Sample.Sealed(Head(0), [1, 2, 3])));
        Taken();
        Hello(Second);
        Assert.Equal(StopReason.Damaged, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
        _machine.OnReleased(_now);
        Assert.Equal(LinkState.Down, _machine.Link.State);
        Hello(new SessionNumber(3));
        Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>());
    }

    [Fact]
    public void A_closed_ledger_is_closed_from_the_start_and_nothing_opens_it()
    {
        _machine = Machine(Mark(2) with { Successor = Successor });
        Assert.Equal(LinkState.Closed, _machine.Link.State);
        Taken();
        Hello(First, head: 2);
        var stop = Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop;
        Assert.Equal((StopReason.Closed, Head(2)), (stop.Reason, stop.Nation));
        Assert.Contains($"ledger {Successor} goes on in its place", stop.Detail, StringComparison.Ordinal);
        _machine.OnEdgeDamaged(_now, new Stop(StopReason.Damaged, Head(0), Head(0), "Unreadable."));
        _machine.OnReleased(_now);
        Assert.Equal(LinkState.Closed, _machine.Link.State);
        Assert.Empty(Taken());
    }

    [Fact]
    public void A_ledger_under_another_owner_is_not_expected()
    {
        var hello = new Hello(1, new AreaId(5), Sample.Ledger, Head(0), Head(0), 1, 0, 0);
        _machine.OnHello(_now, First, hello);
        var stop = Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop;
        Assert.Equal(StopReason.NotExpected, stop.Reason);
        Assert.Contains("of area 5 came where", stop.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_of_the_announced_number_with_another_hash_is_a_fork()
    {
        _machine = Machine(Mark(2));
        var other = Head(2) with { Hash = Head(1).Hash };
        Hello(First, other, Head(0));
        var stop = Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop;
        Assert.Equal((StopReason.Forked, other, Head(2)), (stop.Reason, stop.Edge, stop.Nation));
    }

    [Fact]
    public void A_receipt_of_the_watermark_s_number_with_another_hash_is_a_fork()
    {
        _machine = Machine(Mark(2));
        var other = Head(2) with { Hash = Head(1).Hash };
        Hello(First, Head(5), other);
        var stop = Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop;
        Assert.Equal((StopReason.Forked, other, Head(2)), (stop.Reason, stop.Edge, stop.Nation));
    }

    [Fact]
    public void A_head_that_a_heartbeat_tells_with_another_hash_is_a_fork()
    {
        Stream();
        Heartbeat(First, 5);
        Taken();
        var other = Head(5) with { Hash = Head(1).Hash };
        _machine.OnEdgeHeartbeat(_now, First, new EdgeHeartbeat(other, 0, 0, 1, TimeSpan.Zero));
        var stop = Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop;
        Assert.Equal((StopReason.Forked, other, Head(5)), (stop.Reason, stop.Edge, stop.Nation));
    }

    private IntakeMachine Machine(LedgerMark? mark = null, IntakeOptions? options = null) =>
        new(options ?? new IntakeOptions(), mark ?? Mark(0), epoch: 1, _now);

    private FrameHead Head(int number) => number == 0 ? Sample.Genesis : _frames[number - 1].Head;

    private LedgerMark Mark(int watermark) =>
        new(Sample.Owner, Sample.Ledger, Head(watermark), Head(watermark), new WriterTerm(9), 0);

    private void Hello(SessionNumber session, int head = 0) => Hello(session, Head(head), Head(0));

    private void Hello(SessionNumber session, FrameHead head, FrameHead receipted) =>
        _machine.OnHello(_now, session, new Hello(1, Sample.Owner, Sample.Ledger, head, receipted, 1, 0, 0));

    private void Stream()
    {
        Hello(First);
        Taken();
    }

    private void Send(SessionNumber session, params ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            _machine.OnFrame(_now, session, new FrameMessage(_frames[number - 1]));
        }
    }

    private void Heartbeat(SessionNumber session, int head) =>
        _machine.OnEdgeHeartbeat(_now, session, new EdgeHeartbeat(Head(head), 0, 0, 1, TimeSpan.Zero));

    private void Appended(int through) => _machine.OnAppended(_now, new AppendOutcome.Appended(through, Head(through)));

    private void Pass(TimeSpan time)
    {
        _now += time;
        _machine.OnTick(_now);
    }

    private List<IntakeEffect> Taken()
    {
        var effects = new List<IntakeEffect>();
        while (_machine.TryTake(out var effect))
        {
            effects.Add(effect);
        }

        return effects;
    }
}
