using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Figures;

public sealed class FigureTableTests
{
    private static readonly PostingKey Key = new(
        new AreaId(4),
        new IndicatorNumber(42),
        Span.Of(new Day(2025, 1, 15)),
        ForceSet.Of(Force.BorderGuard),
        Approval.Provisional
    );

    [Fact]
    public void Recording_and_reversing_leave_no_trace() =>
        Postings.Gen60.Sample(
            postings =>
            {
                var table = TableOf(postings.Concat(postings.Select(p => p.Reverse())));
                Assert.Equal(0, table.Count);
            },
            threads: 1
        );

    [Fact]
    public void A_reversal_may_come_before_what_it_reverses() =>
        Postings.Gen60.Sample(
            postings => Assert.Empty(TableOf(postings.Select(p => p.Reverse()).Concat(postings)).Cells),
            threads: 1
        );

    [Fact]
    public void Postings_commute() =>
        Postings
            .Gen60.SelectMany(p => Gen.Shuffle(p).Select(shuffled => (p, shuffled)))
            .Sample(pair => Assert.Equal(TableOf(pair.p).InOrder(), TableOf(pair.shuffled).InOrder()), threads: 1);

    [Fact]
    public void The_parts_of_a_year_sum_up_to_it() =>
        Postings.Gen60.Sample(
            postings =>
            {
                var single = TableOf(postings.Where(p => p.Key.Span.Days == 1));
                var year = new Span(new Day(2024, 12, 1), new Day(2025, 11, 30));
                var parts = new[]
                {
                    new Span(year.First, new Day(2025, 2, 14)),
                    new Span(new Day(2025, 2, 15), year.Last),
                };
                Assert.Equal(SumOf(single, year), parts.Sum(part => SumOf(single, part)));
            },
            threads: 1
        );

    [Fact]
    public void A_corrected_nearly_leaves_no_mark()
    {
        var nearly = Posting.Add(Key, new Amount(64_000), Qualifier.Nearly);
        var table = TableOf([nearly, nearly.Reverse(), Posting.Add(Key, new Amount(63_912), Qualifier.Exact)]);
        Assert.True(table.TryGet(Key, out var cell));
        Assert.Equal(new Cell(63_912, 1, 0, 0), cell);
        Assert.Equal(Qualifier.Exact, cell.Qualifier);
    }

    [Fact]
    public void A_total_of_both_inexact_kinds_is_about()
    {
        var table = TableOf([
            Posting.Add(Key, new Amount(10), Qualifier.Nearly),
            Posting.Add(Key, new Amount(20), Qualifier.MoreThan),
        ]);
        Assert.True(table.TryGet(Key, out var cell));
        Assert.Equal(new Cell(30, 2, 1, 1), cell);
        Assert.Equal(Qualifier.About, cell.Qualifier);
    }

    [Fact]
    public void Zeros_that_were_recorded_stay_until_each_is_reversed()
    {
        var zero = Posting.Add(Key, new Amount(0), Qualifier.Exact);
        Assert.Equal([KeyValuePair.Create(Key, new Cell(0, 1, 0, 0))], TableOf([zero, zero, zero.Reverse()]).Cells);
        Assert.Empty(TableOf([zero, zero, zero.Reverse(), zero.Reverse()]).Cells);
    }

    [Fact]
    public void A_sum_beyond_64_bits_throws_and_changes_nothing()
    {
        var table = new FigureTable();
        var huge = new Posting(Key, long.MaxValue, 1, Qualifier.Exact);
        table.Apply(huge);
        Assert.Throws<OverflowException>(() => table.Apply(huge));
        Assert.True(table.TryGet(Key, out var cell));
        Assert.Equal(new Cell(long.MaxValue, 1, 0, 0), cell);
    }

    [Fact]
    public void An_amount_at_a_post_rolls_up_to_district_province_and_nation()
    {
        var atPost = Key with { Area = new AreaId(4144) };
        var table = TableOf([Posting.Add(atPost, new Amount(7), Qualifier.Exact)]);
        AreaId[] into = [new(4144), new(214), new(14), AreaId.Nation, new(4)];
        var rolled = table.Roll(AreaCatalogue.Reference, into, Postings.Quarter);
        Assert.Equal([1, 14, 214, 4144], rolled.Rows.Select(r => r.Area.Value));
        Assert.All(rolled.Rows, row => Assert.Equal(7, row.Figure(View.Total).Amount));
    }

    [Fact]
    public void Keys_are_ordered_by_area_indicator_span_forces_approval()
    {
        PostingKey[] ordered =
        [
            Key,
            Key with
            {
                Approval = Approval.Approved,
            },
            Key with
            {
                Forces = ForceSet.Of(Force.Police),
            },
            Key with
            {
                Span = new Span(new Day(2025, 1, 15), new Day(2025, 1, 16)),
            },
            Key with
            {
                Indicator = new IndicatorNumber(43),
            },
            Key with
            {
                Area = new AreaId(5),
            },
        ];
        Assert.Equal(ordered, ordered.Reverse().Order());
    }

    private static long SumOf(FigureTable table, Span period) =>
        table.Roll(AreaCatalogue.Reference, AreaId.Nation, period).Rows.Sum(r => r.Figure(View.Total).Amount);

    private static FigureTable TableOf(IEnumerable<Posting> postings)
    {
        var table = new FigureTable();
        foreach (var posting in postings)
        {
            table.Apply(posting);
        }

        return table;
    }
}
