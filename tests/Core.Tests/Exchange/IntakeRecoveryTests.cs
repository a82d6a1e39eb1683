using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>How an intake goes on after a loss of the nation, and after appends that failed.</summary>
public sealed class IntakeRecoveryTests
{
    private static readonly SessionNumber First = new(1);
    private static readonly SessionNumber Second = new(2);

    private readonly Frame[] _frames = Sample.Chain(10, seed: 1);
    private IntakeMachine _machine;
    private TimeSpan _now = TimeSpan.FromSeconds(50);

    public IntakeRecoveryTests() => _machine = Machine();

    [Fact]
    public void A_nation_that_lost_its_tail_is_behind_until_it_holds_again_what_it_had_receipted()
    {
        _machine = Machine(Mark(2));
        Hello(First, Head(5), Head(4));
        Taken();
        Reloaded(2);
        Assert.Equal([new IntakeEffect.RaiseEpoch(Head(4), Head(2))], Taken());
        Heartbeat(First, 5);
        Assert.Equal([new IntakeEffect.CloseSession(First, CloseReason.ProtocolBroken)], Taken());
        _machine.OnEpochRaised(_now, 2);
        Hello(Second, Head(5), Head(4));
        Taken();
        var link = _machine.Link;
        Assert.Equal((LinkState.NationBehind, Head(4), Head(2)), (link.State, link.Stop?.Edge, link.Stop?.Nation));
        Assert.Contains("it lost 2 frames", link.Reason, StringComparison.Ordinal);
        Send(Second, 3, 4);
        Appended(3);
        Assert.Equal(LinkState.NationBehind, _machine.Link.State);
        Appended(4);
        Assert.Equal((LinkState.CatchingUp, "", null), (_machine.Link.State, _machine.Link.Reason, _machine.Link.Stop));
        Send(Second, 5);
        Appended(5);
        Assert.Equal(LinkState.Up, _machine.Link.State);
    }

    [Fact]
    public void A_receipt_above_the_watermark_is_no_loss_before_the_mark_was_read_again()
    {
        _machine = Machine(Mark(2));
        Hello(First, Head(5), Head(4));
        Assert.IsType<IntakeEffect.Reload>(Assert.Single(Taken()));
        _machine.OnReloaded(_now, Mark(4, term: 10), epoch: 1);
        Assert.Equal([new IntakeEffect.CloseSession(First, CloseReason.JournalMoved)], Taken());
        Hello(Second, Head(5), Head(4));
        Assert.Equal(Head(4), Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>()).Welcome.Watermark);
        Assert.Equal(LinkState.CatchingUp, _machine.Link.State);
    }

    [Fact]
    public void What_was_read_for_an_older_hello_is_no_answer_to_a_newer_one()
    {
        _machine = Machine(Mark(2));
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
        _machine.OnStanding(_now, First, Standing(9));
        _machine.OnAppended(_now, new AppendOutcome.Unknown("no answer"));
        Taken();
        var successor = new Core.Ledger.LedgerId(new Guid("01920000-0000-7000-8000-0000000000bb"));
        _machine.OnReloaded(_now, Mark(0, term: 10) with { Successor = successor }, epoch: 1);
        var effects = Taken();
        Assert.Equal(StopReason.Closed, Assert.IsType<IntakeEffect.SendStop>(effects[0]).Stop.Reason);
        Assert.Equal(new IntakeEffect.CloseSession(First, CloseReason.Stopped), effects[1]);
        Assert.DoesNotContain(effects, effect => effect is IntakeEffect.Append);
        Assert.Equal(LinkState.Closed, _machine.Link.State);
        Pass(TimeSpan.FromSeconds(1));
        Assert.Empty(Taken());
    }

    [Fact]
    public void A_ledger_that_turns_out_to_be_closed_while_nobody_is_there_is_closed_to_the_next_who_calls()
    {
        Stream();
        Send(First, 1);
        _machine.OnAppended(_now, new AppendOutcome.Unknown("no answer"));
        _machine.OnDisconnected(_now, First);
        Taken();
        var successor = new Core.Ledger.LedgerId(new Guid("01920000-0000-7000-8000-0000000000bb"));
        _machine.OnReloaded(_now, Mark(0, term: 10) with { Successor = successor }, epoch: 1);
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
        _machine = Machine(Mark(2));
        Hello(First, Head(5), Head(4));
        Reloaded(2);
        Taken();
        Hello(Second, Head(5), Head(4));
        Assert.Equal([new IntakeEffect.CloseSession(First, CloseReason.Superseded)], Taken());
        _machine.OnEpochRaised(_now, 2);
        Assert.Equal(2, Assert.Single(Taken().OfType<IntakeEffect.SendWelcome>()).Welcome.Epoch);
        Assert.Equal(LinkState.NationBehind, _machine.Link.State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_loss_is_known_until_the_journal_turns_out_to_be_another(bool isOther)
    {
        _machine = Machine(Mark(2));
        Hello(First, Head(5), Head(4));
        Reloaded(2);
        _machine.OnEpochRaised(_now, 2);
        Send(First, 3);
        _machine.OnAppended(_now, new AppendOutcome.Unknown("no answer"));
        _machine.OnReloaded(_now, Mark(isOther ? 1 : 3, term: 10), epoch: 2);
        Assert.Equal(isOther ? LinkState.Down : LinkState.NationBehind, _machine.Link.State);
        Taken();
        Hello(Second, Head(5), Head(4));
        Assert.Equal(isOther, Taken().OfType<IntakeEffect.Reload>().Any());
    }

    [Fact]
    public void A_writer_that_stood_down_sends_no_heartbeat_to_who_calls_it()
    {
        Stream();
        Send(First, 1);
        _machine.OnAppended(_now, new AppendOutcome.Fenced(new WriterTerm(12)));
        Taken();
        Hello(Second);
        Pass(TimeSpan.FromSeconds(1));
        Assert.Empty(Taken());
        Assert.Equal(TimeSpan.MaxValue, _machine.NextTimeout);
    }

    [Fact]
    public void A_new_session_may_announce_less_than_the_old_one_had()
    {
        Stream();
        Heartbeat(First, 9);
        _machine.OnStanding(_now, First, Standing(7));
        Appended(0);
        Hello(Second, Head(9), Head(0));
        Taken();
        _machine.OnStanding(_now, Second, Standing(5));
        Assert.NotNull(Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request.Standing);
    }

    [Fact]
    public void A_further_loss_raises_the_epoch_again()
    {
        _machine = Machine(Mark(2));
        Hello(First, Head(5), Head(4));
        Reloaded(2);
        _machine.OnEpochRaised(_now, 2);
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
        _machine.OnStanding(_now, First, Standing(5));
        _machine.OnStanding(_now, First, Standing(7));
        _machine.OnAppended(_now, new AppendOutcome.Unknown("no answer"));
        Taken();
        _machine.OnReloaded(_now, Mark(0, term: 10), epoch: 1);
        var request = Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request;
        Assert.Equal(Standing(7), request.Standing!.Value.ToArray());
    }

    [Fact]
    public void An_append_that_was_rolled_back_is_not_made_before_its_time_nor_beside_another()
    {
        Stream();
        Send(First, 1);
        Taken();
        _machine.OnAppended(_now, new AppendOutcome.RolledBack("busy"));
        Send(First, 2);
        Pass(TimeSpan.FromMilliseconds(99));
        Assert.Empty(Taken());
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal([_frames[0]], Assert.IsType<IntakeEffect.Append>(Assert.Single(Taken())).Request.Frames);
        Pass(TimeSpan.FromMilliseconds(100));
        Assert.Empty(Taken());
    }

    [Fact]
    public void Nothing_is_appended_while_the_mark_is_being_read_again_and_no_hello_is_answered()
    {
        Stream();
        Send(First, 1);
        Taken();
        _machine.OnAppended(_now, new AppendOutcome.Unknown("no answer"));
        Taken();
        Send(First, 2);
        Hello(Second);
        Assert.DoesNotContain(Taken(), effect => effect is IntakeEffect.Append or IntakeEffect.SendWelcome);
        _machine.OnReloaded(_now, Mark(1, term: 10), epoch: 3);
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

    private IntakeMachine Machine(LedgerMark? mark = null) => new(new IntakeOptions(), mark ?? Mark(0), epoch: 1, _now);

    private FrameHead Head(int number) => number == 0 ? Sample.Genesis : _frames[number - 1].Head;

    private LedgerMark Mark(int watermark, long term = 9) =>
        new(Sample.Owner, Sample.Ledger, Head(watermark), Head(watermark), new WriterTerm(term), 0);

    private byte[] Standing(int frame) =>
        StandingCodec.Encode(new Standing(Sample.Owner, Sample.Ledger, Head(frame), []));

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

    private void Reloaded(int watermark) => _machine.OnReloaded(_now, Mark(watermark, term: 10), epoch: 1);

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
