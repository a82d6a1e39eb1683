using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

public sealed class UndoImportTests
{
    private const string Five = "20,2024-01-01,2024-12-31,police,crime.cases,exact,5";
    private const string Seven = "20,2024-01-01,2024-12-31,police,crime.cases,exact,7";
    private const string Nine = "20,2024-01-01,2024-12-31,police,crime.cases,exact,9";
    private const string Other = "20,2024-01-01,2024-12-31,police,crime.subjects,exact,20";

    private readonly TestLedger _ledger = new();

    [Fact]
    public void Undo_withdraws_what_the_import_recorded()
    {
        var import = _ledger.Import(Five, Other).Import!.Value;

        var plan = _ledger.Undo(import);

        Assert.Equal(2, plan.Count(ImportOutcome.Withdrawn));
        Assert.Empty(_ledger.SumOfFacts());
    }

    [Fact]
    public void Undo_again_says_the_same_and_writes_nothing()
    {
        var import = _ledger.Import(Five, Other).Import!.Value;
        var first = _ledger.Undo(import);

        var again = _ledger.Undo(import);

        Assert.Empty(again.Entries);
        Assert.False(again.IsRefused);
        Assert.Equal(first.Lines.Select(line => line.Lump), again.Lines.Select(line => line.Lump));
    }

    [Fact]
    public void Undo_brings_back_what_was_replaced_as_part_of_its_own_import()
    {
        var first = _ledger.Import(Five, Other).Import!.Value;
        var before = _ledger.LiveLumps();
        var second = _ledger.Import(TestLedger.File(Seven) with { Replace = true }).Import!.Value;

        var plan = _ledger.Undo(second);

        Assert.Equal([ImportOutcome.Withdrawn, ImportOutcome.Recorded], plan.Lines.Select(line => line.Outcome));
        Assert.Equal(before, _ledger.LiveLumps());
        Assert.Equal(2, _ledger.Undo(first).Count(ImportOutcome.Withdrawn));
        Assert.Empty(_ledger.SumOfFacts());
    }

    [Fact]
    public void What_a_later_import_replaced_is_undone_after_that_one()
    {
        var first = _ledger.Import(Five, Other).Import!.Value;
        var second = _ledger.Import(TestLedger.File(Seven) with { Replace = true }).Import!.Value;
        var third = _ledger.Import(TestLedger.File(Nine) with { Replace = true }).Import!.Value;

        var refusal = Assert.Single(_ledger.Undo(second).Refusals);
        Assert.Equal(RefusalCode.WrongState, refusal.Code);
        Assert.Contains($"by import {third}", refusal.Message);
        Assert.Contains($"by import {second}", Assert.Single(_ledger.Undo(first).Refusals).Message);

        _ledger.Undo(third);
        _ledger.Undo(second);
        _ledger.Undo(first);
        Assert.Empty(_ledger.LiveLumps());
        Assert.Empty(_ledger.SumOfFacts());
    }

    [Fact]
    public void What_was_added_beside_stays()
    {
        var first = _ledger.Import(Five).Import!.Value;
        _ledger.Import(TestLedger.File(Seven) with { Add = true });

        _ledger.Undo(first);

        Assert.Equal(7, Assert.Single(_ledger.SumOfFacts()).Value.Amount);
    }

    [Fact]
    public void Replacing_several_and_undoing_brings_back_each()
    {
        _ledger.Import(Five);
        _ledger.Import(TestLedger.File(Seven) with { Add = true });
        var before = _ledger.LiveLumps();
        var replaced = _ledger.Import(TestLedger.File(Five) with { Replace = true }).Import!.Value;

        _ledger.Undo(replaced);

        Assert.Equal(before, _ledger.LiveLumps());
    }

    [Fact]
    public void An_undone_file_can_be_imported_anew_under_a_new_id()
    {
        var first = _ledger.Import(Five);
        _ledger.Undo(first.Import!.Value);

        var second = _ledger.Import(Five);

        Assert.Equal(ImportOutcome.Recorded, second.Lines[0].Outcome);
        Assert.NotEqual(first.Import, second.Import);
        Assert.NotEqual(first.Lines[0].Lump, second.Lines[0].Lump);
        Assert.Equal(second.Import, _ledger.Import(Five).Import);
        Assert.Equal(5, Assert.Single(_ledger.SumOfFacts()).Value.Amount);
    }

    [Fact]
    public void An_unknown_import_is_not_found()
    {
        var refusal = Assert.Single(
            _ledger.Undo(new ImportId(Guid.Parse("00000000-0000-8000-8000-000000000001"))).Refusals
        );

        Assert.Equal((RefusalCode.NotFound, "import_id"), (refusal.Code, refusal.Field));
    }
}
