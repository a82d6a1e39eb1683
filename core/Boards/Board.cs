using System.Buffers.Binary;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>
/// All figures of one period for each province, and for the nation as their sum (bảng số liệu). Immutable; any thread
/// may read it. Equal figures have equal canonical bytes and digests, whichever silo made them; the version is not part
/// of them.
/// </summary>
public sealed class Board
{
    private readonly BoardLeaf[] _leaves;
    private readonly NationRows _nation;

    internal Board(Span period, BoardLeaf[] leaves)
        : this(period, leaves, new NationRows()) { }

    private Board(Span period, BoardLeaf[] leaves, NationRows nation)
    {
        _nation = nation;
        Period = period;
        _leaves = leaves;
        Digest = DigestOf(period, leaves);
    }

    /// <summary>The days that the board is about.</summary>
    public Span Period { get; }

    /// <summary>The provinces with anything live or announced, in order of AreaId.</summary>
    public IReadOnlyList<BoardLeaf> Leaves => _leaves;

    /// <summary>SHA-256 over the header (format, period, number of leaves), then each leaf's area and digest.</summary>
    public BoardDigest Digest { get; }

    /// <summary>The code that people compare.</summary>
    public Fingerprint Fingerprint => Fingerprint.Of(Digest);

    /// <summary>A board without figures.</summary>
    public static Board Empty(Span period) => new(period, []);

    /// <summary>A copy of a table whose rows are those of provinces.</summary>
    public static Board Of(PeriodTable table) =>
        new(
            table.Period,
            [
                .. table
                    .Rows.GroupBy(row => row.Area)
                    .Select(rows => new BoardLeaf(rows.Key, [], [.. rows.Select(BoardRow.Of)], [])),
            ]
        );

    /// <summary>The leaf of a province, or null where nothing is live or announced in it.</summary>
    public BoardLeaf? Find(AreaId province)
    {
        var (low, high) = (0, _leaves.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = _leaves[middle].Area.CompareTo(province);
            if (order == 0)
            {
                return _leaves[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The rows of a province, or of the nation (the sums of all leaves), in order of indicators.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public IReadOnlyList<BoardRow> RowsOf(AreaId area) =>
        area == AreaId.Nation ? _nation.Of(_leaves) : Find(area)?.Rows ?? [];

    /// <summary>
    /// The figure of a province or of the nation. Nothing live gives a figure that <see cref="Figure.IsEmpty"/>.
    /// </summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public Figure FigureOf(AreaId area, IndicatorNumber indicator, View view)
    {
        var row =
            area == AreaId.Nation
                ? RowsOf(area).FirstOrDefault(r => r.Indicator == indicator)
                : Find(area)?.Find(indicator);
        return row?.Figure(view) ?? Figure.Of(view, []);
    }

    private static readonly IReadOnlyDictionary<IndicatorNumber, IReadOnlyList<AreaId>> NoneDisagreeing =
        new Dictionary<IndicatorNumber, IReadOnlyList<AreaId>>();

    /// <summary>The answer to a question about the nation or a province in this board's period.</summary>
    /// <exception cref="ArgumentException">The question is about another period.</exception>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public FigureAnswer Query(FigureQuery query)
    {
        if (query.Span != Period)
        {
            throw new ArgumentException($"A board of {Period} cannot answer for {query.Span}.", nameof(query));
        }

        var disagreeing = query.Area == AreaId.Nation ? Disagreeing(query) : NoneDisagreeing;
        var rows = RowsOf(query.Area).Where(row => query.Asks(row.Indicator));
        var unknown = disagreeing.Keys.Except(rows.Select(row => row.Indicator)).Select(BoardRow.Gone);
        var answer = query.Answer(
            rows.Concat(unknown)
                .OrderBy(row => row.Indicator)
                .Select(row =>
                    query.Line(row.Indicator, row.Cells, row.UnattributedCells) with
                    {
                        Stated = row.StatedIn(query.View),
                        Disagreeing = disagreeing.GetValueOrDefault(row.Indicator),
                        IsDeclared = row.IsDeclaredIn(query.View),
                    }
                )
        );
        return answer with { Announcements = AnnouncementsOf(query.Area) };
    }

    /// <summary>
    /// By indicator, the provinces whose own return states another amount than is counted there in the view, in order.
    /// </summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public IReadOnlyDictionary<IndicatorNumber, IReadOnlyList<AreaId>> Disagreeing(FigureQuery query)
    {
        var found = new SortedDictionary<IndicatorNumber, IReadOnlyList<AreaId>>();
        foreach (var leaf in _leaves)
        {
            foreach (var row in leaf.Rows.Where(row => query.Asks(row.Indicator)))
            {
                if (row.StatedIn(query.View) is { } stated && stated.Amount != row.Figure(query.View).Amount)
                {
                    found[row.Indicator] = [.. found.GetValueOrDefault(row.Indicator, []), leaf.Area];
                }
            }
        }

        return found;
    }

    /// <summary>What is announced and on its way of a province, or of any in the nation.</summary>
    public IReadOnlyList<BoardAnnouncement> AnnouncementsOf(AreaId area) =>
        area == AreaId.Nation ? [.. _leaves.SelectMany(leaf => leaf.Announcements)] : Find(area)?.Announcements ?? [];

    /// <summary>A fresh array with the canonical bytes; the caller owns it.</summary>
    public byte[] Encode()
    {
        var bytes = new byte[BoardBytes.HeaderBytes + _leaves.Sum(leaf => leaf.Bytes.Length)];
        BoardBytes.WriteHeader(bytes, FormatOf(_leaves), Period, _leaves.Length);
        var rest = bytes.AsSpan(BoardBytes.HeaderBytes);
        foreach (var leaf in _leaves)
        {
            leaf.Bytes.Span.CopyTo(rest);
            rest = rest[leaf.Bytes.Length..];
        }

        return bytes;
    }

    /// <summary>Reads canonical bytes and nothing else: what is accepted encodes to the same bytes again.</summary>
    /// <returns>Null where they are a board; else why they are not.</returns>
    public static BoardDecodeError? TryDecode(ReadOnlySpan<byte> bytes, out Board? board)
    {
        var reader = new BoardReader(bytes);
        reader.ReadFormat();
        var period = reader.ReadPeriod();
        var leaves = reader.ReadLeaves(allowGone: false, period);
        board = reader.Error is null
            ? new Board(
                period,
                [.. leaves.Select(leaf => new BoardLeaf(leaf.Area, leaf.Announcements, leaf.Rows, leaf.Closings))]
            )
            : null;
        return reader.Error;
    }

    /// <summary>The board after leaves were replaced or (null) taken away.</summary>
    internal Board With(IReadOnlyDictionary<AreaId, BoardLeaf?> changes)
    {
        var leaves = _leaves.Where(leaf => !changes.ContainsKey(leaf.Area)).Concat(changes.Values.OfType<BoardLeaf>());
        var nation = _nation.After(changes.Select(change => (Find(change.Key), change.Value)));
        return new Board(Period, [.. leaves.OrderBy(leaf => leaf.Area)], nation);
    }

    private static byte FormatOf(BoardLeaf[] leaves) =>
        BoardBytes.FormatOf(leaves.Any(leaf => leaf.Closings.Count > 0), leaves.Any(leaf => leaf.HasDeclarations));

    private static BoardDigest DigestOf(Span period, BoardLeaf[] leaves)
    {
        const int LeafBytes = sizeof(int) + BoardDigest.Size;
        var bytes = new byte[BoardBytes.HeaderBytes + (leaves.Length * LeafBytes)];
        BoardBytes.WriteHeader(bytes, FormatOf(leaves), period, leaves.Length);
        var rest = bytes.AsSpan(BoardBytes.HeaderBytes);
        foreach (var leaf in leaves)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, leaf.Area.Value);
            leaf.Digest.CopyTo(rest[sizeof(int)..]);
            rest = rest[LeafBytes..];
        }

        return BoardDigest.Of(bytes);
    }
}
