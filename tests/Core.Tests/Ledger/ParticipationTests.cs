using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

/// <summary>
/// A joint activity is recorded once and counts in full; each participant stands by its part, or leaves it.
/// </summary>
public sealed class ParticipationTests
{
    private readonly TestLedger _ledger = new();

    [Fact]
    public void A_joint_activity_counts_at_once_and_waits_for_its_participants_not_for_its_lead()
    {
        _ledger.Record(1, Three(4));

        Assert.Equal(4, Sum("border_guard+military+police"));
        Assert.Equal(
            [new(Force.Military, TestLedger.Today, null), new Participant(Force.Police, TestLedger.Today, null)],
            _ledger.Item(1).Participants
        );
        Assert.Equal([TestLedger.IdOf(1)], Pending(Force.Police));
        Assert.Empty(Pending(Force.BorderGuard));
        Assert.Empty(Pending(Force.CoastGuard));
    }

    [Fact]
    public void What_a_force_did_alone_waits_for_nobody()
    {
        _ledger.Record(1, Of("police", Force.Police, 1));

        Assert.Empty(_ledger.Item(1).Participants);
        Assert.Empty(Forces.All.SelectMany(Pending));
    }

    [Fact]
    public void A_confirmation_tells_the_nation_nothing_and_the_activity_waits_no_more()
    {
        _ledger.Record(1, Three(4));
        var facts = _ledger.Facts.Count;

        var decision = Assert.IsType<Decision.Accepted>(_ledger.Confirm(1, Force.Police, 1));

        Assert.Equal(1, decision.Revision);
        Assert.Equal(facts, _ledger.Facts.Count);
        Assert.Empty(Pending(Force.Police));
        Assert.Equal([TestLedger.IdOf(1)], Pending(Force.Military));
        Assert.Equal(new EntryNumber(2), _ledger.Item(1).Participants[1].ConfirmedBy);
        Assert.Equal([new EntryNumber(1), new EntryNumber(2)], _ledger.Item(1).Entries);
        Assert.Equal(1, _ledger.Item(1).Revision);
    }

    [Fact]
    public void A_decline_moves_the_amounts_to_the_smaller_set_and_leaves_the_total()
    {
        _ledger.Record(1, Three(4));

        var decision = Assert.IsType<Decision.Accepted>(_ledger.Decline(1, Force.Military, 1));

        Assert.Equal(2, decision.Revision);
        Assert.Equal((0, 4), (Sum("border_guard+military+police"), Sum("border_guard+police")));
        Assert.Equal(4, _ledger.Ledger.SumOf(TestLedger.Of("patrol.patrols", 0).Indicator));
        Assert.Equal(TestLedger.Forces("border_guard+police"), _ledger.Item(1).Forces);
        Assert.Equal(Force.BorderGuard, _ledger.Item(1).Lead);
    }

    [Fact]
    public void When_all_decline_the_lead_did_it_alone()
    {
        _ledger.Record(1, Three(4));

        _ledger.Decline(1, Force.Military, 1);
        _ledger.Decline(1, Force.Police, 2);

        Assert.Equal(4, Sum("border_guard"));
        Assert.Empty(_ledger.Item(1).Participants);
    }

    [Fact]
    public void A_changed_set_or_amount_asks_again()
    {
        _ledger.Record(1, Three(4));
        _ledger.Confirm(1, Force.Police, 1);

        _ledger.Correct(1, 2, Three(5));
        Assert.Equal([TestLedger.IdOf(1)], Pending(Force.Police));

        _ledger.Confirm(1, Force.Police, 2);
        _ledger.Decline(1, Force.Military, 2);
        Assert.Equal([TestLedger.IdOf(1)], Pending(Force.Police));
    }

    [Fact]
    public void A_confirmation_of_what_was_changed_meanwhile_is_refused_and_names_both_revisions()
    {
        _ledger.Record(1, Three(4));
        _ledger.Correct(1, 2, Three(5));

        var refusal = Refused(_ledger.Confirm(1, Force.Police, 1), RefusalCode.WrongState);

        Assert.Equal("revision", refusal.Field);
        Assert.Contains("is at revision 2, not 1", refusal.Message, StringComparison.Ordinal);
        Refused(_ledger.Decline(1, Force.Police, 3), RefusalCode.WrongState);
    }

    [Fact]
    public void The_same_word_again_is_answered_the_same_and_writes_nothing()
    {
        _ledger.Record(1, Three(4));
        _ledger.Confirm(1, Force.Police, 1);
        _ledger.Decline(1, Force.Military, 1);
        var entries = _ledger.Entries.Count;

        Assert.Equal(new Decision.AlreadyDone(new EntryNumber(2), 1), _ledger.Confirm(1, Force.Police, 1));
        Assert.Equal(new Decision.AlreadyDone(new EntryNumber(3), 2), _ledger.Decline(1, Force.Military, 1));
        Assert.Equal(entries, _ledger.Entries.Count);
    }

    [Fact]
    public void After_its_days_a_confirmation_is_deemed_given_and_can_no_longer_be_declined()
    {
        _ledger.Record(1, Three(4));
        var last = TestLedger.Today.Plus(10);
        var over = TestLedger.Today.Plus(11);

        Assert.Single(_ledger.Ledger.PendingFor(Force.Police, last), waiting => waiting.Activity is not null);
        Assert.All(_ledger.Ledger.PendingFor(Force.Police, over), waiting => Assert.Null(waiting.Activity));
        Assert.Equal(Participation.Deemed, _ledger.Item(1).Participants[0].At(over, 10));
        var refusal = Refused(_ledger.Decline(1, Force.Police, 1, over), RefusalCode.WrongState);
        Assert.Contains("had 10 days", refusal.Message, StringComparison.Ordinal);
        Assert.IsType<Decision.Accepted>(_ledger.Decline(1, Force.Military, 1, last));
    }

    [Fact]
    public void Who_confirmed_cannot_decline_the_same_revision()
    {
        _ledger.Record(1, Three(4));
        _ledger.Confirm(1, Force.Police, 1);

        var refusal = Refused(_ledger.Decline(1, Force.Police, 1), RefusalCode.WrongState);

        Assert.Contains("confirmed its part", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("by entry 2", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Force.BorderGuard, "leads it")]
    [InlineData(Force.CoastGuard, "takes no part in it")]
    public void Only_a_participant_is_asked(Force force, string why)
    {
        _ledger.Record(1, Three(4));

        Assert.Contains(why, Refused(_ledger.Confirm(1, force, 1), RefusalCode.NotPermitted).Message);
        Assert.Contains(why, Refused(_ledger.Decline(1, force, 1), RefusalCode.NotPermitted).Message);
    }

    [Fact]
    public void An_operator_speaks_for_no_force()
    {
        _ledger.Record(1, Three(4));

        Refused(_ledger.Do(new ConfirmParticipation(Claim.Operator, TestLedger.IdOf(1), 1)), RefusalCode.NotPermitted);
    }

    [Fact]
    public void What_was_taken_back_waits_for_nobody_and_takes_no_word()
    {
        _ledger.Record(1, Three(4));
        _ledger.Void(1, 2);

        Assert.Empty(Pending(Force.Police));
        Refused(_ledger.Confirm(1, Force.Police, 1), RefusalCode.WrongState);
        Refused(_ledger.Confirm(9, Force.Police, 1), RefusalCode.NotFound);
    }

    [Fact]
    public void A_decline_without_a_reason_is_refused()
    {
        _ledger.Record(1, Three(4));

        var decision = _ledger.Do(new DeclineParticipation(Claim.Of(Force.Police), TestLedger.IdOf(1), 1, " "));

        Assert.Equal("reason", Refused(decision, RefusalCode.InvalidField).Field);
    }

    [Fact]
    public void An_activity_can_be_voided_after_a_decline_and_nothing_is_left()
    {
        _ledger.Record(1, Three(4));
        _ledger.Decline(1, Force.Military, 1);

        _ledger.Void(1, 2);

        Assert.Empty(_ledger.SumOfFacts());
    }

    private static ActivityContent Three(long patrols) =>
        Of("military+border_guard+police", Force.BorderGuard, patrols);

    private static ActivityContent Of(string forces, Force lead, long patrols) =>
        new(
            TestLedger.Area("20/183/ba-son"),
            new Day(2025, 1, 15),
            TestLedger.Forces(forces),
            lead,
            [TestLedger.Of("patrol.patrols", patrols)]
        );

    private static Refusal Refused(Decision decision, RefusalCode code)
    {
        var refusal = Assert.Single(Assert.IsType<Decision.Refused>(decision).Refusals);
        Assert.Equal(code, refusal.Code);
        return refusal;
    }

    private IEnumerable<EntryId> Pending(Force force) =>
        _ledger.Ledger.PendingFor(force, TestLedger.Today).Select(waiting => waiting.Activity!.Id);

    /// <summary>What the facts so far add up to for exactly these forces.</summary>
    private long Sum(string forces) =>
        _ledger
            .Facts.Where(fact => fact.Posting.Key.Forces == TestLedger.Forces(forces))
            .Sum(fact => fact.Posting.Amount);
}
