using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>What an intake does with each message, and each passing of time, in each of its states.</summary>
public sealed class IntakeConversationTests : IntakeScene
{
    private static readonly LedgerId Successor = new(new Guid("01920000-0000-7000-8000-0000000000cc"));

    [Fact]
    public void A_stream_is_ended_by_silence_where_that_comes_before_the_next_heartbeat()
    {
        Intake = Machine(options: new IntakeOptions { SilenceMax = TimeSpan.FromMilliseconds(2500) });
        Stream();
        Pass(TimeSpan.FromSeconds(2));
        Assert.Single(Taken().OfType<IntakeEffect.SendHeartbeat>());
        Assert.Equal(Now + TimeSpan.FromMilliseconds(500), Intake.NextTimeout);
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
        Assert.Equal(Now - TimeSpan.FromMilliseconds(2999), Intake.Link.LastHeard);
    }

    [Fact]
    public void A_link_that_was_never_heard_shows_nothing_and_a_hello_tells_the_backlog()
    {
        var nothing = new LinkView(LinkState.Down, "", Now, Head(0), Head(0), 0, 0, null, TimeSpan.Zero, null);
        Assert.Equal(nothing, Intake.Link);
        Intake.OnHello(Now, First, new Hello(1, Sample.Owner, Sample.Ledger, Head(5), Head(0), 1, 12, 20103));
        var link = Intake.Link;
        Assert.Equal((12L, 12L, 20103), (link.BacklogEntries, link.BacklogEntriesMost, link.LastActivityDay));
    }

    [Fact]
    public void A_frame_that_is_durable_was_announced()
    {
        Stream();
        Send(First, 1);
        Appended(1);
        Assert.Equal((Head(1), 0L), (Intake.Link.Announced, Intake.Link.LagFrames));
    }

    [Fact]
    public void Heartbeats_are_a_second_apart_and_return_the_last_beat_and_the_credit()
    {
        Stream();
        Intake.OnEdgeHeartbeat(Now, First, new EdgeHeartbeat(Head(0), 0, 0, 41, TimeSpan.Zero));
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
        Intake.OnEdgeHeartbeat(Now, First, new EdgeHeartbeat(Head(0), 0, 0, 41, TimeSpan.Zero));
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
        Assert.Equal(TimeSpan.MaxValue, Intake.NextTimeout);
        Pass(TimeSpan.FromSeconds(10));
        Assert.Empty(Taken());
    }

    [Fact]
    public void What_is_said_in_another_session_than_the_last_is_not_heard()
    {
        Stream();
        Hello(Second);
        Taken();
        Now += TimeSpan.FromMilliseconds(1);
        Heartbeat(First, 5);
        Send(First, 1);
        Intake.OnStanding(Now, First, new byte[] { 9 });
        Intake.OnEdgeStop(Now, First, new Stop(StopReason.Damaged, Head(0), Head(0), ""));
        Intake.OnDisconnected(Now, First);
        Assert.Empty(Taken());
        Assert.Equal(Now - TimeSpan.FromMilliseconds(1), Intake.Link.LastHeard);
        Assert.Equal((LinkState.Up, Head(0)), (Intake.Link.State, Intake.Link.Announced));
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
        Intake.OnDisconnected(Now, First);
        Assert.Equal(LinkState.Down, Assert.IsType<IntakeEffect.ChangeLink>(Assert.Single(Taken())).Link.State);
        Send(First, 1);
        Heartbeat(First, 1);
        Intake.OnEdgeStop(Now, First, new Stop(StopReason.Damaged, Head(0), Head(0), ""));
        Assert.Empty(Taken());
        Assert.Equal(LinkState.Down, Intake.Link.State);
    }

    [Fact]
    public void A_session_that_ended_before_its_welcome_gets_none()
    {
        Stream();
        Send(First, 1);
        Hello(Second);
        Intake.OnDisconnected(Now, Second);
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
        Assert.Equal(LinkState.Down, Intake.Link.State);
    }

    [Fact]
    public void An_edge_s_stop_before_its_welcome_ends_the_session_too()
    {
        Stream();
        Send(First, 1);
        Hello(Second);
        Taken();
        Now += TimeSpan.FromSeconds(1);
        Intake.OnEdgeStop(Now, Second, new Stop(StopReason.Behind, Head(1), Head(2), "Restored."));
        Assert.Equal(Now, Intake.Link.LastHeard);
        Assert.Contains(new IntakeEffect.CloseSession(Second, CloseReason.Stopped), Taken());
        Assert.Equal((LinkState.Behind, "Restored."), (Intake.Link.State, Intake.Link.Reason));
    }

    [Fact]
    public void An_edge_s_damage_is_told_with_or_without_a_session_and_over_when_it_is_welcome_again()
    {
        var stop = new Stop(StopReason.Damaged, Head(0), Head(0), "A page of the file is unreadable.");
        Intake.OnEdgeDamaged(Now, stop);
        Assert.IsType<IntakeEffect.ChangeLink>(Assert.Single(Taken()));
        Assert.Equal((LinkState.Damaged, stop, Now), (Intake.Link.State, Intake.Link.Stop, Intake.Link.LastHeard));
        Stream();
        Assert.Equal(LinkState.Up, Intake.Link.State);
        Intake.OnEdgeDamaged(Now, stop);
        Assert.Contains(new IntakeEffect.CloseSession(First, CloseReason.Stopped), Taken());
    }

    [Fact]
    public void An_edge_s_damage_does_not_lift_what_only_an_operator_lifts()
    {
        Stream();
        Intake.OnEdgeStop(Now, First, new Stop(StopReason.Forked, Head(3), Head(0), "Cloned."));
        Intake.OnEdgeDamaged(Now, new Stop(StopReason.Damaged, Head(0), Head(0), "Unreadable."));
        Assert.Equal((LinkState.Forked, "Cloned."), (Intake.Link.State, Intake.Link.Reason));
        Taken();
        Hello(Second);
        Assert.Equal(StopReason.Forked, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
    }

    [Fact]
    public void A_damage_that_the_nation_found_holds_until_it_is_released()
    {
        Stream();
        Intake.OnFrame(Now, First, new FrameMessage(Sample.Sealed(Head(0), [1, 2, 3])));
        Taken();
        Hello(Second);
        Assert.Equal(StopReason.Damaged, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
        Intake.OnReleased(Now);
        Assert.Equal(LinkState.Down, Intake.Link.State);
        Hello(new SessionNumber(3));
        Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>());
    }

    [Fact]
    public void A_ledger_whose_repair_the_journal_lost_is_stopped_and_one_whose_repair_it_holds_is_welcomed()
    {
        var hello = new Hello(1, Sample.Owner, Sample.Ledger, Head(2), Head(0), 1, 0, 0, Follows: true);
        Intake = Machine(Mark(0));
        Taken();
        Intake.OnHello(Now, First, hello);
        var stop = Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop;
        Assert.Equal((StopReason.RepairLost, Head(2), Head(0)), (stop.Reason, stop.Edge, stop.Nation));
        Assert.Equal(LinkState.RepairLost, Intake.Link.State);

        Intake = Machine(Mark(0) with { Follows = true });
        Taken();
        Intake.OnHello(Now, First, hello);
        Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>());
    }

    [Fact]
    public void A_closed_ledger_is_closed_from_the_start_and_nothing_opens_it()
    {
        Intake = Machine(Mark(2) with { Successor = Successor });
        Assert.Equal(LinkState.Closed, Intake.Link.State);
        Taken();
        Hello(First, head: 2);
        var stop = Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop;
        Assert.Equal((StopReason.Closed, Head(2)), (stop.Reason, stop.Nation));
        Assert.Contains($"ledger {Successor} goes on in its place", stop.Detail, StringComparison.Ordinal);
        Intake.OnEdgeDamaged(Now, new Stop(StopReason.Damaged, Head(0), Head(0), "Unreadable."));
        Intake.OnReleased(Now);
        Assert.Equal(LinkState.Closed, Intake.Link.State);
        Assert.Empty(Taken());
    }

    [Fact]
    public void A_ledger_under_another_owner_is_not_expected()
    {
        var hello = new Hello(1, new AreaId(5), Sample.Ledger, Head(0), Head(0), 1, 0, 0);
        Intake.OnHello(Now, First, hello);
        var stop = Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop;
        Assert.Equal(StopReason.NotExpected, stop.Reason);
        Assert.Contains("of area 5 came where", stop.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_of_the_announced_number_with_another_hash_is_a_fork()
    {
        Intake = Machine(Mark(2));
        var other = Head(2) with { Hash = Head(1).Hash };
        Hello(First, other, Head(0));
        var stop = Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop;
        Assert.Equal((StopReason.Forked, other, Head(2)), (stop.Reason, stop.Edge, stop.Nation));
    }

    [Fact]
    public void A_receipt_of_the_watermark_s_number_with_another_hash_is_a_fork()
    {
        Intake = Machine(Mark(2));
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
        Intake.OnEdgeHeartbeat(Now, First, new EdgeHeartbeat(other, 0, 0, 1, TimeSpan.Zero));
        var stop = Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop;
        Assert.Equal((StopReason.Forked, other, Head(5)), (stop.Reason, stop.Edge, stop.Nation));
    }
}
