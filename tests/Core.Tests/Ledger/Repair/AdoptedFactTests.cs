using System.Buffers;
using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;
using Xunit;

namespace Federation.Core.Tests.Ledger.Repair;

public sealed class AdoptedFactTests
{
    private static readonly OtherFact Told = new((FactKind)200, [1, 2, 3]);

    [Fact]
    public void A_fact_of_a_kind_that_nobody_knows_is_adopted_and_told_to_nobody_again()
    {
        var frame = new ArrayBufferWriter<byte>();
        FrameCodec.Encode([new Fact(TestLedger.IdOf(9), Told)], frame);

        var plan = LedgerAdoption.Plan(
            TestLedger.Scope,
            [new NationCopy(new TestLedger().Ledger.Id, [frame.WrittenMemory])],
            [],
            TestLedger.At
        );

        var copy = Assert.IsType<EntryCopied>(Assert.Single(plan.Entries));
        Assert.Equal([Told], copy.Others);
        Assert.Empty(plan.Conflicts);
        Assert.Empty(Fresh().Apply(copy));
        Assert.Equal([new Fact(TestLedger.IdOf(9), Told)], Fresh().Adopt(copy));
    }

    private static ProvinceLedger Fresh() =>
        new(
            TestLedger.Owner,
            new LedgerId(Guid.Parse("7a2d2b63-7c9f-4b64-8a1f-1e7a4a5a3b22")),
            IndicatorCatalogue.Reference,
            AreaCatalogue.Reference
        );
}
