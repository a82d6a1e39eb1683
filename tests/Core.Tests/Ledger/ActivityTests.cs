using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

public sealed class ActivityTests
{
    private readonly TestLedger _ledger = new();

    [Fact]
    public void Recording_posts_each_amount_once_to_the_day_and_the_set()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));

        Assert.Equal(2, _ledger.Facts.Count);
        var posting = _ledger.Facts[1].Posting;
        Assert.Equal(TestLedger.IdOf(1), _ledger.Facts[1].Entry);
        Assert.Equal(TestLedger.Area("20/183/ba-son"), posting.Key.Area);
        Assert.Equal(Span.Of(new Day(2025, 1, 15)), posting.Key.Span);
        Assert.Equal("border_guard+police", posting.Key.Forces.ToString());
        Assert.Equal(Approval.Provisional, posting.Key.Approval);
        Assert.Equal((9L, (sbyte)1, Qualifier.Exact), (posting.Amount, posting.Count, posting.Qualifier));
    }

    [Fact]
    public void The_same_recording_again_is_answered_again_and_writes_nothing()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Record(2, TestLedger.Patrol(2, 7));

        Assert.Equal(new Decision.AlreadyDone(new EntryNumber(1), 1), _ledger.Record(1, TestLedger.Patrol(1, 9)));
        Assert.Equal(2, _ledger.Entries.Count);
    }

    [Fact]
    public void Amounts_in_another_order_are_the_same_content()
    {
        var (patrols, people) = (TestLedger.Of("patrol.patrols", 1), TestLedger.Of("patrol.participants", 9));
        var there = TestLedger.Area("20/183");
        var day = new Day(2025, 1, 15);
        var police = TestLedger.Forces("police");

        _ledger.Record(1, new ActivityContent(there, day, police, Force.Police, [patrols, people]));
        var again = _ledger.Record(1, new ActivityContent(there, day, police, Force.Police, [people, patrols]));

        Assert.IsType<Decision.AlreadyDone>(again);
    }

    [Fact]
    public void The_same_id_with_other_content_is_refused_and_both_are_named()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));

        var refusal = Refused(_ledger.Record(1, TestLedger.Patrol(1, 10)), RefusalCode.IdTaken, "id");

        Assert.Contains("20/183/ba-son 2025-01-15 border_guard+police led by border_guard", refusal);
        Assert.Contains("9 participations", refusal.Replace("person-times", "participations"));
        Assert.Contains("10 participations", refusal.Replace("person-times", "participations"));
        Assert.Single(_ledger.Entries);
    }

    [Fact]
    public void A_correction_reverses_and_posts_anew_in_one_entry()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Facts.Clear();

        var decision = _ledger.Correct(1, 2, TestLedger.Patrol(1, 8));

        Assert.Equal(2, Assert.IsType<Decision.Accepted>(decision).Revision);
        Assert.Equal([-1L, -9, 1, 8], _ledger.Facts.Select(fact => fact.Posting.Amount));
        Assert.Equal([-1, -1, 1, 1], _ledger.Facts.Select(fact => (int)fact.Posting.Count));
        Assert.All(_ledger.Facts, fact => Assert.Equal(TestLedger.IdOf(2), fact.Entry));
    }

    [Fact]
    public void A_correction_of_a_correction_reverses_what_the_first_one_posted()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Correct(1, 2, TestLedger.Patrol(3, 8));
        _ledger.Facts.Clear();

        _ledger.Correct(1, 3, TestLedger.Patrol(4, 7));

        Assert.Equal([-3L, -8, 4, 7], _ledger.Facts.Select(fact => fact.Posting.Amount));
        Assert.Equal(3, _ledger.Item(1).Revision);
        Assert.Equal([1L, 2, 3], _ledger.Item(1).Entries.Select(number => number.Value));
    }

    [Fact]
    public void A_correction_can_move_an_activity_to_another_place_day_and_set()
    {
        var moved = new ActivityContent(
            TestLedger.Area("20/183"),
            new Day(2025, 1, 16),
            TestLedger.Forces("military"),
            Force.Military,
            [TestLedger.Of("outreach.attendance", 64_000, Qualifier.Nearly)]
        );
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Correct(1, 2, moved);

        var cell = Assert.Single(_ledger.SumOfFacts()).Value;
        Assert.Equal(new Cell(64_000, 1, 0, 1), cell);
    }

    [Fact]
    public void A_correction_is_recognised_again_even_after_later_ones()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Correct(1, 2, TestLedger.Patrol(1, 8));
        _ledger.Correct(1, 3, TestLedger.Patrol(1, 7));
        _ledger.Void(1, 4);

        Assert.Equal(new Decision.AlreadyDone(new EntryNumber(2), 2), _ledger.Correct(1, 2, TestLedger.Patrol(1, 8)));
        Assert.Equal(4, _ledger.Entries.Count);
    }

    [Fact]
    public void A_recording_is_recognised_again_after_a_correction_and_after_a_void()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Correct(1, 2, TestLedger.Patrol(1, 8));
        _ledger.Void(1, 3);

        Assert.Equal(new Decision.AlreadyDone(new EntryNumber(1), 1), _ledger.Record(1, TestLedger.Patrol(1, 9)));
        Refused(_ledger.Record(1, TestLedger.Patrol(1, 8)), RefusalCode.IdTaken, "id");
        Assert.Empty(_ledger.SumOfFacts());
    }

    [Theory]
    [InlineData(8, "miscounted", 2)]
    [InlineData(7, "another reason", 1)]
    [InlineData(7, "miscounted", 2)]
    public void A_correction_id_stands_for_one_activity_content_and_reason(long people, string reason, int activity)
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Record(2, TestLedger.Patrol(1, 9));
        _ledger.Correct(1, 3, TestLedger.Patrol(1, 7));

        var again = _ledger.Correct(activity, 3, TestLedger.Patrol(1, people), reason);

        var refusal = Refused(again, RefusalCode.IdTaken, "correction_id");
        Assert.Contains($"the correction of {TestLedger.IdOf(1)} to", refusal);
        Assert.Contains("because 'miscounted'", refusal);
    }

    [Fact]
    public void A_correction_that_changes_nothing_is_refused()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));

        Refused(_ledger.Correct(1, 2, TestLedger.Patrol(1, 9)), RefusalCode.WrongState, "activity");
    }

    [Fact]
    public void An_id_cannot_stand_for_two_kinds_of_entry()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Record(2, TestLedger.Patrol(1, 9));
        _ledger.Correct(1, 3, TestLedger.Patrol(1, 7));

        Refused(_ledger.Correct(1, 1, TestLedger.Patrol(1, 6)), RefusalCode.IdTaken, "correction_id");
        Refused(_ledger.Correct(1, 2, TestLedger.Patrol(1, 6)), RefusalCode.IdTaken, "correction_id");
        Refused(_ledger.Void(1, 3), RefusalCode.IdTaken, "void_id");
        Refused(_ledger.Void(1, 1), RefusalCode.IdTaken, "void_id");
        Refused(_ledger.Record(3, TestLedger.Patrol(1, 9)), RefusalCode.IdTaken, "id");
    }

    [Fact]
    public void A_void_takes_back_what_the_last_correction_posted()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Correct(1, 2, TestLedger.Patrol(3, 8));
        _ledger.Facts.Clear();

        _ledger.Void(1, 3);

        Assert.Equal([-3L, -8], _ledger.Facts.Select(fact => fact.Posting.Amount));
        Assert.True(_ledger.Item(1).IsVoided);
        Assert.Equal(2, _ledger.Item(1).Revision);
    }

    [Fact]
    public void The_same_void_again_is_answered_again_and_another_one_is_refused()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Void(1, 2);

        Assert.Equal(new Decision.AlreadyDone(new EntryNumber(2), 1), _ledger.Void(1, 2));
        Refused(_ledger.Void(1, 2, "another reason"), RefusalCode.IdTaken, "void_id");
        Assert.Contains("voided by entry 2", Refused(_ledger.Void(1, 3), RefusalCode.WrongState, "id"));
        Refused(_ledger.Correct(1, 3, TestLedger.Patrol(1, 8)), RefusalCode.WrongState, "id");
    }

    [Fact]
    public void What_was_never_recorded_is_not_found()
    {
        Refused(_ledger.Correct(1, 2, TestLedger.Patrol(1, 8)), RefusalCode.NotFound, "id");
        Refused(_ledger.Void(1, 2), RefusalCode.NotFound, "id");
    }

    [Fact]
    public void A_lump_is_not_corrected_like_an_activity()
    {
        var plan = _ledger.Import("20,2024-01-01,2024-12-31,police,crime.cases,exact,5");
        var lump = plan.Lines[0].Lump!.Value;

        var decision = _ledger.Do(new VoidActivity(Claim.Operator, lump, TestLedger.IdOf(1), "wrong"));

        Assert.Contains("undo its import", Refused(decision, RefusalCode.WrongState, "id"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("two\nlines")]
    [InlineData("\u202Eright to left")]
    public void A_reason_is_given_on_one_line(string reason)
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));

        Refused(_ledger.Void(1, 2, reason), RefusalCode.InvalidField, "reason");
        Assert.IsType<Decision.Accepted>(_ledger.Void(1, 2, new string('ư', 500)));
        Refused(_ledger.Correct(1, 3, TestLedger.Patrol(1, 8), new string('a', 501)), RefusalCode.WrongState, "id");
    }

    [Fact]
    public void A_force_records_corrects_and_voids_only_what_it_leads()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        var police = Claim.Of(Force.Police);
        var guard = Claim.Of(Force.BorderGuard);

        var recorded = _ledger.Do(new RecordActivity(police, TestLedger.IdOf(2), TestLedger.Patrol(1, 9)));
        var corrected = _ledger.Do(
            new CorrectActivity(police, TestLedger.IdOf(1), TestLedger.IdOf(3), TestLedger.Patrol(1, 8), "why")
        );
        var voided = _ledger.Do(new VoidActivity(police, TestLedger.IdOf(1), TestLedger.IdOf(4), "why"));

        Refused(recorded, RefusalCode.NotPermitted, "lead");
        Refused(corrected, RefusalCode.NotPermitted, "lead");
        Refused(voided, RefusalCode.NotPermitted, "lead");
        Assert.IsType<Decision.Accepted>(
            _ledger.Do(new VoidActivity(guard, TestLedger.IdOf(1), TestLedger.IdOf(4), "why"))
        );
    }

    [Fact]
    public void A_force_cannot_hand_its_activity_to_another_lead()
    {
        var led = new ActivityContent(
            TestLedger.Area("20"),
            new Day(2025, 1, 15),
            TestLedger.Forces("border_guard+police"),
            Force.Police,
            [TestLedger.Of("patrol.patrols", 1)]
        );
        _ledger.Record(1, TestLedger.Patrol(1, 9));

        var decision = _ledger.Do(
            new CorrectActivity(Claim.Of(Force.BorderGuard), TestLedger.IdOf(1), TestLedger.IdOf(2), led, "why")
        );

        Refused(decision, RefusalCode.NotPermitted, "lead");
    }

    internal static string Refused(Decision decision, RefusalCode code, string field)
    {
        var refusal = Assert.Single(Assert.IsType<Decision.Refused>(decision).Refusals);
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        return refusal.Message;
    }
}
