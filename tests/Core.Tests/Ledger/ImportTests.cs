using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

public sealed class ImportTests
{
    private const string Five = "20,2024-01-01,2024-12-31,police,crime.cases,exact,5";
    private const string Seven = "20,2024-01-01,2024-12-31,police,crime.cases,exact,7";
    private const string Other = "20,2024-01-01,2024-12-31,police,crime.subjects,nearly,20";

    private readonly TestLedger _ledger = new();

    [Fact]
    public void Each_line_becomes_a_lump_on_its_span_and_set()
    {
        var plan = _ledger.Import("20/183,2019-09-05,2023-12-31,border_guard|police,seized.heroin,nearly,11.09");

        var posting = Assert.Single(_ledger.Facts).Posting;
        Assert.Equal("2019-09-05..2023-12-31", posting.Key.Span.ToString());
        Assert.Equal("border_guard|police", posting.Key.Forces.ToString());
        Assert.Equal((11_090L, Qualifier.Nearly), (posting.Amount, posting.Qualifier));
        Assert.Equal(plan.Lines[0].Lump, _ledger.Facts[0].Entry);
        Assert.Equal(plan.Import, _ledger.Ledger.Items.Single().Import);
    }

    [Fact]
    public void Ids_derive_from_content_and_ledger_alone()
    {
        var plan = _ledger.Import(Five);
        var there = new TestLedger();
        there.Record(1, TestLedger.Patrol(1, 9));
        var same = there.Import(Other, Five);

        Assert.Equal("6c7d5dc2-3f11-83a6-9e12-3e9fe7e3a090", plan.Lines[0].Lump.ToString());
        Assert.Equal("606c1b47-d4c7-84af-bec0-e07c1c130554", plan.Import.ToString());
        Assert.Equal(plan.Lines[0].Lump, same.Lines[1].Lump);
        Assert.NotEqual(plan.Import, same.Import);
    }

    [Fact]
    public void A_second_import_of_the_same_file_changes_nothing_and_names_the_first()
    {
        var first = _ledger.Import(Five, Other);
        var second = _ledger.Import(Five, Other);

        Assert.Equal(2, second.Count(ImportOutcome.Unchanged));
        Assert.Empty(second.Entries);
        Assert.Equal(first.Import, second.Import);
        Assert.Equal(first.Lines.Select(line => line.Lump), second.Lines.Select(line => line.Lump));
    }

    [Fact]
    public void A_line_that_is_new_beside_old_ones_is_recorded_alone()
    {
        _ledger.Import(Five);

        var plan = _ledger.Import(Five, Other);

        Assert.Equal([ImportOutcome.Unchanged, ImportOutcome.Recorded], plan.Lines.Select(line => line.Outcome));
        Assert.Single(plan.Entries);
    }

    [Fact]
    public void Another_amount_of_the_same_key_is_refused_and_names_both()
    {
        _ledger.Import(Five);

        var plan = _ledger.Import(Other, Seven);

        var refusal = Assert.Single(plan.Lines[1].Refusals);
        Assert.Equal((RefusalCode.WrongState, "amount"), (refusal.Code, refusal.Field));
        Assert.Contains("crime.cases 7 cases is not what the ledger holds: lump", refusal.Message);
        Assert.Contains("says crime.cases 5 cases for the same", refusal.Message);
        Assert.Empty(plan.Entries);
        Assert.Null(plan.Import);
    }

    [Fact]
    public void Another_qualifier_of_the_same_amount_is_another_amount()
    {
        _ledger.Import(Five);

        Assert.True(_ledger.Import(Five.Replace("exact", "nearly")).IsRefused);
    }

    [Fact]
    public void Add_counts_both_and_a_retry_of_it_changes_nothing()
    {
        _ledger.Import(Five);

        var plan = _ledger.Import(TestLedger.File(Seven) with { Add = true });
        var again = _ledger.Import(TestLedger.File(Seven) with { Add = true });

        Assert.Equal(ImportOutcome.Recorded, plan.Lines[0].Outcome);
        Assert.Equal(ImportOutcome.Unchanged, again.Lines[0].Outcome);
        Assert.Equal(new Cell(12, 2, 0, 0), Assert.Single(_ledger.SumOfFacts()).Value);
        Assert.Equal(ImportOutcome.Unchanged, _ledger.Import(Five).Lines[0].Outcome);
    }

    [Fact]
    public void Replace_counts_the_new_one_alone_and_a_retry_of_it_changes_nothing()
    {
        _ledger.Import(Five);

        var plan = _ledger.Import(TestLedger.File(Seven) with { Replace = true });
        var again = _ledger.Import(TestLedger.File(Seven) with { Replace = true });

        Assert.Equal(ImportOutcome.Replaced, plan.Lines[0].Outcome);
        Assert.Equal(ImportOutcome.Unchanged, again.Lines[0].Outcome);
        Assert.Equal(new Cell(7, 1, 0, 0), Assert.Single(_ledger.SumOfFacts()).Value);
        Assert.Equal([5L, -5, 7], _ledger.Facts.Select(fact => fact.Posting.Amount));
    }

    [Fact]
    public void Replace_takes_the_place_of_all_that_was_added_even_where_one_is_equal()
    {
        _ledger.Import(Five);
        _ledger.Import(TestLedger.File(Seven) with { Add = true });

        var plan = _ledger.Import(TestLedger.File(Five) with { Replace = true });

        Assert.Equal(ImportOutcome.Replaced, plan.Lines[0].Outcome);
        Assert.Equal(new Cell(5, 1, 0, 0), Assert.Single(_ledger.SumOfFacts()).Value);
    }

    [Fact]
    public void A_replaced_amount_that_comes_back_is_a_new_lump()
    {
        var first = _ledger.Import(Five).Lines[0].Lump;
        _ledger.Import(TestLedger.File(Seven) with { Replace = true });

        var back = _ledger.Import(TestLedger.File(Five) with { Replace = true }).Lines[0].Lump;

        Assert.NotEqual(first, back);
        Assert.Equal(new Cell(5, 1, 0, 0), Assert.Single(_ledger.SumOfFacts()).Value);
    }

    [Fact]
    public void A_dry_run_says_the_same_and_records_nothing()
    {
        var dry = _ledger.Import(TestLedger.File(Five, Other) with { DryRun = true });
        var real = _ledger.Import(Five, Other);

        Assert.Empty(dry.Entries);
        Assert.Null(dry.Import);
        Assert.Equal(dry.Lines.Select(line => (line.Outcome, line.Lump)), real.Lines.Select(l => (l.Outcome, l.Lump)));
    }

    [Theory]
    [InlineData("20/999,2024-01-01,2024-12-31,police,crime.cases,exact,5", "area")]
    [InlineData("04,2024-01-01,2024-12-31,police,crime.cases,exact,5", "area")]
    [InlineData("20/183,2024-01-01,2025-12-31,police,crime.cases,exact,5", "to")]
    [InlineData("20,2024-02-01,2024-01-01,police,crime.cases,exact,5", "to")]
    [InlineData("20,2018-01-01,2024-01-01,police,crime.cases,exact,5", "from")]
    [InlineData("20,2024-01-01,2024-12-31,navy,crime.cases,exact,5", "forces")]
    [InlineData("20,2024-01-01,2024-12-31,police,crime.case,exact,5", "indicator")]
    [InlineData("20,2024-01-01,2024-12-31,police,crime.cases,about,5", "qualifier")]
    [InlineData("20,2024-01-01,2024-12-31,police,crime.cases,,5", "qualifier")]
    [InlineData("20,2024-01-01,2024-12-31,police,crime.cases,exact,1.080", "amount")]
    [InlineData("20,2024-01-01,2024-12-31,police,crime.cases,exact,-5", "amount")]
    [InlineData("20,2024-01-01,2024-12-31,police,crime.cases,exact,", "amount")]
    public void A_bad_line_is_named_and_nothing_of_the_file_is_recorded(string line, string field)
    {
        var plan = _ledger.Import(Other, line);

        Assert.Equal([ImportOutcome.Recorded, ImportOutcome.Refused], plan.Lines.Select(judged => judged.Outcome));
        Assert.Equal(3, plan.Lines[1].Line);
        Assert.Equal(field, Assert.Single(plan.Lines[1].Refusals).Field);
        Assert.Empty(_ledger.Entries);
    }

    [Fact]
    public void A_span_lies_within_the_days_of_one_area()
    {
        var file = TestLedger.File("20/183,2025-01-01,2025-12-31,police,crime.cases,exact,5");

        var plan = _ledger.Ledger.Plan(file, new Day(2026, 1, 1), TestLedger.At);

        var refusal = Assert.Single(plan.Lines[0].Refusals);
        Assert.Equal("area", refusal.Field);
        Assert.Contains("20/183 denotes no area on 2025-07-01", refusal.Message);
    }

    [Fact]
    public void An_unreadable_line_is_reported_among_the_others()
    {
        var rows = TestLedger.File(Five).Rows.ToList();
        rows.Add(LumpRow.Unreadable(3, Refusal.Invalid("line", "a,b", "Line 3 has 2 columns, not 7.")));

        var plan = _ledger.Import(new ImportFile(Claim.Operator, "report.csv", rows));

        Assert.Equal("Line 3 has 2 columns, not 7.", Assert.Single(plan.Lines[1].Refusals).Message);
        Assert.True(plan.IsRefused);
    }

    [Fact]
    public void Two_lines_of_one_key_are_refused_and_name_each_other()
    {
        var plan = _ledger.Import(Five, Other, Five);

        Assert.Equal(2, plan.Count(ImportOutcome.Refused));
        Assert.Contains("of line 4", plan.Lines[0].Refusals[0].Message);
        Assert.Contains("of line 2", plan.Lines[2].Refusals[0].Message);
        Assert.Empty(_ledger.Entries);
    }

    [Theory]
    [InlineData("folder/report.csv")]
    [InlineData("..\\report.csv")]
    [InlineData("")]
    [InlineData("re\u0000port.csv")]
    public void A_file_is_named_without_folders(string name)
    {
        var plan = _ledger.Import(TestLedger.File(Five) with { FileName = name });

        Assert.Equal("file_name", Assert.Single(plan.Refusals).Field);
        Assert.Empty(_ledger.Entries);
    }

    [Fact]
    public void Add_and_replace_exclude_one_another() =>
        Assert.Equal(
            "replace",
            Assert.Single(_ledger.Import(TestLedger.File(Five) with { Add = true, Replace = true }).Refusals).Field
        );

    [Fact]
    public void An_empty_file_is_refused() =>
        Assert.Equal("lines", Assert.Single(_ledger.Import(Array.Empty<string>()).Refusals).Field);
}
