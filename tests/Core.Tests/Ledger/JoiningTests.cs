using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

/// <summary>
/// What a second force recorded and what looks like it: nothing is recorded until it is said whether they are one.
/// </summary>
public sealed class JoiningTests
{
    private static readonly Day Fifteenth = new(2025, 1, 15);
    private readonly TestLedger _ledger = new();

    [Theory]
    [InlineData("border_guard+police", Force.Police, 0, 10)]
    [InlineData("border_guard+police", Force.Police, 1, 10)]
    [InlineData("border_guard+police", Force.Police, -1, 10)]
    [InlineData("border_guard+police", Force.Police, 0, 8)]
    [InlineData("border_guard+police", Force.Police, 0, 12)]
    [InlineData("police", Force.Police, 0, 10)]
    [InlineData("military+police", Force.Military, 0, 10)]
    public void What_another_force_seems_to_have_recorded_is_asked_about(
        string forces,
        Force lead,
        int days,
        long amount
    )
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        var entries = _ledger.Entries.Count;

        var asked = Assert.IsType<Decision.Asked>(Record(2, Patrol(forces, lead, amount, Fifteenth.Plus(days))));

        Assert.Equal(TestLedger.IdOf(1), Assert.Single(asked.Candidates).Id);
        Assert.Equal(entries, _ledger.Entries.Count);
    }

    [Theory]
    [InlineData("border_guard+police", Force.Police, 2, 10)]
    [InlineData("border_guard+police", Force.Police, 0, 7)]
    [InlineData("border_guard+police", Force.Police, 0, 13)]
    [InlineData("border_guard+police", Force.BorderGuard, 0, 10)]
    [InlineData("military", Force.Military, 0, 10)]
    public void Another_day_other_amounts_the_same_lead_or_other_forces_are_another_activity(
        string forces,
        Force lead,
        int days,
        long amount
    )
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));

        Assert.IsType<Decision.Accepted>(Record(2, Patrol(forces, lead, amount, Fifteenth.Plus(days))));
    }

    [Fact]
    public void Another_area_or_other_indicators_are_another_activity()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        var elsewhere = new ActivityContent(
            TestLedger.Area("20/183"),
            Fifteenth,
            TestLedger.Forces("police"),
            Force.Police,
            [TestLedger.Of("patrol.patrols", 10)]
        );

        Assert.IsType<Decision.Accepted>(Record(2, elsewhere));
        Assert.IsType<Decision.Accepted>(Record(3, Of("police", Force.Police, ("crime.cases", 10))));
    }

    [Fact]
    public void Every_indicator_that_both_count_must_be_alike()
    {
        _ledger.Record(
            1,
            Of("border_guard+police", Force.BorderGuard, ("patrol.patrols", 1), ("patrol.participants", 9))
        );

        Assert.IsType<Decision.Accepted>(
            Record(2, Of("police", Force.Police, ("patrol.patrols", 1), ("patrol.participants", 40)))
        );
        Assert.IsType<Decision.Asked>(
            Record(3, Of("police", Force.Police, ("patrol.patrols", 1), ("patrol.participants", 10)))
        );
    }

    [Fact]
    public void Joining_keeps_the_amounts_confirms_the_joiner_and_tells_the_nation_nothing_new()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        var facts = _ledger.Facts.Count;

        var accepted = Assert.IsType<Decision.Accepted>(Join(2, Patrol("police", Force.Police, 9), 1));

        Assert.Equal(1, accepted.Revision);
        Assert.Equal(facts, _ledger.Facts.Count);
        Assert.Equal(new EntryNumber(2), Assert.Single(_ledger.Item(1).Participants).ConfirmedBy);
        Assert.Equal([new EntryNumber(1), new EntryNumber(2)], _ledger.Item(1).Entries);
        Assert.Empty(_ledger.Ledger.PendingFor(Force.Police, TestLedger.Today));
        Assert.Equal(new Decision.AlreadyDone(new EntryNumber(2), 1), _ledger.Confirm(1, Force.Police, 1));
        Assert.Equal(TestLedger.IdOf(1), _ledger.Item(2).Id);
    }

    [Fact]
    public void A_joining_that_brings_a_force_moves_the_amounts_and_asks_everyone_else_again()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        _ledger.Confirm(1, Force.Police, 1);

        var accepted = Assert.IsType<Decision.Accepted>(Join(2, Patrol("military+police", Force.Military, 10), 1));

        Assert.Equal(2, accepted.Revision);
        Assert.Equal(TestLedger.Forces("military+border_guard+police"), _ledger.Item(1).Forces);
        Assert.Equal(Force.BorderGuard, _ledger.Item(1).Lead);
        Assert.Equal((0, 10), (Sum("border_guard+police"), Sum("military+border_guard+police")));
        Assert.Single(_ledger.Ledger.PendingFor(Force.Police, TestLedger.Today));
        Assert.Empty(_ledger.Ledger.PendingFor(Force.Military, TestLedger.Today));
    }

    [Fact]
    public void A_force_that_did_not_name_the_other_joins_what_it_was_left_out_of()
    {
        _ledger.Record(1, Patrol("border_guard", Force.BorderGuard, 10));

        Assert.IsType<Decision.Accepted>(Join(2, Patrol("police", Force.Police, 10), 1));

        Assert.Equal(10, Sum("border_guard+police"));
        Assert.Equal(0, Sum("police"));
    }

    [Fact]
    public void The_same_joining_again_is_answered_the_same_and_writes_nothing()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        Join(2, Patrol("military", Force.Military, 10), 1);
        var entries = _ledger.Entries.Count;
        var done = new Decision.AlreadyDone(new EntryNumber(2), 2, Joined: TestLedger.IdOf(1));

        Assert.Equal(done, Join(2, Patrol("military", Force.Military, 10), 1));
        Assert.Equal(done, Record(2, Patrol("military", Force.Military, 10)));
        Assert.Equal(entries, _ledger.Entries.Count);
    }

    [Fact]
    public void The_id_of_a_joining_is_taken_for_anything_else_and_both_are_named()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        _ledger.Record(3, Patrol("border_guard", Force.BorderGuard, 40));
        Join(2, Patrol("police", Force.Police, 10), 1);

        var other = Refused(Record(2, Patrol("police", Force.Police, 11)), RefusalCode.IdTaken);
        Assert.Contains("saying", other.Message, StringComparison.Ordinal);
        Refused(Join(2, Patrol("police", Force.Police, 10), 3), RefusalCode.IdTaken);
        Refused(Distinct(2, Patrol("police", Force.Police, 10), 1), RefusalCode.IdTaken);
        Refused(Join(1, Patrol("border_guard+police", Force.BorderGuard, 10), 3), RefusalCode.IdTaken);
        var correct = Refused(_ledger.Correct(2, 9, Patrol("police", Force.Police, 11)), RefusalCode.WrongState);
        Assert.Contains($"name {TestLedger.IdOf(1)}", correct.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_joined_is_refused_and_says_what_can()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        var mine = Patrol("police", Force.Police, 10);

        Refused(Join(2, mine, 9), RefusalCode.NotFound);
        var own = Refused(Join(2, Patrol("border_guard", Force.BorderGuard, 10), 1), RefusalCode.WrongState);
        Assert.Contains("led by border_guard itself", own.Message, StringComparison.Ordinal);
        var far = Patrol("police", Force.Police, 10, Fifteenth.Plus(2));
        Assert.Contains("at most 1 day", Refused(Join(2, far, 1), RefusalCode.WrongState).Message);
        var more = Of("police", Force.Police, ("patrol.patrols", 10), ("crime.cases", 1));
        Assert.Equal("amounts[0].indicator", Refused(Join(2, more, 1), RefusalCode.InvalidField).Field);
        _ledger.Void(1, 5);
        Assert.Contains("voided by entry 2", Refused(Join(2, mine, 1), RefusalCode.WrongState).Message);
    }

    [Fact]
    public void A_second_patrol_of_a_force_that_joined_is_no_part_of_the_same_activity()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        Join(2, Patrol("police", Force.Police, 10), 1);

        var twice = Refused(Join(3, Patrol("police", Force.Police, 9), 1), RefusalCode.WrongState);

        Assert.Equal(
            $"police joined activity {TestLedger.IdOf(1)} already, with {TestLedger.IdOf(2)} (entry 2): each force "
                + "joins an activity once. If this is the same, leave it out: it counts already. If it is another one, "
                + $"record it as distinct from {TestLedger.IdOf(1)}.",
            twice.Message
        );
        Assert.IsType<Decision.Accepted>(Distinct(3, Patrol("police", Force.Police, 9), 1));
        Assert.Equal((10, 9), (Sum("border_guard+police"), Sum("police")));
        Assert.IsType<Decision.Accepted>(Join(4, Patrol("military", Force.Military, 9), 1));
    }

    [Fact]
    public void A_force_that_left_what_it_had_joined_may_join_it_again()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        Join(2, Patrol("police", Force.Police, 10), 1);
        _ledger.Correct(1, 11, Patrol("border_guard+police", Force.BorderGuard, 11));
        _ledger.Decline(1, Force.Police, 2);

        Assert.IsType<Decision.Accepted>(Join(3, Patrol("police", Force.Police, 10), 1));
        Assert.Equal(11, Sum("border_guard+police"));
        Refused(Join(4, Patrol("police", Force.Police, 10), 1), RefusalCode.WrongState);
    }

    [Fact]
    public void Nobody_joins_for_another_force()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        var command = new RecordActivity(
            Claim.Of(Force.Military),
            TestLedger.IdOf(2),
            Patrol("police", Force.Police, 10)
        )
        {
            Joins = TestLedger.IdOf(1),
        };

        Refused(_ledger.Do(command), RefusalCode.NotPermitted);
        Refused(_ledger.Do(command with { By = Claim.Operator }), RefusalCode.NotPermitted);
    }

    [Fact]
    public void What_was_declared_distinct_counts_beside_and_is_kept_with_who_said_so()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));

        Assert.IsType<Decision.Accepted>(Distinct(2, Patrol("police", Force.Police, 10), 1));

        var kept = Assert.IsType<ActivityDeclaredDistinct>(_ledger.Entries[2]);
        Assert.Equal(
            (Claim.Of(Force.Police), TestLedger.IdOf(2), TestLedger.IdOf(1)),
            (kept.By, kept.Activity, kept.Other)
        );
        Assert.Equal((10, 10), (Sum("border_guard+police"), Sum("police")));
        Assert.Equal([new EntryNumber(2), new EntryNumber(3)], _ledger.Item(2).Entries);
        Assert.Equal([new EntryNumber(1), new EntryNumber(3)], _ledger.Item(1).Entries);
        Assert.Equal(
            new Decision.AlreadyDone(new EntryNumber(2), 1),
            Distinct(2, Patrol("police", Force.Police, 10), 1)
        );
    }

    [Fact]
    public void All_that_look_the_same_must_be_declared_distinct()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        _ledger.Record(2, Patrol("border_guard+police", Force.BorderGuard, 11));

        var asked = Assert.IsType<Decision.Asked>(Distinct(3, Patrol("police", Force.Police, 10), 2));

        Assert.Equal(TestLedger.IdOf(1), Assert.Single(asked.Candidates).Id);
        Assert.IsType<Decision.Accepted>(Distinct(3, Patrol("police", Force.Police, 10), 1, 2));
    }

    [Fact]
    public void Distinct_from_itself_or_from_what_is_not_there_is_refused()
    {
        var patrol = Patrol("police", Force.Police, 10);

        Refused(Distinct(2, patrol, 2), RefusalCode.InvalidField);
        Refused(Distinct(2, patrol, 9), RefusalCode.NotFound);
    }

    [Fact]
    public void What_was_voided_corrected_away_or_left_is_not_asked_about()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        _ledger.Record(2, Patrol("border_guard+police", Force.BorderGuard, 10));
        _ledger.Record(3, Patrol("border_guard+police", Force.BorderGuard, 10));
        _ledger.Void(1, 11);
        _ledger.Correct(2, 12, Patrol("border_guard+police", Force.BorderGuard, 10, Fifteenth.Plus(-5)));
        _ledger.Decline(3, Force.Police, 1);

        Assert.IsType<Decision.Accepted>(Record(4, Patrol("police", Force.Police, 10)));
        Assert.IsType<Decision.Asked>(Record(5, Patrol("police", Force.Police, 10, Fifteenth.Plus(-5))));
    }

    [Fact]
    public void What_was_corrected_to_look_the_same_is_asked_about_once()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        _ledger.Correct(1, 11, Patrol("border_guard+police", Force.BorderGuard, 10, Fifteenth.Plus(-5)));
        _ledger.Correct(1, 12, Patrol("border_guard+police", Force.BorderGuard, 10));

        Assert.Single(Assert.IsType<Decision.Asked>(Record(2, Patrol("police", Force.Police, 10))).Candidates);
    }

    [Fact]
    public void Into_closed_days_a_force_can_be_confirmed_by_joining_and_none_can_be_brought()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        var close = new ClosePeriod(
            Claim.Of(Force.BorderGuard),
            TestLedger.IdOf(90),
            Force.BorderGuard,
            TestLedger.Area("20"),
            Fifteenth
        );
        Assert.IsType<Decision.Accepted>(_ledger.Do(close));

        var refused = Refused(Join(2, Patrol("military", Force.Military, 10), 1), RefusalCode.WrongState);
        Assert.Contains("reopen first", refused.Message, StringComparison.Ordinal);
        Assert.IsType<Decision.Accepted>(Join(3, Patrol("police", Force.Police, 10), 1));
        Assert.True(Assert.Single(_ledger.Item(1).Participants).IsLate);
    }

    [Fact]
    public void Joined_and_voided_leaves_nothing()
    {
        _ledger.Record(1, Patrol("border_guard+police", Force.BorderGuard, 10));
        Join(2, Patrol("military", Force.Military, 10), 1);

        _ledger.Void(1, 11);

        Assert.Empty(_ledger.SumOfFacts());
        Assert.Empty(Forces.All.SelectMany(force => _ledger.Ledger.PendingFor(force, TestLedger.Today)));
    }

    private static ActivityContent Patrol(string forces, Force lead, long patrols, Day? day = null) =>
        new(
            TestLedger.Area("20/183/ba-son"),
            day ?? Fifteenth,
            TestLedger.Forces(forces),
            lead,
            [TestLedger.Of("patrol.patrols", patrols)]
        );

    private static ActivityContent Of(string forces, Force lead, params (string Indicator, long Amount)[] amounts) =>
        new(
            TestLedger.Area("20/183/ba-son"),
            Fifteenth,
            TestLedger.Forces(forces),
            lead,
            [.. amounts.Select(amount => TestLedger.Of(amount.Indicator, amount.Amount))]
        );

    private Decision Record(int id, ActivityContent content) =>
        _ledger.Do(new RecordActivity(Claim.Of(content.Lead), TestLedger.IdOf(id), content));

    private Decision Join(int id, ActivityContent content, int joins) =>
        _ledger.Do(
            new RecordActivity(Claim.Of(content.Lead), TestLedger.IdOf(id), content) { Joins = TestLedger.IdOf(joins) }
        );

    private Decision Distinct(int id, ActivityContent content, params int[] others) =>
        _ledger.Do(
            new RecordActivity(Claim.Of(content.Lead), TestLedger.IdOf(id), content)
            {
                DistinctFrom = [.. others.Select(TestLedger.IdOf)],
            }
        );

    private static Refusal Refused(Decision decision, RefusalCode code)
    {
        var refusals = Assert.IsType<Decision.Refused>(decision).Refusals;
        return Assert.Single(refusals, refusal => refusal.Code == code);
    }

    private long Sum(string forces) =>
        _ledger
            .Facts.Where(fact => fact.Posting.Key.Forces == TestLedger.Forces(forces))
            .Sum(fact => fact.Posting.Amount);
}
