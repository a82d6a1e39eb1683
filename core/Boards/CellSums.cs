using System.Numerics;
using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>Sums rows of one indicator over areas, cell by cell.</summary>
internal sealed class CellSums
{
    private readonly Cell[] _cells = new Cell[CellPlaces.Count];
    private Cell[]? _unattributed;
    private ulong _places;
    private ulong _unattributedPlaces;

    /// <exception cref="OverflowException">A sum left 64 bits. The sums are of no use then.</exception>
    public void Add(BoardRow row)
    {
        _places |= CellVectors.Add(_cells, row.Cells);
        if (row.UnattributedCells.Length > 0)
        {
            _unattributed ??= new Cell[CellPlaces.Count];
            _unattributedPlaces |= CellVectors.Add(_unattributed, row.UnattributedCells);
        }
    }

    /// <summary>The row of what is not empty.</summary>
    public BoardRow ToRow(IndicatorNumber indicator) =>
        new(indicator, Live(_cells, _places), Live(_unattributed, _unattributedPlaces));

    private static ForceCell[] Live(Cell[]? sums, ulong places)
    {
        for (var rest = places; rest != 0; rest &= rest - 1)
        {
            var place = BitOperations.TrailingZeroCount(rest);
            places ^= sums![place].IsEmpty ? 1UL << place : 0;
        }

        var cells = places == 0 ? [] : new ForceCell[BitOperations.PopCount(places)];
        for (var i = 0; i < cells.Length; i++, places &= places - 1)
        {
            var place = BitOperations.TrailingZeroCount(places);
            cells[i] = CellPlaces.ToCell(place, sums![place]);
        }

        return cells;
    }
}
