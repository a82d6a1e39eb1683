using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

/// <summary>
/// Bad input to the rules that span entries: refused by name, with what would be allowed, nothing half done.
/// </summary>
public sealed class RefusalLawTests
{
    private static readonly Day Jan15 = new(2025, 1, 15);

    private readonly TestLedger _ledger = new();
    private readonly EntryId _lump;
    private int _entries;

    /// <summary>A patrol led by the border guard, a voided one, a lump of 4, and the police's days closed.</summary>
    public RefusalLawTests()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        _ledger.Record(2, TestLedger.Patrol(7, 70));
        _ledger.Void(2, 3);
        _lump = _ledger
            .Import("20,2025-01-01,2025-01-31,border_guard+police,patrol.patrols,exact,4")
            .Lines[0]
            .Lump!.Value;
        _ledger.Close(4, Force.Police, "20", Jan15);
        _entries = _ledger.Entries.Count;
    }

    [Fact]
    public void Confirming_for_another_force_names_who_can() =>
        Refused(_ledger.Confirm(1, Force.Military, 1), RefusalCode.NotPermitted, "only police can answer");

    [Fact]
    public void Confirming_as_an_operator_names_who_can() =>
        Refused(
            _ledger.Do(new ConfirmParticipation(Claim.Operator, TestLedger.IdOf(1), 1)),
            RefusalCode.NotPermitted,
            "each force confirms or declines for itself"
        );

    [Fact]
    public void Confirming_what_was_voided_says_what_to_record() =>
        Refused(_ledger.Confirm(2, Force.Police, 1), RefusalCode.WrongState, "recorded anew under a new id");

    [Fact]
    public void Declining_what_is_not_there_says_where_to_look() =>
        Refused(_ledger.Decline(9, Force.Police, 1), RefusalCode.NotFound, "fed pending");

    [Fact]
    public void Joining_a_voided_activity_says_what_to_record() =>
        Refused(
            Join(Force.Police, 2),
            RefusalCode.WrongState,
            "voided by entry 3",
            "Record this as an activity of its own"
        );

    [Fact]
    public void Joining_an_own_activity_says_what_to_do() =>
        Refused(Join(Force.BorderGuard, 1), RefusalCode.WrongState, "led by border_guard itself", "Correct it");

    [Fact]
    public void Drawing_more_than_a_lump_holds_names_what_it_holds() =>
        Refused(
            _ledger.Do(
                new RecordActivity(Claim.Operator, TestLedger.IdOf(10), TestLedger.Patrol(5, 50)) { DrawsOn = [_lump] }
            ),
            RefusalCode.WrongState,
            "it holds patrol.patrols 4 patrols",
            "at most what it holds can be drawn"
        );

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Closing_a_day_that_is_not_over_names_the_days_that_can_be(int days) =>
        Refused(
            _ledger.Close(10, Force.BorderGuard, "20", TestLedger.Today.Plus(days)),
            RefusalCode.InvalidField,
            "a day from 2019-09-05 to 2025-01-31 (yesterday, the last that is over) can be"
        );

    [Fact]
    public void Reopening_twice_names_the_days_that_can_be()
    {
        _ledger.Reopen(10, Force.Police, "20", Jan15);
        _entries++;
        Refused(
            _ledger.Reopen(11, Force.Police, "20", Jan15),
            RefusalCode.WrongState,
            "a day up to 2025-01-14 can be reopened"
        );
    }

    [Fact]
    public void Reopening_what_was_never_closed_says_that_its_days_are_open() =>
        Refused(_ledger.Reopen(10, Force.Military, "20", Jan15), RefusalCode.WrongState, "its days are open");

    [Theory]
    [InlineData("2025-02-01..2025-01-01")]
    [InlineData("2025-01-02..2025-01-01")]
    public void A_period_that_ends_before_it_starts_is_refused_with_what_to_write(string text)
    {
        Assert.False(Period.TryParse(text, out _));
        Assert.Contains("write the earlier day first", Period.WhyNot(text), StringComparison.Ordinal);
    }

    private Decision Join(Force lead, int activity)
    {
        var mine = TestLedger.Patrol(1, 9);
        var content = new ActivityContent(mine.Area, mine.Day, mine.Forces, lead, [.. mine.Amounts]);
        return _ledger.Do(
            new RecordActivity(Claim.Of(lead), TestLedger.IdOf(10), content) { Joins = TestLedger.IdOf(activity) }
        );
    }

    /// <summary>One refusal that says so, and no entry.</summary>
    private void Refused(Decision decision, RefusalCode code, params string[] says)
    {
        var refusal = Assert.Single(Assert.IsType<Decision.Refused>(decision).Refusals);
        Assert.Equal(code, refusal.Code);
        Assert.All(says, words => Assert.Contains(words, refusal.Message, StringComparison.Ordinal));
        Assert.Equal(_entries, _ledger.Entries.Count);
        Assert.Equal(_ledger.SumOfLive(), _ledger.SumOfFacts());
    }
}
