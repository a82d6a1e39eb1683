using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Exchange.Standings;

public sealed class IntakeStandingTests
{
    private static readonly SessionNumber Session = new(1);

    private readonly Frame[] _frames = Sample.Chain(10, seed: 1);
    private IntakeMachine _machine;
    private TimeSpan _now = TimeSpan.FromSeconds(50);

    public IntakeStandingTests()
    {
        var mark = new LedgerMark(Sample.Owner, Sample.Ledger, Head(0), Head(0), new WriterTerm(9), 0);
        _machine = new IntakeMachine(new IntakeOptions(), mark, epoch: 1, _now);
        Hello(Session, head: 5);
    }

    [Fact]
    public void A_standing_goes_to_the_journal_under_the_term_and_behind_the_watermark()
    {
        var bytes = Announce(5);
        var request = Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request;
        Assert.Equal((new WriterTerm(9), Head(0)), (request.Term, request.Expected));
        Assert.Empty(request.Frames);
        Assert.Equal(bytes, request.Standing!.Value.ToArray());
    }

    [Fact]
    public void Frames_go_on_behind_it_and_a_standing_alone_is_receipted_as_the_watermark()
    {
        Announce(5);
        Taken();
        Send(1, 2);
        Assert.Empty(Taken());
        Appended(0);
        var effects = Taken();
        Assert.Equal(new IntakeEffect.SendReceipt(Session, new Receipt(Sample.Ledger, Head(0))), effects[0]);
        var next = Assert.IsType<IntakeEffect.Append>(effects[1]).Request;
        Assert.Equal(_frames[..2], next.Frames);
        Assert.Null(next.Standing);
    }

    [Fact]
    public void Of_standings_that_wait_the_last_goes_into_the_next_append_with_the_frames()
    {
        Send(1);
        Taken();
        Announce(3);
        var last = Announce(5);
        Send(2);
        Appended(1);
        var next = Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request;
        Assert.Equal([_frames[1]], next.Frames);
        Assert.Equal(last, next.Standing!.Value.ToArray());
    }

    [Fact]
    public void A_standing_whose_frame_has_come_meanwhile_is_dropped()
    {
        Send(1);
        Taken();
        Announce(2);
        Send(2);
        Appended(1);
        Assert.Null(Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request.Standing);
    }

    [Fact]
    public void An_append_that_was_rolled_back_is_tried_again_with_its_standing()
    {
        var bytes = Announce(5);
        Taken();
        _machine.OnAppended(_now, new AppendOutcome.RolledBack("full"));
        Assert.Empty(Taken());
        _now += TimeSpan.FromMilliseconds(100);
        _machine.OnTick(_now);
        Assert.Equal(bytes, Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request.Standing!.Value.ToArray());
    }

    [Fact]
    public void After_an_unknown_outcome_the_standing_is_appended_under_the_new_term()
    {
        var bytes = Announce(5);
        Taken();
        _machine.OnAppended(_now, new AppendOutcome.Unknown("no answer"));
        Assert.IsType<IntakeEffect.Reload>(Assert.Single(Taken()));
        var mark = new LedgerMark(Sample.Owner, Sample.Ledger, Head(0), Head(5), new WriterTerm(10), 0);
        _machine.OnReloaded(_now, mark, epoch: 1);
        var request = Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request;
        Assert.Equal(10, request.Term.Value);
        Assert.Equal(bytes, request.Standing!.Value.ToArray());
    }

    [Fact]
    public void A_fenced_writer_appends_no_standing_any_more()
    {
        Announce(5);
        Taken();
        _machine.OnAppended(_now, new AppendOutcome.Fenced(new WriterTerm(10)));
        Taken();
        Announce(5);
        Assert.Empty(Taken());
    }

    [Fact]
    public void Bytes_that_are_no_standing_are_refused_by_name_and_counted_and_the_session_goes_on()
    {
        _machine.OnStanding(_now, Session, new byte[] { 9, 9 });
        AssertRefused(StandingRefusal.Malformed, "does not decode: UnknownFormat at byte 0 (found 9)");
        Send(1);
        Assert.Single(Taken().OfType<IntakeEffect.Append>());
    }

    [Fact]
    public void A_standing_of_another_ledger_or_owner_is_refused()
    {
        Announce(new Standing(Sample.Owner, StandingSample.Ledger, Head(5), []));
        AssertRefused(StandingRefusal.OtherLedger, $"A standing of ledger {StandingSample.Ledger} of area 4 came");
        Announce(new Standing(new AreaId(5), Sample.Ledger, Head(5), []));
        Assert.Equal(2, _machine.Link.RefusedStandings);
    }

    [Fact]
    public void A_standing_above_the_announced_head_is_refused()
    {
        Announce(6);
        AssertRefused(
            StandingRefusal.NotAnnounced,
            $"of frame {Head(6)} came; the highest head announced is {Head(5)}"
        );
    }

    [Fact]
    public void A_standing_of_another_hash_than_the_announced_head_is_a_fork()
    {
        Announce(new Standing(Sample.Owner, Sample.Ledger, new FrameHead(new FrameNumber(5), Head(4).Hash), []));
        Assert.Equal(StopReason.Forked, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
        Assert.Equal(LinkState.Forked, _machine.Link.State);
    }

    [Fact]
    public void A_standing_that_is_not_above_what_came_in_or_was_announced_is_passed_over()
    {
        Send(1, 2);
        Appended(1);
        Taken();
        Announce(2);
        Assert.Empty(Taken());
        Announce(4);
        Announce(3);
        Appended(2);
        Assert.Equal(Bytes(4), Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request.Standing!.Value.ToArray());
        Assert.Equal(0, _machine.Link.RefusedStandings);
    }

    [Fact]
    public void A_new_session_may_announce_anew_what_was_lost_with_the_old_one()
    {
        Send(1);
        Announce(5);
        Taken();
        var again = new Hello(1, Sample.Owner, Sample.Ledger, Head(5), Head(0), 1, 0, 0);
        _machine.OnHello(_now, new SessionNumber(2), again);
        Appended(1);
        Taken();
        _machine.OnStanding(_now, new SessionNumber(2), Bytes(5));
        Assert.NotNull(Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request.Standing);
    }

    [Fact]
    public void A_ledger_is_catching_up_until_the_announced_frame_has_come()
    {
        var mark = new LedgerMark(Sample.Owner, Sample.Ledger, Head(0), Head(0), new WriterTerm(9), 0);
        _machine = new IntakeMachine(new IntakeOptions(), mark, epoch: 1, _now);
        Hello(Session, head: 0);
        Assert.Equal(LinkState.Up, _machine.Link.State);
        _machine.OnEdgeHeartbeat(_now, Session, new EdgeHeartbeat(Head(2), 2, 0, 2, TimeSpan.Zero));
        Announce(2);
        Assert.Equal(LinkState.CatchingUp, _machine.Link.State);
        Send(1, 2);
        Appended(0);
        Appended(2);
        Assert.Equal(LinkState.Up, _machine.Link.State);
    }

    [Fact]
    public void What_a_progress_bar_needs_is_measured_from_what_became_durable()
    {
        Beat(backlog: 1000);
        for (var frame = 1; frame <= 4; frame++)
        {
            _now += TimeSpan.FromSeconds(1);
            Send(frame);
            Appended(frame);
        }

        _now += TimeSpan.FromSeconds(1);
        Beat(backlog: 996);
        Assert.Equal(
            (996L, 1000L, 1L),
            (_machine.Link.BacklogEntries, _machine.Link.BacklogEntriesMost, _machine.Link.EntriesPerSecond)
        );
        _now += TimeSpan.FromSeconds(6);
        Beat(backlog: 996);
        Assert.Equal(0, _machine.Link.EntriesPerSecond);
    }

    private FrameHead Head(int number) => number == 0 ? Sample.Genesis : _frames[number - 1].Head;

    private void Hello(SessionNumber session, int head)
    {
        _machine.OnHello(_now, session, new Hello(1, Sample.Owner, Sample.Ledger, Head(head), Head(0), 1, 0, 0));
        _machine.OnEdgeHeartbeat(_now, session, new EdgeHeartbeat(Head(head), 0, 0, 1, TimeSpan.Zero));
        Taken();
    }

    private void Beat(long backlog) =>
        _machine.OnEdgeHeartbeat(_now, Session, new EdgeHeartbeat(Head(5), backlog, 0, 2, TimeSpan.Zero));

    private byte[] Bytes(int frame) => StandingCodec.Encode(new Standing(Sample.Owner, Sample.Ledger, Head(frame), []));

    private byte[] Announce(int frame)
    {
        var bytes = Bytes(frame);
        _machine.OnStanding(_now, Session, bytes);
        return bytes;
    }

    private void Announce(Standing standing) => _machine.OnStanding(_now, Session, StandingCodec.Encode(standing));

    private void Send(params ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            _machine.OnFrame(_now, Session, new FrameMessage(_frames[number - 1]));
        }
    }

    private void Appended(int through) => _machine.OnAppended(_now, new AppendOutcome.Appended(through, Head(through)));

    private void AssertRefused(StandingRefusal refusal, string detail)
    {
        var refused = Assert.IsType<IntakeEffect.RefuseStanding>(Assert.Single(Taken()));
        Assert.Equal((Session, refusal), (refused.Session, refused.Refusal));
        Assert.Contains(detail, refused.Detail, StringComparison.Ordinal);
        Assert.Equal(1, _machine.Link.RefusedStandings);
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
