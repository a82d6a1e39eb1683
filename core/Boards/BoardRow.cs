using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>All live amounts of one indicator in one area and period, as a board holds them. Immutable.</summary>
public sealed class BoardRow
{
    /// <summary>The most cells of one kind that a row can have: 26 force sets, provisional or approved.</summary>
    public const int CellsMax = 52;

    private readonly ForceCell[] _cells;
    private readonly ForceCell[] _unattributed;

    internal BoardRow(IndicatorNumber indicator, ForceCell[] cells, ForceCell[] unattributed)
    {
        Indicator = indicator;
        _cells = cells;
        _unattributed = unattributed;
    }

    public IndicatorNumber Indicator { get; }

    /// <summary>
    /// The cells of spans within the period, by <see cref="ForceSet.Bits"/>, then approval; none is empty.
    /// </summary>
    public ReadOnlySpan<ForceCell> Cells => _cells;

    /// <summary>The cells of spans that overlap the period without lying in it; ordered alike.</summary>
    public ReadOnlySpan<ForceCell> UnattributedCells => _unattributed;

    /// <summary>
    /// True where nothing live is in it; a board keeps no such row, a delta says by one that the row is gone.
    /// </summary>
    public bool IsEmpty => _cells.Length == 0 && _unattributed.Length == 0;

    /// <summary>A copy of a table's row as it is now.</summary>
    public static BoardRow Of(PeriodRow row) => new(row.Indicator, [.. row.Cells], [.. row.UnattributedCells]);

    /// <summary>The row that says "gone" in a delta.</summary>
    internal static BoardRow Gone(IndicatorNumber indicator) => new(indicator, [], []);

    /// <summary>The row's figure in a view.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public Figure Figure(View view) => Figures.Figure.Of(view, Cells, UnattributedCells);

    /// <summary>True where both hold the same cells of the same indicator.</summary>
    public bool HasSameCells(BoardRow other) =>
        ReferenceEquals(this, other)
        || (
            Indicator == other.Indicator
            && Cells.SequenceEqual(other.Cells)
            && UnattributedCells.SequenceEqual(other.UnattributedCells)
        );
}
