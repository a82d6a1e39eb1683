using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Figures;

public sealed class PeriodTableTests
{
    private static readonly AreaId CaoBang = new(4);
    private static readonly IndicatorNumber Patrols = new(42);

    [Theory]
    [InlineData("2025-01-01", "2025-03-31", 5, 0, true)]
    [InlineData("2025-03-31", "2025-03-31", 5, 0, true)]
    [InlineData("2024-12-31", "2025-01-01", 0, 5, true)]
    [InlineData("2025-01-01", "2025-12-31", 0, 5, true)]
    [InlineData("2019-09-05", "2026-12-31", 0, 5, true)]
    [InlineData("2024-12-31", "2024-12-31", 0, 0, false)]
    [InlineData("2025-04-01", "2025-04-01", 0, 0, false)]
    public void An_amount_belongs_to_a_period_only_if_its_whole_span_lies_in_it(
        string from,
        string to,
        long amount,
        long unattributed,
        bool touched
    )
    {
        Assert.True(Day.TryParse(from, out var first) & Day.TryParse(to, out var last));
        var table = new PeriodTable(Postings.Quarter);
        Assert.Equal(touched, table.Apply(CaoBang, Add(new Span(first, last), "police", 5)));
        var figure = table.Find(CaoBang, Patrols)?.Figure(View.Total) ?? default;
        Assert.Equal(amount, figure.Amount);
        Assert.Equal(unattributed, figure.Unattributed);
    }

    [Fact]
    public void What_cannot_be_attributed_shows_only_in_the_views_it_may_belong_to()
    {
        var table = new PeriodTable(Postings.Quarter);
        table.Apply(CaoBang, Add(new Span(new Day(2025, 1, 1), new Day(2025, 12, 31)), "military", 5));
        table.Apply(CaoBang, Add(new Span(new Day(2025, 1, 1), new Day(2025, 6, 30)), "military|police", 2));
        var row = table.Find(CaoBang, Patrols)!;
        Assert.Equal(new Cell(7, 2, 0, 0), row.Unattributed);
        Assert.Equal(7, row.Figure(View.Military).Unattributed);
        Assert.Equal(2, row.Figure(View.Police).Unattributed);
        Assert.Equal(0, row.Figure(View.CoastGuard).Unattributed);
    }

    [Fact]
    public void A_row_that_comes_back_to_nothing_is_gone()
    {
        var table = new PeriodTable(Postings.Quarter);
        var posting = Add(Span.Of(new Day(2025, 1, 15)), "police", 5);
        table.Apply(CaoBang, posting);
        Assert.Single(table.Rows);
        table.Apply(CaoBang, posting.Reverse());
        Assert.Empty(table.Rows);
        Assert.Null(table.Find(CaoBang, Patrols));
    }

    [Fact]
    public void Zeros_that_were_recorded_stay_until_each_is_reversed()
    {
        var table = new PeriodTable(Postings.Quarter);
        var zero = Add(Span.Of(new Day(2025, 1, 15)), "police", 0);
        table.Apply(CaoBang, zero);
        table.Apply(CaoBang, zero);
        table.Apply(CaoBang, zero.Reverse());
        Assert.Equal(new Cell(0, 1, 0, 0), table.Find(CaoBang, Patrols)!.Cells[0].Cell);
        table.Apply(CaoBang, zero.Reverse());
        Assert.Equal(0, table.Count);
    }

    [Fact]
    public void Cells_come_by_the_byte_of_the_set_then_approval()
    {
        var table = new PeriodTable(Postings.Quarter);
        var day = Span.Of(new Day(2025, 1, 15));
        foreach (var set in ForceSet.All.Reverse())
        {
            var posting = Add(day, set.ToString(), 1);
            table.Apply(CaoBang, posting with { Key = posting.Key with { Approval = Approval.Approved } });
            table.Apply(CaoBang, posting);
        }

        var cells = table.Find(CaoBang, Patrols)!.Cells.ToArray();
        Assert.Equal(52, cells.Length);
        Assert.Equal(
            ForceSet.All.SelectMany(s => new[] { (s, Approval.Provisional), (s, Approval.Approved) }),
            cells.Select(c => (c.Forces, c.Approval))
        );
    }

    [Fact]
    public void Rows_come_by_area_then_indicator() =>
        Postings.Gen60.Sample(
            postings =>
            {
                var rows = TableOf(postings).Rows.Select(r => (r.Area, r.Indicator)).ToArray();
                Assert.Equal(rows.Order().ToArray(), rows);
            },
            threads: 1
        );

    [Fact]
    public void A_table_kept_up_to_date_equals_one_rolled_up_from_base_cells() =>
        Postings
            .Gen60.SelectMany(p => Gen.Shuffle(p).Select(shuffled => (p, shuffled)))
            .Sample(
                pair =>
                {
                    var kept = new PeriodTable(Postings.Quarter);
                    Array.ForEach(pair.shuffled, p => kept.Apply(AreaId.Nation, p));
                    var table = new FigureTable();
                    Array.ForEach(pair.p, p => table.Apply(p));
                    var rolled = table.Roll(AreaCatalogue.Reference, AreaId.Nation, Postings.Quarter);
                    Assert.Equal(TextOf(rolled), TextOf(kept));
                },
                threads: 1
            );

    [Fact]
    public void Recording_and_reversing_in_any_order_leave_an_empty_table() =>
        Postings
            .Gen60.SelectMany(p => Gen.Shuffle(p.Concat(p.Select(x => x.Reverse())).ToArray()))
            .Sample(postings => Assert.Equal(0, TableOf(postings).Count), threads: 1);

    private static string TextOf(PeriodTable table) =>
        string.Join(
            '\n',
            table.Rows.Select(r =>
                $"{r.Area} {r.Indicator}: {string.Join(", ", r.Cells.ToArray())}; "
                + string.Join(", ", r.UnattributedCells.ToArray())
            )
        );

    private static Posting Add(Span span, string forces, long amount)
    {
        Assert.True(ForceSet.TryParse(forces, out var set));
        var key = new PostingKey(CaoBang, Patrols, span, set, Approval.Provisional);
        return Posting.Add(key, new Amount(amount), Qualifier.Exact);
    }

    private static PeriodTable TableOf(IEnumerable<Posting> postings)
    {
        var table = new PeriodTable(Postings.Quarter);
        foreach (var posting in postings)
        {
            table.Apply(posting.Key.Area, posting);
        }

        return table;
    }
}
