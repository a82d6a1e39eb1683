using Federation.Core.Areas;

namespace Federation.Core.Figures;

/// <summary>
/// All live amounts of one area and indicator in a period. Belongs to its <see cref="PeriodTable"/>, changes with it,
/// and is as little safe for use by two threads.
/// </summary>
public sealed class PeriodRow
{
    private ForceCells _cells;
    private ForceCells _unattributed;

    internal PeriodRow(AreaId area, IndicatorNumber indicator)
    {
        Area = area;
        Indicator = indicator;
    }

    /// <summary>The area that the row sums up.</summary>
    public AreaId Area { get; }

    /// <summary>What is counted.</summary>
    public IndicatorNumber Indicator { get; }

    /// <summary>
    /// The cells of spans within the period, in the canonical order: by <see cref="ForceSet.Bits"/>, then approval.
    /// None is empty. The span is valid until the table changes.
    /// </summary>
    public ReadOnlySpan<ForceCell> Cells => _cells.AsSpan();

    /// <summary>
    /// The cells of spans that overlap the period without lying in it; order and validity as for Cells.
    /// </summary>
    public ReadOnlySpan<ForceCell> UnattributedCells => _unattributed.AsSpan();

    /// <summary>The sum of <see cref="UnattributedCells"/>: what of the period cannot be told.</summary>
    public Cell Unattributed
    {
        get
        {
            var sum = default(Cell);
            foreach (ref readonly var cell in UnattributedCells)
            {
                sum += cell.Cell;
            }

            return sum;
        }
    }

    /// <summary>True where nothing live is left.</summary>
    internal bool IsEmpty => _cells.IsEmpty && _unattributed.IsEmpty;

    /// <summary>The row's figure in a view.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public Figure Figure(View view) => Figures.Figure.Of(view, Cells, UnattributedCells);

    internal void Add(in PostingKey key, in Cell delta, bool within)
    {
        ref var cells = ref within ? ref _cells : ref _unattributed;
        cells.Add(key.Forces, key.Approval, delta);
    }
}
