using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>How an intake goes on after a loss of the nation, and after appends that failed.</summary>
public sealed class IntakeRecoveryTests : IntakeScene
{
    [Fact]
    public void A_nation_that_lost_its_tail_is_behind_until_it_holds_again_what_it_had_receipted()
    {
        Intake = Machine(Mark(2));
        Hello(First, Head(5), Head(4));
        Taken();
        Reloaded(2);
        Assert.Equal([new IntakeEffect.RaiseEpoch(Head(4), Head(2))], Taken());
        Heartbeat(First, 5);
        Assert.Equal([new IntakeEffect.CloseSession(First, CloseReason.ProtocolBroken)], Taken());
        Intake.OnEpochRaised(Now, 2);
        Hello(Second, Head(5), Head(4));
        Taken();
        var link = Intake.Link;
        Assert.Equal((LinkState.NationBehind, Head(4), Head(2)), (link.State, link.Stop?.Edge, link.Stop?.Nation));
        Assert.Contains("it lost 2 frames", link.Reason, StringComparison.Ordinal);
        Send(Second, 3, 4);
        Appended(3);
        Assert.Equal(LinkState.NationBehind, Intake.Link.State);
        Appended(4);
        Assert.Equal((LinkState.CatchingUp, "", null), (Intake.Link.State, Intake.Link.Reason, Intake.Link.Stop));
        Send(Second, 5);
        Appended(5);
        Assert.Equal(LinkState.Up, Intake.Link.State);
    }

    [Fact]
    public void A_receipt_above_the_watermark_is_no_loss_before_the_mark_was_read_again()
    {
        Intake = Machine(Mark(2));
        Hello(First, Head(5), Head(4));
        Assert.IsType<IntakeEffect.Reload>(Assert.Single(Taken()));
        Intake.OnReloaded(Now, Mark(4, term: 10), epoch: 1);
        Assert.Equal([new IntakeEffect.CloseSession(First, CloseReason.JournalMoved)], Taken());
        Hello(Second, Head(5), Head(4));
        Assert.Equal(Head(4), Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>()).Welcome.Watermark);
        Assert.Equal(LinkState.CatchingUp, Intake.Link.State);
    }

    [Fact]
    public void What_was_read_for_an_older_hello_is_no_answer_to_a_newer_one()
    {
        Intake = Machine(Mark(2));
        Hello(First, Head(5), Head(4));
        Hello(Second, Head(5), Head(5));
        Taken();
        Reloaded(2);
        Assert.IsType<IntakeEffect.Reload>(Assert.Single(Taken()));
        Reloaded(2);
        Assert.Equal([new IntakeEffect.RaiseEpoch(Head(5), Head(2))], Taken());
    }

    [Fact]
    public void A_ledger_that_turns_out_to_be_closed_stops_its_session_and_nothing_more_is_appended_of_it()
    {
        Stream();
        Heartbeat(First, 9);
        Send(First, 1, 2);
        Intake.OnStanding(Now, First, Standing(9));
        Intake.OnAppended(Now, new AppendOutcome.Unknown("no answer"));
        Taken();
        var successor = new Core.Ledger.LedgerId(new Guid("01920000-0000-7000-8000-0000000000bb"));
        Intake.OnReloaded(Now, Mark(0, term: 10) with { Successor = successor }, epoch: 1);
        var effects = Taken();
        Assert.Equal(StopReason.Closed, Assert.IsType<IntakeEffect.SendStop>(effects[0]).Stop.Reason);
        Assert.Equal(new IntakeEffect.CloseSession(First, CloseReason.Stopped), effects[1]);
        Assert.DoesNotContain(effects, effect => effect is IntakeEffect.Append);
        Assert.Equal(LinkState.Closed, Intake.Link.State);
        Pass(TimeSpan.FromSeconds(1));
        Assert.Empty(Taken());
    }

    [Fact]
    public void A_ledger_that_turns_out_to_be_closed_while_nobody_is_there_is_closed_to_the_next_who_calls()
    {
        Stream();
        Send(First, 1);
        Intake.OnAppended(Now, new AppendOutcome.Unknown("no answer"));
        Intake.OnDisconnected(Now, First);
        Taken();
        var successor = new Core.Ledger.LedgerId(new Guid("01920000-0000-7000-8000-0000000000bb"));
        Intake.OnReloaded(Now, Mark(0, term: 10) with { Successor = successor }, epoch: 1);
        Assert.Equal(LinkState.Closed, Assert.IsType<IntakeEffect.ChangeLink>(Assert.Single(Taken())).Link.State);
        Hello(Second);
        Assert.Equal(StopReason.Closed, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
    }

    [Fact]
    public void What_a_welcome_tells_an_edge_that_it_had_announced_is_kept_before_for_its_repair()
    {
        Stream();
        Heartbeat(First, 9);
        Taken();
        Hello(Second, Head(3), Head(0));
        var effects = Taken();
        var kept = effects.IndexOf(new IntakeEffect.Announce(new WriterTerm(9), Head(9)));
        Assert.Equal(kept + 1, effects.FindIndex(effect => effect is IntakeEffect.SendWelcome));
    }

    [Fact]
    public void No_hello_is_answered_while_the_epoch_is_being_raised()
    {
        Intake = Machine(Mark(2));
        Hello(First, Head(5), Head(4));
        Reloaded(2);
        Taken();
        Hello(Second, Head(5), Head(4));
        Assert.Equal([new IntakeEffect.CloseSession(First, CloseReason.Superseded)], Taken());
        Intake.OnEpochRaised(Now, 2);
        Assert.Equal(2, Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>()).Welcome.Epoch);
        Assert.Equal(LinkState.NationBehind, Intake.Link.State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_loss_is_known_until_the_journal_turns_out_to_be_another(bool isOther)
    {
        Intake = Machine(Mark(2));
        Hello(First, Head(5), Head(4));
        Reloaded(2);
        Intake.OnEpochRaised(Now, 2);
        Send(First, 3);
        Intake.OnAppended(Now, new AppendOutcome.Unknown("no answer"));
        Intake.OnReloaded(Now, Mark(isOther ? 1 : 3, term: 10), epoch: 2);
        Assert.Equal(isOther ? LinkState.Down : LinkState.NationBehind, Intake.Link.State);
        Taken();
        Hello(Second, Head(5), Head(4));
        Assert.Equal(isOther, Taken().OfType<IntakeEffect.Reload>().Any());
    }

    [Fact]
    public void A_writer_that_stood_down_sends_no_heartbeat_to_who_calls_it()
    {
        Stream();
        Send(First, 1);
        Intake.OnAppended(Now, new AppendOutcome.Fenced(new WriterTerm(12)));
        Taken();
        Hello(Second);
        Pass(TimeSpan.FromSeconds(1));
        Assert.Empty(Taken());
        Assert.Equal(TimeSpan.MaxValue, Intake.NextTimeout);
    }

    [Fact]
    public void A_new_session_may_announce_less_than_the_old_one_had()
    {
        Stream();
        Heartbeat(First, 9);
        Intake.OnStanding(Now, First, Standing(7));
        Appended(0);
        Hello(Second, Head(9), Head(0));
        Taken();
        Intake.OnStanding(Now, Second, Standing(5));
        Assert.NotNull(Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request.Standing);
    }

    [Fact]
    public void A_further_loss_raises_the_epoch_again()
    {
        Intake = Machine(Mark(2));
        Hello(First, Head(5), Head(4));
        Reloaded(2);
        Intake.OnEpochRaised(Now, 2);
        Hello(Second, Head(6), Head(5));
        Taken();
        Reloaded(2);
        Assert.Contains(new IntakeEffect.RaiseEpoch(Head(5), Head(2)), Taken());
    }

    [Fact]
    public void A_standing_that_waits_is_not_replaced_by_the_one_whose_append_is_in_doubt()
    {
        Stream();
        Heartbeat(First, 9);
        Taken();
        Intake.OnStanding(Now, First, Standing(5));
        Intake.OnStanding(Now, First, Standing(7));
        Intake.OnAppended(Now, new AppendOutcome.Unknown("no answer"));
        Taken();
        Intake.OnReloaded(Now, Mark(0, term: 10), epoch: 1);
        var request = Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request;
        Assert.Equal(Standing(7), request.Standing!.Value.ToArray());
    }

    [Fact]
    public void An_append_that_was_rolled_back_is_not_made_before_its_time_nor_beside_another()
    {
        Stream();
        Send(First, 1);
        Taken();
        Intake.OnAppended(Now, new AppendOutcome.RolledBack("busy"));
        Send(First, 2);
        Pass(TimeSpan.FromMilliseconds(99));
        Assert.Empty(Taken());
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal([Frames[0]], Assert.IsType<IntakeEffect.Append>(Assert.Single(Taken())).Request.Frames);
        Pass(TimeSpan.FromMilliseconds(100));
        Assert.Empty(Taken());
    }

    [Fact]
    public void Nothing_is_appended_while_the_mark_is_being_read_again_and_no_hello_is_answered()
    {
        Stream();
        Send(First, 1);
        Taken();
        Intake.OnAppended(Now, new AppendOutcome.Unknown("no answer"));
        Taken();
        Send(First, 2);
        Hello(Second);
        Assert.DoesNotContain(Taken(), effect => effect is IntakeEffect.Append or IntakeEffect.SendWelcome);
        Intake.OnReloaded(Now, Mark(1, term: 10), epoch: 3);
        var welcome = Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>()).Welcome;
        Assert.Equal((Head(1), 3L), (welcome.Watermark, welcome.Epoch));
    }

    [Fact]
    public void A_store_that_reports_an_append_that_nobody_asked_for_is_a_defect()
    {
        Stream();
        var error = Assert.Throws<InvalidOperationException>(() => Appended(0));
        Assert.Contains("where nothing was in flight", error.Message, StringComparison.Ordinal);
    }

    private byte[] Standing(int frame) =>
        StandingCodec.Encode(new Standing(Sample.Owner, Sample.Ledger, Head(frame), []));

    private void Reloaded(int watermark) => Intake.OnReloaded(Now, Mark(watermark, term: 10), epoch: 1);
}
