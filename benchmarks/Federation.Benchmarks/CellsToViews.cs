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

    [GlobalSetup]
    public void Fill()
    {
        foreach (ref readonly var posting in Workload.Postings(100_000).AsSpan())
        {
            _cells.Apply(posting);
        }

        _quarter = Roll_up_63_provinces();
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
