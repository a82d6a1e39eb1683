using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>Sums rows of one indicator over areas, cell by cell.</summary>
internal sealed class CellSums
{
    private readonly SortedDictionary<int, ForceCell> _cells = [];
    private readonly SortedDictionary<int, ForceCell> _unattributed = [];

    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public void Add(BoardRow row)
    {
        Add(_cells, row.Cells);
        Add(_unattributed, row.UnattributedCells);
    }

    /// <summary>Adds a row to the sums of its indicator.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public static void AddTo(SortedDictionary<IndicatorNumber, CellSums> sums, BoardRow row)
    {
        if (!sums.TryGetValue(row.Indicator, out var sum))
        {
            sums.Add(row.Indicator, sum = new CellSums());
        }

        sum.Add(row);
    }

    public BoardRow ToRow(IndicatorNumber indicator) => new(indicator, Live(_cells), Live(_unattributed));

    private static void Add(SortedDictionary<int, ForceCell> sums, ReadOnlySpan<ForceCell> cells)
    {
        foreach (ref readonly var cell in cells)
        {
            var order = (cell.Forces.Bits << 1) | (int)cell.Approval;
            var sum = sums.TryGetValue(order, out var before) ? before.Cell + cell.Cell : cell.Cell;
            sums[order] = new ForceCell(cell.Forces, cell.Approval, sum);
        }
    }

    private static ForceCell[] Live(SortedDictionary<int, ForceCell> sums) =>
        [.. sums.Values.Where(cell => !cell.Cell.IsEmpty)];
}
