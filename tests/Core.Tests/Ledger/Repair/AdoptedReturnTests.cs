using System.Buffers;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;
using Xunit;

namespace Federation.Core.Tests.Ledger.Repair;

/// <summary>Returns of a ledger that is repaired, of which only the nation's copy is left.</summary>
public sealed class AdoptedReturnTests
{
    private static readonly FileReturn Filed = new(
        Claim.Operator,
        TestLedger.IdOf(10),
        TestLedger.Owner,
        new Span(new Day(2025, 1, 1), new Day(2025, 1, 31)),
        View.Total,
        [TestLedger.Of("patrol.participants", 30), TestLedger.Of("patrol.patrols", 4)]
    );

    private readonly TestLedger _there = new();

    [Fact]
    public void A_return_that_only_the_nation_knows_is_filed_and_a_retry_is_recognised()
    {
        _there.File(Filed);
        var repaired = Repaired();

        Assert.Equal([30, 4], repaired.Compare().Select(one => one.Statement.Amount.Value).OrderDescending());
        var again = repaired.Plan(Filed, TestLedger.Today, TestLedger.At);
        Assert.Empty(again.Refusals);
        Assert.Empty(again.Entries);
        Assert.Equal(1, again.Entry.Value);
    }

    [Fact]
    public void Its_posted_difference_is_not_posted_again_by_a_retry()
    {
        var posting = Filed with { Difference = TestLedger.Forces("military|police") };
        _there.File(posting);
        var repaired = Repaired();

        Assert.Empty(repaired.Plan(posting, TestLedger.Today, TestLedger.At).Refusals);
        Assert.All(repaired.Compare(), one => Assert.Equal(one.Statement.Amount.Value, one.Counted.Amount));
    }

    [Fact]
    public void What_it_withdrew_stays_withdrawn()
    {
        _there.File(Filed);
        var patrols = Filed.Figures[1].Indicator;
        var withdrawing = Filed with { Return = TestLedger.IdOf(11), Figures = [], Withdrawn = [patrols] };
        _there.File(withdrawing);
        var repaired = Repaired();

        Assert.Equal(30, Assert.Single(repaired.Compare()).Statement.Amount.Value);
        Assert.Empty(repaired.Plan(withdrawing, TestLedger.Today, TestLedger.At).Refusals);
    }

    [Fact]
    public void The_id_of_a_return_that_only_the_nation_knows_is_taken_for_another_one()
    {
        _there.File(Filed);
        var other = Filed with { Figures = [TestLedger.Of("patrol.patrols", 5)] };
        var refused = Repaired().Plan(other, TestLedger.Today, TestLedger.At);
        Assert.Equal(RefusalCode.IdTaken, Assert.Single(refused.Refusals).Code);
    }

    private ProvinceLedger Repaired()
    {
        var bytes = new ArrayBufferWriter<byte>();
        FrameCodec.Encode([.. _there.Facts], bytes);
        var copy = new NationCopy(TestLedger.Identity, [bytes.WrittenMemory]);
        var plan = LedgerAdoption.Plan(TestLedger.Scope, [copy], [], TestLedger.At);
        Assert.Empty(plan.Conflicts);
        var ledger = new ProvinceLedger(
            TestLedger.Owner,
            new LedgerId(Guid.Parse("7a2d2b63-7c9f-4b64-8a1f-1e7a4a5a3b22")),
            IndicatorCatalogue.Reference,
            AreaCatalogue.Reference
        );
        foreach (var entry in plan.Entries)
        {
            Assert.Empty(ledger.Apply(entry));
        }

        return ledger;
    }
}
