using System.Buffers;
using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;
using Xunit;

namespace Federation.Core.Tests.Ledger.Repair;

/// <summary>What participants said to joint activities of a ledger that is repaired.</summary>
public sealed class AdoptedParticipationTests
{
    private static readonly LedgerId New = new(Guid.Parse("7a2d2b63-7c9f-4b64-8a1f-1e7a4a5a3b22"));

    private readonly TestLedger _there = new();
    private readonly TestLedger _here = new();

    [Fact]
    public void What_was_said_at_the_edge_is_carried_into_the_new_ledger()
    {
        _there.Record(1, TestLedger.Patrol(1, 9));
        _there.Record(2, TestLedger.Patrol(2, 9));
        _here.Record(1, TestLedger.Patrol(1, 9));
        _here.Confirm(1, Force.Police, 1);
        _here.Record(2, TestLedger.Patrol(2, 9));
        _here.Decline(2, Force.Police, 1);

        var (plan, ledger, told) = Repaired(_here.Entries);

        Assert.Equal((2, 2, 0), (plan.Adopted, plan.Carried, plan.Conflicts.Count));
        Assert.Equal([-2L, -9, 2, 9], told.Select(fact => fact.Posting.Amount));
        Assert.Empty(ledger.PendingFor(Force.Police, TestLedger.Today));
        var retry = new ConfirmParticipation(Claim.Of(Force.Police), TestLedger.IdOf(1), 1);
        Assert.IsType<Decision.AlreadyDone>(ledger.Decide(retry, TestLedger.Today, TestLedger.At));
    }

    [Fact]
    public void Of_what_only_the_nation_knows_nobody_is_asked_and_what_one_said_is_kept()
    {
        _there.Record(1, TestLedger.Patrol(1, 9));
        _here.Record(1, TestLedger.Patrol(1, 9));
        _here.Confirm(1, Force.Police, 1);

        var (plan, ledger, told) = Repaired([_here.Entries[1]]);

        Assert.Equal((1, 1), (plan.Adopted, plan.Carried));
        Assert.Empty(told);
        Assert.Empty(ledger.PendingFor(Force.Police, TestLedger.Today));
        Assert.True(ledger.TryGet(TestLedger.IdOf(1), out var copy));
        Assert.Empty(copy.Participants);
        Assert.Equal([new EntryNumber(1), new EntryNumber(2)], copy.Entries);
    }

    private (AdoptionPlan Plan, ProvinceLedger Ledger, List<Fact> Told) Repaired(IReadOnlyList<Entry> local)
    {
        var bytes = new ArrayBufferWriter<byte>();
        FrameCodec.Encode([.. _there.Facts], bytes);
        var copy = new NationCopy(_there.Ledger.Id, [bytes.WrittenMemory]);
        var plan = LedgerAdoption.Plan(TestLedger.Scope, [copy], local, TestLedger.At);
        var ledger = new ProvinceLedger(TestLedger.Owner, New, IndicatorCatalogue.Reference, AreaCatalogue.Reference);
        return (plan, ledger, plan.Entries.SelectMany(ledger.Apply).ToList());
    }
}
