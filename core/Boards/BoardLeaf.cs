using System.Buffers;
using Federation.Core.Areas;
using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>The part of a board that is about one area, with its canonical bytes and their digest. Immutable.</summary>
public sealed class BoardLeaf
{
    private readonly BoardRow[] _rows;

    internal BoardLeaf(
        AreaId area,
        IReadOnlyList<BoardAnnouncement> announcements,
        BoardRow[] rows,
        IReadOnlyList<BoardClosing> closings
    )
    {
        Closings = closings;
        Area = area;
        Announcements = announcements;
        _rows = rows;
        HasDeclarations = Array.Exists(rows, row => row.Declarations.Count > 0);
        var buffer = new ArrayBufferWriter<byte>(512);
        BoardBytes.WriteLeaf(buffer, new LeafRows(area, announcements, rows, closings));
        Bytes = buffer.WrittenSpan.ToArray();
        Digest = BoardDigest.Of(Bytes.Span);
    }

    public AreaId Area { get; }

    /// <summary>
    /// The ledgers of the area whose frames are on their way after an announcement, by the ledger's bytes.
    /// </summary>
    public IReadOnlyList<BoardAnnouncement> Announcements { get; }

    /// <summary>The closings of the area that reach into the period, in order of forces.</summary>
    public IReadOnlyList<BoardClosing> Closings { get; }

    /// <summary>
    /// In order of indicator numbers, none empty; at least one where nothing is announced and nothing closed.
    /// </summary>
    public IReadOnlyList<BoardRow> Rows => _rows;

    /// <summary>SHA-256 of the leaf's canonical bytes.</summary>
    public BoardDigest Digest { get; }

    /// <summary>True where a row has declarations.</summary>
    internal bool HasDeclarations { get; }

    internal ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Adds its rows.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits. The sums are of no use then.</exception>
    internal void AddTo(RowSums sums)
    {
        foreach (var row in _rows)
        {
            sums.Add(row);
        }
    }

    /// <summary>The row of an indicator, or null where nothing live is in it.</summary>
    public BoardRow? Find(IndicatorNumber indicator)
    {
        var (low, high) = (0, _rows.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = _rows[middle].Indicator.CompareTo(indicator);
            if (order == 0)
            {
                return _rows[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>
    /// The leaf after rows were replaced, added, or (empty ones) taken away; null where no row, no announcement and no
    /// closing is left.
    /// </summary>
    /// <param name="area">The area.</param>
    /// <param name="before">The leaf as it was; null where there was none.</param>
    /// <param name="announcements">What is announced from now on.</param>
    /// <param name="closings">What is closed from now on.</param>
    /// <param name="changes">In order of indicators, each once.</param>
    internal static BoardLeaf? Merge(
        AreaId area,
        BoardLeaf? before,
        IReadOnlyList<BoardAnnouncement> announcements,
        IReadOnlyList<BoardClosing> closings,
        IReadOnlyList<BoardRow> changes
    )
    {
        var merged = BoardRow.Merge(before?._rows ?? [], changes);
        return merged.Length + announcements.Count + closings.Count == 0
            ? null
            : new BoardLeaf(area, announcements, merged, closings);
    }
}
