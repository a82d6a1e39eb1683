namespace Federation.Core.Boards;

/// <summary>
/// The rows of the nation of one board, made when they are first asked for: of the rows that the nation had before,
/// those of indicators that changed since are summed anew. Any thread may ask.
/// </summary>
internal sealed class NationRows
{
    private readonly BoardRow[]? _before;
    private readonly IndicatorMarks _changed;
    private BoardRow[]? _rows;

    /// <summary>Of a board of which nothing was known before.</summary>
    public NationRows() { }

    private NationRows(BoardRow[] before, IndicatorMarks changed) => (_before, _changed) = (before, changed);

    /// <summary>In order of indicators, none empty.</summary>
    /// <param name="leaves">Those of the board.</param>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public BoardRow[] Of(BoardLeaf[] leaves) =>
        _rows ??= _before is null ? Sum(leaves) : BoardRow.Merge(_before, SumChanged(leaves));

    /// <summary>The rows of the board that comes of this one.</summary>
    /// <param name="changes">What leaves were, and what they are then; null: there is none.</param>
    public NationRows After(IEnumerable<(BoardLeaf? Before, BoardLeaf? After)> changes)
    {
        var (rows, changed) = _rows is { } made ? (made, new IndicatorMarks()) : (_before, _changed.Copy());
        if (rows is null)
        {
            return new NationRows();
        }

        foreach (var (before, after) in changes)
        {
            Mark(ref changed, before?.Rows ?? [], after);
            Mark(ref changed, after?.Rows ?? [], before);
        }

        return new NationRows(rows, changed);
    }

    /// <summary>The nation's rows from those of all leaves.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    internal static BoardRow[] Sum(ReadOnlySpan<BoardLeaf> leaves)
    {
        var sums = new RowSums();
        foreach (var leaf in leaves)
        {
            leaf.AddTo(sums);
        }

        return sums.ToRows();
    }

    private List<BoardRow> SumChanged(BoardLeaf[] leaves)
    {
        var rows = new List<BoardRow>();
        foreach (var indicator in _changed.InOrder())
        {
            var sums = new CellSums();
            foreach (var leaf in leaves)
            {
                if (leaf.Find(indicator) is { } row)
                {
                    sums.Add(row);
                }
            }

            rows.Add(sums.ToRow(indicator));
        }

        return rows;
    }

    private static void Mark(ref IndicatorMarks changed, IReadOnlyList<BoardRow> rows, BoardLeaf? other)
    {
        foreach (var row in rows)
        {
            if (!ReferenceEquals(other?.Find(row.Indicator), row))
            {
                changed.Add(row.Indicator);
            }
        }
    }
}
