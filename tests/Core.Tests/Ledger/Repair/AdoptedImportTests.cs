using System.Buffers;
using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;
using Xunit;

namespace Federation.Core.Tests.Ledger.Repair;

/// <summary>Imports of a ledger that was repaired: what is not known of them is never guessed.</summary>
public sealed class AdoptedImportTests
{
    private static readonly LedgerId Old = new TestLedger().Ledger.Id;
    private static readonly LedgerId New = new(Guid.Parse("7a2d2b63-7c9f-4b64-8a1f-1e7a4a5a3b22"));

    [Fact]
    public void An_import_is_not_undone_where_only_the_nation_knows_what_took_the_place_of_its_amounts()
    {
        const string line = "20/183,2024-01-15,2024-01-15,police,crime.cases,exact,3";
        var there = new TestLedger();
        var import = there.Import(line).Import!.Value;
        var here = there.Entries.ToList();
        there.Import(TestLedger.File(line[..^1] + "4") with { Replace = true });
        var plan = LedgerAdoption.Plan(TestLedger.Scope, [Copy(there.Facts)], here, TestLedger.At);
        var ledger = Begun(plan);

        var undo = ledger.Plan(new UndoImport(Claim.Operator, import), TestLedger.At);

        Assert.Equal((1, 3), (plan.AdoptedWithContent, plan.Adopted));
        Assert.Empty(undo.Entries);
        var refusal = Assert.Single(undo.Refusals);
        Assert.Equal(RefusalCode.WrongState, refusal.Code);
        Assert.Contains(
            $"amount {here[0].Id} was taken back by entry 2, of which only the nation's copy",
            refusal.Message
        );
    }

    [Fact]
    public void An_undo_that_came_back_in_part_names_what_still_stands()
    {
        var there = new TestLedger();
        var import = there
            .Import(
                "20/183,2024-01-15,2024-01-15,police,crime.cases,exact,3",
                "20/183,2024-01-16,2024-01-16,police,crime.cases,exact,4"
            )
            .Import!.Value;
        var copy = Copy(there.Facts);
        there.Undo(import);
        var plan = LedgerAdoption.Plan(TestLedger.Scope, [copy], there.Entries[..3], TestLedger.At);
        var ledger = Begun(plan);

        var undo = ledger.Plan(new UndoImport(Claim.Operator, import), TestLedger.At);

        Assert.Equal((2, 1), (plan.Adopted, plan.Carried));
        Assert.Empty(undo.Entries);
        var refusal = Assert.Single(undo.Refusals);
        Assert.Equal(RefusalCode.WrongState, refusal.Code);
        Assert.Contains($"its amount {there.Entries[1].Id} still stands", refusal.Message);
    }

    private static ProvinceLedger Begun(AdoptionPlan plan)
    {
        var ledger = new ProvinceLedger(TestLedger.Owner, New, IndicatorCatalogue.Reference, AreaCatalogue.Reference);
        plan.Entries.ToList().ForEach(entry => ledger.Apply(entry));
        return ledger;
    }

    private static NationCopy Copy(List<Fact> facts)
    {
        var bytes = new ArrayBufferWriter<byte>();
        FrameCodec.Encode([.. facts], bytes);
        return new NationCopy(Old, [bytes.WrittenMemory]);
    }
}
