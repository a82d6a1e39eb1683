using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Figures;

/// <summary>Tables of many cells, beyond what one chunk and one index hold.</summary>
public sealed class FigureTableSizeTests
{
    private const int Many = 50_000;

    [Fact]
    public void Each_of_many_keys_has_its_own_cell()
    {
        var table = Filled();
        Assert.Equal(Many, table.Count);
        Assert.Equal(Many, table.Cells.Select(cell => cell.Key).Distinct().Count());
        for (var i = 0; i < Many; i++)
        {
            Assert.True(table.TryGet(Key(i), out var cell));
            Assert.Equal(new Cell(i, 1, 0, 0), cell);
        }
    }

    [Fact]
    public void What_came_back_to_nothing_is_cleared_away_and_the_others_stay()
    {
        var table = Filled();
        for (var i = 0; i < Many - 10; i++)
        {
            table.Apply(Key(i), new Cell(-i, -1, 0, 0));
        }

        Assert.Equal(10, table.Count);
        Assert.Equal(Enumerable.Range(Many - 10, 10), table.Cells.Select(cell => (int)cell.Value.Amount).Order());
        Assert.False(table.TryGet(Key(3), out _));
        table.Apply(Key(3), new Cell(5, 1, 0, 0));
        Assert.True(table.TryGet(Key(3), out var again));
        Assert.Equal(5, again.Amount);
    }

    [Fact]
    public void A_key_is_loaded_once()
    {
        var table = new FigureTable();
        KeyValuePair<PostingKey, Cell>[] twice = [new(Key(1), new Cell(1, 1, 0, 0)), new(Key(1), new Cell(2, 1, 0, 0))];
        Assert.Throws<ArgumentException>(() => table.Load(twice));
    }

    private static FigureTable Filled()
    {
        var table = new FigureTable();
        for (var i = 0; i < Many; i++)
        {
            table.Apply(Key(i), new Cell(i, 1, 0, 0));
        }

        return table;
    }

    private static PostingKey Key(int i) =>
        new(
            new AreaId(1 + (i % 63)),
            new IndicatorNumber((ushort)(1 + (i / 63 % 67))),
            Span.Of(new Day(2025, 1, 1).Plus(i / 4_221)),
            ForceSet.Of(Force.Police),
            Approval.Approved
        );
}
