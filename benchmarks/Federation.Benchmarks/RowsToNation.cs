using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using Federation.Core.Boards;
using Federation.Core.Figures;

namespace Federation.Benchmarks;

/// <summary>
/// The roll-up of rows: 63 provinces, whose cells stay in the processor's cache, and 3,321 areas in 12 months, which do
/// not. Beside them what the machine can do: adding dense columns, and reading as many bytes.
/// </summary>
[MemoryDiagnoser]
public class RowsToNation
{
    private const int AreasBelow = 3_321;
    private const int Months = 12;

    private BoardLeaf[] _provinces = [];
    private NationRows _nation = new();
    private (BoardLeaf, BoardLeaf?) _change;
    private long[][] _columns = [];
    private long[][] _amounts = [];
    private BoardRow[] _rows = [];
    private long[] _bytes = [];

    [GlobalSetup(
        Targets = [
            nameof(Nation_of_63_provinces),
            nameof(Nation_after_a_change),
            nameof(Nation_by_TensorPrimitives),
            nameof(Amounts_by_TensorPrimitives),
        ]
    )]
    public void FillProvinces()
    {
        var quarter = new PeriodTable(Workload.Quarter);
        foreach (ref readonly var posting in Workload.Postings(100_000).AsSpan())
        {
            _ = quarter.Apply(posting.Key.Area, posting);
        }

        _provinces = [.. Board.Of(quarter).Leaves];
        _nation = new NationRows();
        _ = _nation.Of(_provinces);
        var (first, row) = (_provinces[0], _provinces[0].Rows[0]);
        _change = (
            first,
            BoardLeaf.Merge(first.Area, first, [], [], [new BoardRow(row.Indicator, [.. row.Cells], [])])
        );
        var columns = ColumnsOf(_provinces);
        _columns = Array.ConvertAll(columns, column => MemoryMarshal.Cast<Cell, long>(column).ToArray());
        _amounts = Array.ConvertAll(columns, column => Array.ConvertAll(column, cell => cell.Amount));
    }

    [GlobalSetup(Targets = [nameof(Nation_of_3321_areas_in_12_months), nameof(Bytes_read)])]
    public void FillAreas()
    {
        var one = new PeriodTable(Workload.Quarter);
        foreach (ref readonly var posting in Workload.Postings(100_000).AsSpan())
        {
            _ = one.Apply(Workload.Provinces[0], posting);
        }

        var kinds = Board.Of(one).Leaves[0].Rows;
        _rows =
        [
            .. Enumerable
                .Range(0, AreasBelow * Months)
                .SelectMany(_ => kinds)
                .Select(row => new BoardRow(row.Indicator, [.. row.Cells], [])),
        ];
        _bytes = new long[_rows.Sum(row => (long)MemoryMarshal.AsBytes(row.Cells).Length) / sizeof(long)];
        Array.Fill(_bytes, 1);
    }

    /// <summary>Every indicator, all sets, amounts, counts and qualifiers, each sum checked.</summary>
    [Benchmark]
    public BoardRow[] Nation_of_63_provinces() => NationRows.Sum(_provinces);

    /// <summary>As a board does that comes of another: one province, one indicator changed.</summary>
    [Benchmark]
    public BoardRow[] Nation_after_a_change() => _nation.After([_change]).Of(_provinces);

    /// <summary>
    /// The same numbers, in columns that have a place for all cells that any province has, without checks.
    /// </summary>
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

    /// <summary>As above, of the amounts alone.</summary>
    [Benchmark]
    public long[] Amounts_by_TensorPrimitives()
    {
        var nation = new long[_amounts[0].Length];
        foreach (var column in _amounts)
        {
            TensorPrimitives.Add(nation, column, nation);
        }

        return nation;
    }

    /// <summary>The same of 3,321 areas in 12 months.</summary>
    [Benchmark]
    public BoardRow[] Nation_of_3321_areas_in_12_months()
    {
        var sums = new RowSums();
        foreach (var row in _rows)
        {
            sums.Add(row);
        }

        return sums.ToRows();
    }

    /// <summary>As many bytes as those cells have, read once in order.</summary>
    [Benchmark]
    public long Bytes_read() => TensorPrimitives.Sum<long>(_bytes);

    /// <summary>Of every province the cells of every indicator and set that any has, in the same order.</summary>
    private static Cell[][] ColumnsOf(BoardLeaf[] leaves)
    {
        var places = new SortedDictionary<int, int>();
        foreach (var (place, _) in leaves.SelectMany(CellsOf))
        {
            places[place] = 0;
        }

        var order = places.Keys.Select((place, at) => (place, at)).ToDictionary(pair => pair.place, pair => pair.at);
        return Array.ConvertAll(
            leaves,
            leaf =>
            {
                var column = new Cell[order.Count];
                foreach (var (place, cell) in CellsOf(leaf))
                {
                    column[order[place]] = cell;
                }

                return column;
            }
        );
    }

    private static IEnumerable<(int Place, Cell Cell)> CellsOf(BoardLeaf leaf) =>
        leaf.Rows.SelectMany(row =>
            row.Cells.ToArray()
                .Select(cell =>
                    ((row.Indicator.Value * CellPlaces.Count) + CellPlaces.Of(cell.Forces, cell.Approval), cell.Cell)
                )
        );
}
