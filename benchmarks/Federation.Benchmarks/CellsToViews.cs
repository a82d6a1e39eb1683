using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;
using Federation.Core.Areas;
using Federation.Core.Figures;

namespace Federation.Benchmarks;

/// <summary>
/// From base cells to what a screen shows: the roll-up of a quarter, and all nine views of all its rows.
/// </summary>
[MemoryDiagnoser]
public class CellsToViews
{
    private readonly FigureTable _cells = new();
    private PeriodTable _quarter = new(Workload.Quarter);
    private long[][] _columns = [];

    [GlobalSetup]
    public void Fill()
    {
        foreach (ref readonly var posting in Workload.Postings(100_000).AsSpan())
        {
            _cells.Apply(posting);
        }

        _quarter = Roll_up_63_provinces();
        var indicators = IndicatorCatalogue.Reference.All.Max(indicator => indicator.Number.Value) + 1;
        var columns = Workload.Provinces.ToDictionary(
            province => province,
            _ => new long[indicators * (byte.MaxValue + 1) / 8]
        );
        foreach (var row in _quarter.Rows)
        {
            foreach (ref readonly var cell in row.Cells)
            {
                columns[row.Area][(row.Indicator.Value * 32) + (cell.Forces.Bits & 0xF)] += cell.Cell.Amount;
            }
        }

        _columns = [.. columns.Values];
    }

    /// <summary>The nation from the rows of 63 provinces: every indicator, all sets, counts, qualifiers.</summary>
    [Benchmark]
    public PeriodTable Nation_of_63_provinces()
    {
        var nation = new PeriodTable(Workload.Quarter);
        foreach (var row in _quarter.Rows)
        {
            foreach (ref readonly var cell in row.Cells)
            {
                var key = new PostingKey(AreaId.Nation, row.Indicator, Workload.Quarter, cell.Forces, cell.Approval);
                _ = nation.Apply(AreaId.Nation, key, cell.Cell);
            }
        }

        return nation;
    }

    /// <summary>The amounts alone, in columns that have a place for every set, without checks.</summary>
    [Benchmark]
    public long[] Nation_by_TensorPrimitives()
    {
        var nation = new long[_columns[0].Length];
        foreach (var column in _columns)
        {
            TensorPrimitives.Add(nation, column, nation);
        }

        return nation;
    }

    /// <summary>
    /// The quarter's table of 63 provinces from some 85,000 base cells, as when a period is first watched.
    /// </summary>
    [Benchmark]
    public PeriodTable Roll_up_63_provinces()
    {
        var table = new PeriodTable(Workload.Quarter);
        foreach (var (key, cell) in _cells.Cells)
        {
            table.Apply(key.Area, key, cell);
        }

        return table;
    }

    /// <summary>Nine views of every indicator of 63 provinces: some 36,000 figures.</summary>
    [Benchmark]
    public long All_views_of_all_rows()
    {
        long sum = 0;
        foreach (var row in _quarter.Rows)
        {
            foreach (var view in Enum.GetValues<View>())
            {
                sum += row.Figure(view).Amount;
            }
        }

        return sum;
    }
}
