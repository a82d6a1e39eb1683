using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

public sealed class ClosingTests
{
    private static readonly Day Jan14 = new(2025, 1, 14);
    private static readonly Day Jan15 = new(2025, 1, 15);
    private static readonly Day Jan31 = new(2025, 1, 31);

    private readonly TestLedger _ledger = new();

    [Fact]
    public void A_closing_moves_what_the_force_led_there_and_tells_the_nation()
    {
        _ledger.Record(1, TestLedger.Patrol(2, 9));

        Assert.IsType<Decision.Accepted>(_ledger.Close(2, Force.BorderGuard, "20/183", Jan31));

        var told = _ledger.Facts.Skip(2).ToList();
        Assert.Equal([-2L, -9, 2, 9], Fact.PostingsOf(told).Select(posting => posting.Amount));
        Assert.Equal(
            [Approval.Provisional, Approval.Provisional, Approval.Approved, Approval.Approved],
            Fact.PostingsOf(told).Select(posting => posting.Key.Approval)
        );
        Assert.True(ClosingFact.TryRead(Assert.Single(Fact.OthersOf(told)), out var said));
        Assert.Equal(new ClosingFact(Force.BorderGuard, TestLedger.Area("20/183"), Jan31, TestLedger.Today), said);
        Assert.Equal(Approval.Approved, _ledger.Item(1).Approval);
    }

    [Fact]
    public void What_another_force_led_or_came_later_or_lies_elsewhere_stays_provisional()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Close(2, Force.Police, "20", Jan31);
        _ledger.Close(3, Force.BorderGuard, "20", Jan14);
        _ledger.Close(4, Force.BorderGuard, "20/185", Jan31);

        Assert.Equal(Approval.Provisional, _ledger.Item(1).Approval);
    }

    [Fact]
    public void Recording_correcting_voiding_declining_and_importing_into_closed_days_need_a_reopening()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Close(2, Force.BorderGuard, "20", Jan31);
        const string closed = "20 (Tỉnh Lạng Sơn) is closed by border_guard through 2025-01-31";

        Refused(_ledger.Record(3, TestLedger.Patrol(1, 9)), closed, "reopen first");
        Refused(_ledger.Correct(1, 4, TestLedger.Patrol(1, 8)), closed, "reopen first");
        Refused(_ledger.Void(1, 5), closed, "reopen first");
        Refused(_ledger.Decline(1, Force.Police, revision: 1), closed, "reopen first");
        var plan = _ledger.Import("20,2025-01-01,2025-01-31,border_guard,patrol.patrols,exact,3");
        Assert.Contains(closed, Assert.Single(Assert.Single(plan.Lines).Refusals).Message, StringComparison.Ordinal);
        Assert.Equal(3, _ledger.Entries.Count);
    }

    [Fact]
    public void A_correction_cannot_move_an_open_activity_into_closed_days()
    {
        _ledger.Close(1, Force.BorderGuard, "20", Jan14);
        _ledger.Record(2, TestLedger.Patrol(1, 9));

        var moved = PatrolOn(Jan14);
        Refused(_ledger.Correct(2, 3, moved), "through 2025-01-14", "reopen first");
    }

    [Fact]
    public void A_district_is_not_reopened_under_a_closing_of_its_province_that_would_keep_it_closed()
    {
        _ledger.Close(1, Force.Police, "20/183", Jan15);
        _ledger.Close(2, Force.Police, "20", Jan31);

        Refused(
            _ledger.Reopen(3, Force.Police, "20/183", Jan14),
            "20/183 (Huyện Cao Lộc) is closed by the closing of 20 (Tỉnh Lạng Sơn) through 2025-01-31",
            "reopen that one"
        );
        Assert.IsType<Decision.Accepted>(_ledger.Reopen(3, Force.Police, "20", Jan14));
        Assert.IsType<Decision.Accepted>(_ledger.Reopen(4, Force.Police, "20/183", Jan14));
    }

    [Fact]
    public void Confirming_in_closed_days_is_accepted_and_marked_late()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Close(2, Force.BorderGuard, "20", Jan31);

        Assert.IsType<Decision.Accepted>(_ledger.Confirm(1, Force.Police, revision: 1));

        var participant = Assert.Single(_ledger.Item(1).Participants);
        Assert.True(participant.IsLate);
        _ledger.Reopen(3, Force.BorderGuard, "20", Jan15);
        Assert.True(Assert.Single(_ledger.Item(1).Participants).IsLate);
    }

    [Fact]
    public void A_reopening_opens_its_day_and_what_follows_and_leaves_what_was_before()
    {
        _ledger.Record(1, PatrolOn(Jan14));
        _ledger.Record(2, TestLedger.Patrol(1, 9));
        _ledger.Close(3, Force.BorderGuard, "20", Jan31);

        Assert.Equal(2, Assert.IsType<Decision.Accepted>(_ledger.Reopen(4, Force.BorderGuard, "20", Jan15)).Revision);

        Assert.Equal(Approval.Approved, _ledger.Item(1).Approval);
        Assert.Equal(Approval.Provisional, _ledger.Item(2).Approval);
        Assert.Equal(Jan14, _ledger.Ledger.Closed.Find(Force.BorderGuard, TestLedger.Owner)?.Through);
        Assert.IsType<Decision.Accepted>(_ledger.Correct(2, 5, TestLedger.Patrol(1, 8)));
    }

    [Fact]
    public void What_cannot_be_closed_or_reopened_is_told_with_what_can_be()
    {
        _ledger.Close(1, Force.Police, "20", Jan31);

        const string days = "from 2019-09-05 to 2025-01-31 (yesterday, the last that is over) can be";
        Refused(_ledger.Close(2, Force.Police, "20", new Day(2025, 2, 2)), days);
        Refused(_ledger.Close(2, Force.Police, "20", TestLedger.Today), days);
        Refused(_ledger.Close(2, Force.Police, "20", Jan31), "through 2025-01-31 already", "until today is over");
        Refused(
            _ledger.Close(2, Force.Police, "20", Jan31, TestLedger.Today.Plus(2)),
            "through 2025-01-31 already: a day from 2025-02-01 to 2025-02-02 (yesterday) can be closed next"
        );
        Refused(_ledger.Close(2, Force.Police, "20/183", Jan15), "20 (Tỉnh Lạng Sơn)", "through 2025-01-31 already");
        Refused(_ledger.Reopen(2, Force.Police, "20/183", Jan15), "by the closing of 20 (Tỉnh Lạng Sơn)");
        Refused(_ledger.Reopen(2, Force.Military, "20", Jan15), "is not closed by military");
        _ledger.Reopen(3, Force.Police, "20", Jan15);
        Refused(_ledger.Reopen(4, Force.Police, "20", Jan15), "through 2025-01-14 only", "up to 2025-01-14");
        var other = new ClosePeriod(
            Claim.Of(Force.Police),
            TestLedger.IdOf(5),
            Force.Military,
            TestLedger.Owner,
            Jan15
        );
        Refused(_ledger.Do(other), "police cannot close or reopen for military", "only the commander of military");
        Refused(_ledger.Do(other with { By = Claim.Operator }), "operator cannot close");
        Assert.Equal(2, _ledger.Entries.Count);
    }

    [Fact]
    public void The_same_closing_again_is_answered_the_same_and_the_same_id_for_another_is_refused()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        var first = Assert.IsType<Decision.Accepted>(_ledger.Close(2, Force.BorderGuard, "20", Jan31));

        var again = Assert.IsType<Decision.AlreadyDone>(
            _ledger.Close(2, Force.BorderGuard, "20", Jan31, TestLedger.Today.Plus(3))
        );
        Assert.Equal((first.Entries[^1].Number, 2), (again.Entry, again.Revision));
        Refused(_ledger.Close(2, Force.BorderGuard, "20", TestLedger.Today), "is that of another entry");
        Refused(_ledger.Record(2, PatrolOn(TestLedger.Today)), "of another entry");
    }

    [Fact]
    public void An_imported_amount_is_approved_once_each_of_its_forces_has_closed()
    {
        _ledger.Import("20,2025-01-01,2025-01-31,border_guard|police,patrol.patrols,exact,3");
        _ledger.Close(1, Force.Police, "20", Jan31);
        Assert.Equal(Approval.Provisional, Assert.Single(_ledger.Ledger.Items).Approval);

        _ledger.Close(2, Force.BorderGuard, "20", Jan31);
        Assert.Equal(Approval.Approved, Assert.Single(_ledger.Ledger.Items).Approval);

        _ledger.Reopen(3, Force.Police, "20", Jan31);
        Assert.Equal(Approval.Provisional, Assert.Single(_ledger.Ledger.Items).Approval);
    }

    [Fact]
    public void A_large_closing_is_one_decision_of_entries_that_each_fit_into_a_frame()
    {
        for (var id = 1; id <= 1_200; id++)
        {
            _ledger.Record(id, TestLedger.Patrol(1, 9));
        }

        var accepted = Assert.IsType<Decision.Accepted>(_ledger.Close(2_000, Force.BorderGuard, "20", Jan31));

        Assert.Equal([500, 500, 200], accepted.Entries.OfType<ApprovalMoved>().Select(part => part.Items.Count));
        Assert.IsType<PeriodClosed>(accepted.Entries[^1]);
        Assert.Equal(2_400, accepted.Revision);
        Assert.Equal(_ledger.SumOfLive(), _ledger.SumOfFacts());
    }

    private static ActivityContent PatrolOn(Day day)
    {
        var patrol = TestLedger.Patrol(1, 9);
        return new ActivityContent(patrol.Area, day, patrol.Forces, patrol.Lead, patrol.Amounts);
    }

    private static void Refused(Decision decision, params string[] says)
    {
        var message = Assert.Single(Assert.IsType<Decision.Refused>(decision).Refusals).Message;
        Assert.All(says, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
