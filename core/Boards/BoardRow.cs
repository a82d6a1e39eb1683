using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>All live amounts of one indicator in one area and period, as a board holds them. Immutable.</summary>
public sealed class BoardRow
{
    /// <summary>The most cells of one kind that a row can have: 26 force sets, provisional or approved.</summary>
    public const int CellsMax = 52;

    private readonly ForceCell[] _cells;
    private readonly ForceCell[] _unattributed;

    internal BoardRow(
        IndicatorNumber indicator,
        ForceCell[] cells,
        ForceCell[] unattributed,
        IReadOnlyList<BoardStatement>? statements = null,
        IReadOnlyList<BoardDeclaration>? declarations = null
    )
    {
        Statements = statements ?? [];
        Declarations = declarations ?? [];
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

    /// <summary>What returns of the area state, in order of views, each once.</summary>
    public IReadOnlyList<BoardStatement> Statements { get; }

    /// <summary>
    /// What forces declare of it for days of the period, by force, then days; none of a force overlap.
    /// </summary>
    public IReadOnlyList<BoardDeclaration> Declarations { get; }

    /// <summary>
    /// True where nothing live is in it and nothing is stated or declared; a board keeps no such row, a delta says by
    /// one that the row is gone.
    /// </summary>
    public bool IsEmpty => _cells.Length + _unattributed.Length + Statements.Count + Declarations.Count == 0;

    /// <summary>True where a force that the view is about declares something of it.</summary>
    public bool IsDeclaredIn(View view) => Declarations.Any(one => view.ForcesOf().Contains(one.Force));

    /// <summary>A copy of a table's row as it is now.</summary>
    public static BoardRow Of(PeriodRow row) => new(row.Indicator, [.. row.Cells], [.. row.UnattributedCells]);

    /// <summary>The row that says "gone" in a delta.</summary>
    internal static BoardRow Gone(IndicatorNumber indicator) => new(indicator, [], []);

    /// <summary>The row's figure in a view.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public Figure Figure(View view) => Figures.Figure.Of(view, Cells, UnattributedCells);

    /// <summary>What is stated in a view; null: nothing.</summary>
    public BoardStatement? StatedIn(View view)
    {
        foreach (var statement in Statements)
        {
            if (statement.View == view)
            {
                return statement;
            }
        }

        return null;
    }

    /// <summary>The rows after some were replaced, added, or (empty ones) taken away.</summary>
    /// <param name="kept">In order of indicators, each once; so is the result.</param>
    /// <param name="changes">Ordered alike.</param>
    internal static BoardRow[] Merge(ReadOnlySpan<BoardRow> kept, IReadOnlyList<BoardRow> changes)
    {
        var merged = new List<BoardRow>(kept.Length + changes.Count);
        var next = 0;
        foreach (var change in changes)
        {
            while (next < kept.Length && kept[next].Indicator < change.Indicator)
            {
                merged.Add(kept[next++]);
            }

            next += next < kept.Length && kept[next].Indicator == change.Indicator ? 1 : 0;
            if (!change.IsEmpty)
            {
                merged.Add(change);
            }
        }

        merged.AddRange(kept[next..]);
        return [.. merged];
    }

    /// <summary>The same cells with other statements and declarations.</summary>
    internal BoardRow With(IReadOnlyList<BoardStatement> statements, IReadOnlyList<BoardDeclaration> declarations) =>
        statements.Count + Statements.Count + declarations.Count + Declarations.Count == 0
            ? this
            : new(Indicator, _cells, _unattributed, statements, declarations);

    /// <summary>True where both hold the same cells, statements and declarations of the same indicator.</summary>
    public bool IsSame(BoardRow other) =>
        HasSameCells(other)
        && Statements.SequenceEqual(other.Statements)
        && Declarations.SequenceEqual(other.Declarations);

    /// <summary>True where both hold the same cells of the same indicator.</summary>
    public bool HasSameCells(BoardRow other) =>
        ReferenceEquals(this, other)
        || (
            Indicator == other.Indicator
            && Cells.SequenceEqual(other.Cells)
            && UnattributedCells.SequenceEqual(other.UnattributedCells)
        );
}
