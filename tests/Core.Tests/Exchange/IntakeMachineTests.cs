using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Exchange;

public sealed class IntakeMachineTests : IntakeScene
{
    [Fact]
    public void A_hello_is_welcomed_with_where_to_go_on()
    {
        Intake = new IntakeMachine(new IntakeOptions(), Mark(3), epoch: 6, Now);
        Hello(First, head: 5, receipted: 3);
        var welcome = Assert.IsType<IntakeEffect.SendWelcome>(Taken()[0]).Welcome;
        Assert.Equal(new Welcome(Head(3), Head(3), 0, First, new Credit(1024, 1024 * 1024), 1, 6), welcome);
        Assert.Equal(LinkState.CatchingUp, Intake.Link.State);
    }

    [Fact]
    public void Frames_are_receipted_after_they_were_appended_and_not_before()
    {
        Stream();
        Send(1, 2);
        var append = Assert.IsType<IntakeEffect.Append>(Assert.Single(Taken())).Request;
        Assert.Equal((new WriterTerm(9), Head(0)), (append.Term, append.Expected));
        Assert.Equal([Frames[0]], append.Frames);
        Appended(1);
        var effects = Taken();
        Assert.Equal(
            new IntakeEffect.SendReceipt(First, new Receipt(Sample.Ledger, Head(1))),
            Assert.IsType<IntakeEffect.SendReceipt>(effects[0])
        );
        var next = Assert.IsType<IntakeEffect.Append>(effects[1]).Request;
        Assert.Equal(Head(1), next.Expected);
        Assert.Equal([Frames[1]], next.Frames);
    }

    [Fact]
    public void What_comes_in_during_an_append_goes_into_the_next_one()
    {
        Intake = new IntakeMachine(new IntakeOptions { AppendFramesMax = 4 }, Mark(0), epoch: 1, Now);
        Stream();
        Send(1, 2, 3, 4, 5, 6, 7);
        Taken();
        Appended(1);
        Assert.Equal(Frames[1..5], Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request.Frames);
    }

    [Fact]
    public void A_frame_that_is_held_is_receipted_again()
    {
        Stream();
        Send(1, 2);
        Taken();
        Send(1);
        Assert.Empty(Taken());
        Appended(1);
        Appended(2);
        Taken();
        Send(1);
        Assert.Equal([new IntakeEffect.SendReceipt(First, new Receipt(Sample.Ledger, Head(2)))], Taken());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Same_number_other_hash_is_a_fork_and_stops_the_ledger(int number)
    {
        Stream();
        Send(1);
        Appended(1);
        Send(2, 3);
        Taken();
        var fork = Sample.Chain(3, seed: 77)[number - 1];
        Intake.OnFrame(Now, First, new FrameMessage(fork));
        AssertStopped(StopReason.Forked, LinkState.Forked);
        Hello(Second, head: 9, receipted: 0);
        Appended(2);
        Assert.Equal(StopReason.Forked, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
        Intake.OnReleased(Now);
        Hello(new SessionNumber(3), head: 9, receipted: 0);
        Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>());
    }

    [Fact]
    public void A_frame_that_follows_another_frame_than_the_last_is_a_fork()
    {
        Stream();
        Send(1);
        Taken();
        Intake.OnFrame(Now, First, new FrameMessage(Sample.Chain(2, seed: 77)[1]));
        AssertStopped(StopReason.Forked, LinkState.Forked);
    }

    [Fact]
    public void A_gap_ends_the_session_and_nothing_else()
    {
        Stream();
        Send(2);
        Assert.Equal(new IntakeEffect.CloseSession(First, CloseReason.Gap), Taken()[0]);
        Assert.Equal(LinkState.Down, Intake.Link.State);
    }

    [Fact]
    public void A_frame_that_was_damaged_on_its_way_is_asked_for_again()
    {
        Stream();
        var bytes = Frames[0].Bytes.ToArray();
        bytes[^1] ^= 1;
        Intake.OnFrame(Now, First, new FrameMessage(Frames[0] with { Bytes = bytes }));
        Assert.Equal(new IntakeEffect.CloseSession(First, CloseReason.DamagedOnTheWay), Taken()[0]);
    }

    [Fact]
    public void A_sealed_frame_that_does_not_decode_stops_the_ledger_and_what_came_before_is_kept()
    {
        Stream();
        Send(1);
        Taken();
        var damaged = Sample.Sealed(Head(1), [1, 2, 3]);
        Intake.OnFrame(Now, First, new FrameMessage(damaged));
        Assert.Contains("Truncated at byte", AssertStopped(StopReason.Damaged, LinkState.Damaged).Detail, Ordinal);
        Appended(1);
        Assert.Equal(Head(1), Intake.Link.Watermark);
    }

    [Fact]
    public void A_frame_of_a_later_format_asks_for_an_update_of_the_nation()
    {
        Stream();
        Intake.OnFrame(Now, First, new FrameMessage(Sample.Sealed(Head(0), [2, 2, 3])));
        Assert.Contains("Update the nation", AssertStopped(StopReason.Unsupported, LinkState.Damaged).Detail, Ordinal);
        Hello(Second, head: 1, receipted: 0);
        Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>());
    }

    [Fact]
    public void Who_sends_beyond_the_credit_is_cut_off()
    {
        Intake = new IntakeMachine(new IntakeOptions { CreditFrames = 3 }, Mark(0), epoch: 1, Now);
        Stream();
        Send(1, 2, 3);
        Assert.DoesNotContain(Taken(), effect => effect is IntakeEffect.CloseSession);
        Send(4);
        Assert.Equal(new IntakeEffect.CloseSession(First, CloseReason.CreditExceeded), Taken()[0]);
    }

    [Fact]
    public void A_new_session_takes_the_place_of_the_old_one_and_waits_for_the_append_under_way()
    {
        Stream();
        Send(1, 2);
        Taken();
        Hello(Second, head: 2, receipted: 0);
        Assert.Equal(new IntakeEffect.CloseSession(First, CloseReason.Superseded), Taken()[0]);
        Send(3);
        Assert.Empty(Taken());
        Appended(1);
        var welcome = Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>());
        Assert.Equal((Second, Head(1)), (welcome.Session, welcome.Welcome.Watermark));
        Hello(First, head: 2, receipted: 0);
        Assert.Empty(Taken());
    }

    [Fact]
    public void A_head_below_what_was_announced_is_behind_and_well_again_when_the_disk_is_back()
    {
        Stream();
        Heartbeat(First, 5);
        Assert.Contains(new IntakeEffect.Announce(new WriterTerm(9), Head(5)), Taken());
        Hello(Second, head: 4, receipted: 0);
        Taken();
        Heartbeat(Second, 4);
        var stop = AssertStopped(StopReason.Behind, LinkState.Behind, Second);
        Assert.Equal((Head(4), Head(5)), (stop.Edge, stop.Nation));
        Hello(new SessionNumber(3), head: 5, receipted: 0);
        Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>());
        Assert.Equal(LinkState.CatchingUp, Intake.Link.State);
    }

    [Fact]
    public void A_hello_that_was_late_on_its_way_raises_no_alarm_and_the_edge_is_told_what_is_known()
    {
        Stream();
        Heartbeat(First, 5);
        Taken();
        Hello(Second, head: 4, receipted: 0);
        var welcome = Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>());
        Assert.Equal(Head(5), welcome.Welcome.Announced);
        Assert.Null(Intake.Link.Stop);
    }

    [Fact]
    public void A_head_is_announced_by_a_heartbeat_after_the_welcome_and_not_by_the_hello()
    {
        Hello(First, head: 8, receipted: 0);
        Assert.DoesNotContain(Taken(), effect => effect is IntakeEffect.Announce);
        Assert.Equal(Head(0), Intake.Link.Announced);
        Heartbeat(First, 8);
        Assert.Equal(8, Intake.Link.LagFrames);
        Heartbeat(First, 8);
        Assert.Single(Taken().OfType<IntakeEffect.Announce>());
    }

    [Fact]
    public void What_an_edge_finds_stops_the_ledger_here_too()
    {
        Stream();
        var stop = new Stop(StopReason.Forked, Head(3), Head(0), "Another frame of that number.");
        Intake.OnEdgeStop(Now, First, stop);
        var link = Intake.Link;
        Assert.Equal((LinkState.Forked, "Another frame of that number.", stop), (link.State, link.Reason, link.Stop));
        Assert.Contains(new IntakeEffect.CloseSession(First, CloseReason.Stopped), Taken());
    }

    [Fact]
    public void A_receipt_above_the_watermark_begins_a_new_epoch_before_the_welcome_and_once()
    {
        Intake = new IntakeMachine(new IntakeOptions(), Mark(2), epoch: 1, Now);
        Hello(First, head: 6, receipted: 5);
        Intake.OnReloaded(Now, Mark(2, term: 10), epoch: 1);
        Assert.Contains(new IntakeEffect.RaiseEpoch(Head(5), Head(2)), Taken());
        Intake.OnEpochRaised(Now, 2);
        Assert.Equal(2, Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>()).Welcome.Epoch);
        Hello(Second, head: 6, receipted: 5);
        var effects = Taken();
        Assert.DoesNotContain(effects, effect => effect is IntakeEffect.RaiseEpoch);
        Assert.Single(effects.OfType<IntakeEffect.SendWelcome>());
    }

    [Fact]
    public void A_fenced_writer_stands_down_and_takes_no_more_part()
    {
        Stream();
        Send(1);
        Taken();
        Intake.OnAppended(Now, new AppendOutcome.Fenced(new WriterTerm(12)));
        var effects = Taken();
        Assert.Contains(new IntakeEffect.CloseSession(First, CloseReason.Fenced), effects);
        Assert.Contains(new IntakeEffect.StandDown(new WriterTerm(12)), effects);
        Hello(Second, head: 1, receipted: 0);
        Send(2);
        Assert.Empty(Taken());
    }

    [Fact]
    public void An_append_that_was_rolled_back_is_made_again()
    {
        Stream();
        Send(1);
        var first = Assert.Single(Taken().OfType<IntakeEffect.Append>());
        Intake.OnAppended(Now, new AppendOutcome.RolledBack("deadlock"));
        Assert.Empty(Taken());
        Assert.Equal(Now + TimeSpan.FromMilliseconds(100), Intake.NextTimeout);
        Now = Intake.NextTimeout;
        Intake.OnTick(Now);
        Assert.Equal(first, Assert.Single(Taken().OfType<IntakeEffect.Append>()));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    public void An_unknown_outcome_is_settled_by_reading_the_watermark(int held, int next)
    {
        Stream();
        Send(1);
        Taken();
        Appended(1);
        Send(2, 3);
        Taken();
        Intake.OnAppended(Now, new AppendOutcome.Unknown("connection lost"));
        Assert.Equal([new IntakeEffect.Reload("connection lost")], Taken());
        Intake.OnReloaded(Now, Mark(Math.Max(held, 1), term: 10), epoch: 1);
        var effects = Taken();
        Assert.Equal(
            held == 2,
            effects.Contains(new IntakeEffect.SendReceipt(First, new Receipt(Sample.Ledger, Head(2))))
        );
        var append = Assert.Single(effects.OfType<IntakeEffect.Append>()).Request;
        Assert.Equal(new WriterTerm(10), append.Term);
        Assert.Equal(Frames[Math.Max(next, 2) - 1], append.Frames[0]);
    }

    [Fact]
    public void A_journal_that_moved_elsewhere_ends_the_session_and_what_waited_is_dropped()
    {
        Stream();
        Send(1, 2);
        Taken();
        Intake.OnAppended(Now, new AppendOutcome.Conflict(Head(7)));
        Assert.Single(Taken().OfType<IntakeEffect.Reload>());
        Intake.OnReloaded(Now, Mark(7, term: 10), epoch: 1);
        var effects = Taken();
        Assert.Equal(new IntakeEffect.CloseSession(First, CloseReason.JournalMoved), effects[0]);
        Assert.DoesNotContain(effects, effect => effect is IntakeEffect.Append);
        Hello(Second, head: 8, receipted: 7);
        Assert.Equal(Head(7), Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>()).Welcome.Watermark);
    }

    [Fact]
    public void A_store_that_reports_another_watermark_is_a_defect()
    {
        Stream();
        Send(1);
        Assert.Throws<InvalidOperationException>(() => Appended(2));
    }

    [Fact]
    public void Another_protocol_or_ledger_is_stopped_by_name()
    {
        var hello = new Hello(2, Sample.Owner, Sample.Ledger, Head(0), Head(0), 1, 0, 0);
        Intake.OnHello(Now, First, hello);
        AssertStopped(StopReason.Unsupported, LinkState.Damaged);
        var other = new LedgerId(new Guid("01920000-0000-7000-8000-0000000000bb"));
        Intake.OnHello(Now, Second, hello with { Protocol = 1, Ledger = other });
        AssertStopped(StopReason.NotExpected, LinkState.Damaged, Second);
    }

    [Fact]
    public void Silence_ends_a_session_and_heartbeats_go_out_each_second()
    {
        Stream();
        Taken();
        Now += TimeSpan.FromSeconds(1);
        Assert.Equal(Now, Intake.NextTimeout);
        Intake.OnTick(Now);
        Assert.Single(Taken().OfType<IntakeEffect.SendHeartbeat>());
        Now += TimeSpan.FromSeconds(2);
        Intake.OnTick(Now);
        Assert.Equal(new IntakeEffect.CloseSession(First, CloseReason.Silence), Taken()[0]);
        Assert.Equal((LinkState.Down, Now), (Intake.Link.State, Intake.Link.Since));
        Assert.Equal(TimeSpan.MaxValue, Intake.NextTimeout);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private Stop AssertStopped(StopReason reason, LinkState state, SessionNumber? session = null)
    {
        var effects = Taken();
        var stop = Assert.Single(effects.OfType<IntakeEffect.SendStop>()).Stop;
        Assert.Equal(reason, stop.Reason);
        Assert.Contains(new IntakeEffect.CloseSession(session ?? First, CloseReason.Stopped), effects);
        Assert.Equal((state, stop.Detail), (Intake.Link.State, Intake.Link.Reason));
        return stop;
    }
}
