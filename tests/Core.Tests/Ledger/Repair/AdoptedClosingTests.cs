using System.Buffers;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;
using Xunit;

namespace Federation.Core.Tests.Ledger.Repair;

/// <summary>What is approved lies in closed days, also where a repair puts two sides of a ledger together.</summary>
public sealed class AdoptedClosingTests
{
    private static readonly Day Jan15 = new(2025, 1, 15);
    private static readonly Day Jan31 = new(2025, 1, 31);

    /// <summary>The nation's copy: a patrol, and the border guard closed it.</summary>
    private readonly TestLedger _there = new();
    private readonly TestLedger _here = new();

    public AdoptedClosingTests()
    {
        _there.Record(1, TestLedger.Patrol(2, 9));
        _there.Close(2, Force.BorderGuard, "20", Jan31);
    }

    private AdoptionPlan Plan() => Plan(_there, _here.Entries);

    private static AdoptionPlan Plan(TestLedger there, IReadOnlyList<Entry> here)
    {
        var bytes = new ArrayBufferWriter<byte>();
        FrameCodec.Encode([.. there.Facts], bytes);
        var copy = new NationCopy(TestLedger.Identity, [bytes.WrittenMemory]);
        return LedgerAdoption.Plan(TestLedger.Scope, [copy], here, TestLedger.At);
    }

    private static ProvinceLedger Ledger(AdoptionPlan plan)
    {
        var ledger = TestLedger.New();
        foreach (var entry in plan.Entries)
        {
            ledger.Apply(entry);
        }

        return ledger;
    }

    private static Approval ApprovalOf(AdoptionPlan plan, int id) =>
        Ledger(plan).TryGet(TestLedger.IdOf(id), out var item)
            ? item.Approval
            : throw new ArgumentException($"{id}", nameof(id));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_reopening_that_is_carried_over_opens_what_it_did_not_know_of_too(bool knowsThePatrol)
    {
        if (knowsThePatrol)
        {
            _here.Close(3, Force.BorderGuard, "20", new Day(2025, 1, 14));
            _here.Record(1, TestLedger.Patrol(2, 9));
            _here.Reopen(4, Force.BorderGuard, "20", new Day(2025, 1, 10));
        }
        else
        {
            _here.Close(3, Force.BorderGuard, "20", Jan31);
            _here.Reopen(4, Force.BorderGuard, "20", Jan15);
        }

        var plan = Plan();
        var opened = Assert.IsType<ApprovalMoved>(plan.Entries[^1]);
        Assert.Equal((Approval.Provisional, null), (opened.To, opened.CountedIn));
        Assert.Equal([TestLedger.IdOf(1)], opened.Items);
        Assert.Equal(Approval.Provisional, ApprovalOf(plan, 1));
        Assert.Equal(opened.Id, Plan().Entries[^1].Id);
    }

    [Fact]
    public void A_second_repair_opens_what_the_first_did_not_know_of_either()
    {
        _here.Close(3, Force.BorderGuard, "20", Jan31);
        _here.Reopen(4, Force.BorderGuard, "20", Jan15);
        var first = Plan();
        var there = new TestLedger();
        there.Record(1, TestLedger.Patrol(2, 9));
        there.Record(7, TestLedger.Patrol(4, 4));
        there.Close(2, Force.BorderGuard, "20", Jan31);

        var plan = Plan(there, first.Entries);
        var opened = plan.Entries.OfType<ApprovalMoved>().Where(part => part.To == Approval.Provisional).ToList();
        Assert.Equal(
            [
                [TestLedger.IdOf(1)],
                [TestLedger.IdOf(7)],
            ],
            opened.Select(part => part.Items)
        );
        Assert.Equal(first.Entries[^1].Id, opened[0].Id);
        Assert.NotEqual(opened[0].Id, opened[1].Id);
    }

    [Fact]
    public void What_it_knew_of_is_moved_once()
    {
        _here.Record(5, TestLedger.Patrol(3, 7));
        _here.Close(3, Force.BorderGuard, "20", Jan31);
        _here.Reopen(4, Force.BorderGuard, "20", Jan15);

        var plan = Plan();
        var opened = plan.Entries.OfType<ApprovalMoved>().Where(part => part.To == Approval.Provisional).ToList();
        Assert.Equal(
            [
                [TestLedger.IdOf(5)],
                [TestLedger.IdOf(1)],
            ],
            opened.Select(part => part.Items)
        );
        Assert.Empty(plan.Conflicts);
    }

    [Fact]
    public void A_closing_that_is_carried_over_does_not_approve_what_the_nation_was_told_since()
    {
        var (there, here) = (new TestLedger(), new TestLedger());
        there.Record(1, TestLedger.Patrol(2, 9));
        here.Record(1, TestLedger.Patrol(2, 9));
        var said = TestLedger.Patrol(3, 9);
        there.Correct(1, 5, new ActivityContent(said.Area, said.Day, said.Forces, Force.Police, said.Amounts));
        here.Close(3, Force.BorderGuard, "20", Jan31);

        var plan = Plan(there, here.Entries);
        Assert.Equal(Approval.Provisional, ApprovalOf(plan, 1));
        Assert.Contains("says something else", Assert.Single(plan.Conflicts).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reopening_that_is_carried_over_leaves_what_the_nation_holds_as_closed_besides()
    {
        var (there, here) = (new TestLedger(), new TestLedger());
        there.Record(1, TestLedger.Patrol(2, 9));
        here.Record(1, TestLedger.Patrol(2, 9));
        there.Close(2, Force.BorderGuard, "20/183", Jan15);
        here.Close(3, Force.BorderGuard, "20", Jan31);
        here.Reopen(4, Force.BorderGuard, "20", new Day(2025, 1, 10));

        Assert.Equal(Approval.Approved, ApprovalOf(Plan(there, here.Entries), 1));
    }

    [Fact]
    public void A_closing_that_is_carried_over_does_not_approve_what_another_force_has_reopened()
    {
        const string lump = "20,2025-01-01,2025-01-15,border_guard|police,patrol.patrols,exact,3";
        var (there, here) = (new TestLedger(), new TestLedger());
        foreach (var ledger in new[] { there, here })
        {
            ledger.Import(lump);
            ledger.Close(2, Force.BorderGuard, "20", Jan31);
        }

        there.Reopen(6, Force.BorderGuard, "20", Jan15);
        here.Close(3, Force.Police, "20", Jan31);

        var plan = Plan(there, here.Entries);
        Assert.DoesNotContain(plan.Entries, entry => entry is ApprovalMoved);
        Assert.Equal(AdoptionConflictKind.TakenBack, Assert.Single(plan.Conflicts).Kind);
    }

    [Fact]
    public void What_a_carried_closing_did_not_know_of_waits_for_the_next_one()
    {
        _there.Reopen(6, Force.BorderGuard, "20", Jan15);
        _here.Close(3, Force.BorderGuard, "20", Jan31);

        var plan = Plan();
        Assert.Equal(Approval.Provisional, ApprovalOf(plan, 1));
        Assert.IsType<PeriodClosed>(plan.Entries[^1]);
    }
}
