using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

public sealed class DoubleCountTests
{
    private readonly TestLedger _ledger = new();

    [Fact]
    public void A_post_within_its_district_may_count_twice_with_it()
    {
        var plan = _ledger.Import(
            "20/183,2019-09-05,2023-12-31,border_guard|police,crime.drug.cases,exact,18",
            "20/183/ba-son,2023-01-01,2023-12-31,border_guard+police,crime.drug.cases,exact,3",
            "20/183/ba-son,2023-01-01,2023-12-31,border_guard+police,crime.drug.subjects,exact,5"
        );

        Assert.Equal(["line 3", "line 2", ""], plan.Lines.Select(Marks));
        Assert.Equal(3, plan.Entries.Count);
    }

    [Fact]
    public void A_line_may_count_twice_with_what_an_earlier_import_recorded()
    {
        var first = _ledger.Import("20/183,2019-09-05,2023-12-31,border_guard|police,crime.drug.cases,exact,18");

        var plan = _ledger.Import("20/183/ba-son,2023-01-01,2023-12-31,border_guard+police,crime.drug.cases,exact,3");

        Assert.Equal(first.Lines[0].Lump.ToString(), Marks(plan.Lines[0]));
    }

    [Fact]
    public void A_line_is_not_marked_with_the_lump_that_it_stands_for_or_replaces()
    {
        _ledger.Import("20,2024-01-01,2024-12-31,police,crime.cases,exact,5");

        var same = _ledger.Import("20,2024-01-01,2024-12-31,police,crime.cases,exact,5");
        var file = TestLedger.File("20,2024-01-01,2024-12-31,police,crime.cases,exact,7");
        var replacing = _ledger.Import(file with { Replace = true, DryRun = true });
        var adding = _ledger.Import(file with { Add = true, DryRun = true });

        Assert.Equal("", Marks(same.Lines[0]));
        Assert.Equal("", Marks(replacing.Lines[0]));
        Assert.Equal(same.Lines[0].Lump.ToString(), Marks(adding.Lines[0]));
    }

    [Theory]
    [InlineData("20/183,2024-01-01,2024-03-31,police,crime.cases,exact,1", true)]
    [InlineData("20,2024-01-01,2024-03-31,police,crime.cases,exact,1", true)]
    [InlineData("20/183,2023-01-01,2024-12-31,police,crime.cases,exact,1", true)]
    [InlineData("20/183,2024-01-01,2024-12-31,military+police,crime.cases,exact,1", true)]
    [InlineData("20,2024-01-01,2024-12-31,military|police,crime.cases,exact,1", true)]
    [InlineData("20,2024-01-01,2024-12-31,military+police,crime.cases,exact,1", false)]
    [InlineData("20/183,2024-01-01,2024-03-31,military,crime.cases,exact,1", false)]
    [InlineData("20/183,2024-01-01,2024-03-31,police,crime.subjects,exact,1", false)]
    [InlineData("20/183,2023-07-01,2024-06-30,police,crime.cases,exact,1", false)]
    [InlineData("20/183,2023-01-01,2023-12-31,police,crime.cases,exact,1", false)]
    public void Lines_are_marked_where_area_and_span_are_nested_and_a_force_is_common(string line, bool marked)
    {
        var plan = _ledger.Import("20,2024-01-01,2024-12-31,police,crime.cases,exact,5", line);

        Assert.Equal(marked ? "line 3" : "", Marks(plan.Lines[0]));
        Assert.Equal(marked ? "line 2" : "", Marks(plan.Lines[1]));
    }

    [Fact]
    public void Areas_side_by_side_are_not_nested()
    {
        var plan = _ledger.Import(
            "20/183,2024-01-01,2024-12-31,police,crime.cases,exact,5",
            "20/180,2024-01-01,2024-12-31,police,crime.cases,exact,5"
        );

        Assert.All(plan.Lines, line => Assert.Empty(line.MayCountTwiceWith));
    }

    [Fact]
    public void Marks_are_bounded_and_found_across_many_lines()
    {
        var first = new Day(2020, 1, 1);
        var days = Enumerable.Range(0, 1_000).Select(first.Plus);
        var lines = days.Select(day => $"20/183,{day},{day},police,crime.cases,exact,1").ToList();
        lines.Add("20/183/ba-son,2022-09-20,2022-09-22,police,crime.cases,exact,1");
        lines.Add("20,2020-01-01,2022-12-31,police,crime.cases,exact,1");

        var plan = _ledger.Import([.. lines]);

        Assert.Equal("line 995, line 996, line 997, line 1003", Marks(plan.Lines[1_000]));
        Assert.Equal("line 1003", Marks(plan.Lines[0]));
        Assert.Equal("line 1002, line 1003", Marks(plan.Lines[994]));
        Assert.Equal(ImportLine.MarksMax, plan.Lines[1_001].MayCountTwiceWith.Count);
    }

    private static string Marks(ImportLine line) => string.Join(", ", line.MayCountTwiceWith);
}
