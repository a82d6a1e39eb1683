using System.Buffers.Binary;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// Reads what <see cref="BoardBytes"/> writes, and only that. The first error stays; after it every read gives nothing.
/// Counts are checked against the bytes that are left before anything is allocated for them.
/// </summary>
internal ref struct BoardReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;
    private bool _mayHaveClosings;
    private bool _mayHaveDeclarations;
    private bool _hasClosings;
    private bool _hasDeclarations;
    private Span? _period;

    /// <summary>The first error, or null.</summary>
    public BoardDecodeError? Error { get; private set; }

    /// <summary>The format byte.</summary>
    public void ReadFormat()
    {
        if (!TryTake(1, out var format))
        {
            return;
        }

        _mayHaveDeclarations = format[0] == BoardBytes.FormatWithDeclarations;
        _mayHaveClosings = format[0] == BoardBytes.FormatWithClosings || _mayHaveDeclarations;
        if (format[0] != BoardBytes.Format && !_mayHaveClosings)
        {
            Fail(BoardDecodeError.UnknownFormat);
        }
    }

    public Span ReadPeriod()
    {
        if (!TryTake(2 * sizeof(int), out var days))
        {
            return default;
        }

        var first = BinaryPrimitives.ReadInt32LittleEndian(days);
        var last = BinaryPrimitives.ReadInt32LittleEndian(days[sizeof(int)..]);
        if (first > last || !Day.IsValid(first) || !Day.IsValid(last))
        {
            Fail(BoardDecodeError.InvalidPeriod);
            return default;
        }

        return new Span(new Day(first), new Day(last));
    }

    /// <summary>All leaves with their announcements and rows, to the end of the bytes.</summary>
    /// <param name="allowGone">True in a delta: a row without cells says that the row is gone.</param>
    /// <param name="period">In which closings end; null in a delta, which does not say.</param>
    public List<LeafRows> ReadLeaves(bool allowGone, Span? period)
    {
        _period = period;
        var count = ReadCount(BoardBytes.LeafHeaderBytes);
        var leaves = new List<LeafRows>(count);
        var previous = new AreaId(0);
        for (var i = 0; i < count && Error is null; i++)
        {
            leaves.Add(ReadLeaf(previous, allowGone));
            previous = leaves[^1].Area;
        }

        if (Error is null && _rest.Length > 0)
        {
            Fail(BoardDecodeError.TrailingBytes);
        }

        // Of what a board does not have its format says nothing.
        var hasLess = _mayHaveDeclarations ? !_hasDeclarations : _mayHaveClosings != _hasClosings;
        if (Error is null && hasLess)
        {
            Fail(BoardDecodeError.Empty);
        }

        return leaves;
    }

    private AreaId ReadArea(AreaId previous)
    {
        if (!TryTake(sizeof(int), out var bytes))
        {
            return default;
        }

        var area = new AreaId(BinaryPrimitives.ReadInt32LittleEndian(bytes));
        if (area <= previous)
        {
            Fail(area.Value <= 0 ? BoardDecodeError.UnknownCode : BoardDecodeError.OutOfOrder);
        }

        return area;
    }

    private LeafRows ReadLeaf(AreaId previous, bool allowGone)
    {
        var area = ReadArea(previous);
        var counts = TryTake(1, out var count) ? count[0] : 0;
        var hasClosings = (counts & BoardBytes.ClosingsBit) != 0;
        if (hasClosings && !_mayHaveClosings)
        {
            Fail(BoardDecodeError.UnknownCode);
        }

        var rows = ReadCount(BoardBytes.RowHeaderBytes);
        if (counts + rows == 0 && !allowGone)
        {
            Fail(BoardDecodeError.Empty);
        }

        var announcements = ReadAnnouncements(counts & ~BoardBytes.ClosingsBit);
        var closings = hasClosings ? ReadClosings() : [];
        return new LeafRows(area, announcements, ReadRows(rows, allowGone), closings);
    }

    private BoardClosing[] ReadClosings()
    {
        _hasClosings = true;
        var count = TryTake(1, out var counted) ? counted[0] : 0;
        if (count == 0 || !TryTake(count * BoardBytes.ClosingBytes, out var bytes))
        {
            Fail(BoardDecodeError.Empty);
            return [];
        }

        var closings = new BoardClosing[count];
        for (var i = 0; i < count; i++)
        {
            var part = bytes.Slice(i * BoardBytes.ClosingBytes, BoardBytes.ClosingBytes);
            var through = BinaryPrimitives.ReadInt32LittleEndian(part[1..]);
            if (part[0] >= Forces.All.Count || !Day.IsValid(through))
            {
                Fail(BoardDecodeError.UnknownCode);
                return [];
            }

            closings[i] = new BoardClosing((Force)part[0], new Day(through));
            if (
                (i > 0 && closings[i].Force <= closings[i - 1].Force)
                || _period?.Contains(closings[i].Through) == false
            )
            {
                Fail(BoardDecodeError.OutOfOrder);
            }
        }

        return closings;
    }

    private BoardAnnouncement[] ReadAnnouncements(int count)
    {
        if (!TryTake(count * BoardBytes.AnnouncementBytes, out var bytes))
        {
            return [];
        }

        var announcements = new BoardAnnouncement[count];
        ReadOnlySpan<byte> previous = default;
        for (var i = 0; i < count; i++)
        {
            var part = bytes.Slice(i * BoardBytes.AnnouncementBytes, BoardBytes.AnnouncementBytes);
            var ledger = part[..LedgerId.Size];
            if (i > 0 && ledger.SequenceCompareTo(previous) <= 0)
            {
                Fail(BoardDecodeError.OutOfOrder);
            }

            announcements[i] = ReadAnnouncement(part);
            previous = ledger;
        }

        return announcements;
    }

    private BoardAnnouncement ReadAnnouncement(ReadOnlySpan<byte> bytes)
    {
        var ledger = LedgerId.FromBytes(bytes[..LedgerId.Size]);
        var through = BinaryPrimitives.ReadInt64LittleEndian(bytes[LedgerId.Size..]);
        var kind = bytes[^1];
        if (ledger == default || through < 1 || kind is not (BoardBytes.Shown or BoardBytes.Held))
        {
            Fail(BoardDecodeError.UnknownCode);
            return default;
        }

        return new BoardAnnouncement(ledger, new FrameNumber(through), kind == BoardBytes.Shown);
    }

    private BoardRow[] ReadRows(int count, bool allowGone)
    {
        var rows = new List<BoardRow>(count);
        var previous = new IndicatorNumber(0);
        for (var i = 0; i < count && Error is null; i++)
        {
            var row = ReadRow(previous, allowGone);
            rows.Add(row);
            previous = row.Indicator;
        }

        return [.. rows];
    }

    private BoardRow ReadRow(IndicatorNumber previous, bool allowGone)
    {
        if (!TryTake(BoardBytes.RowHeaderBytes, out var header))
        {
            return BoardRow.Gone(default);
        }

        var indicator = new IndicatorNumber(BinaryPrimitives.ReadUInt16LittleEndian(header));
        if (indicator <= previous)
        {
            Fail(indicator.Value == 0 ? BoardDecodeError.UnknownCode : BoardDecodeError.OutOfOrder);
        }

        var hasStatements = (header[2] & BoardBytes.StatementsBit) != 0;
        var cells = ReadCells(header[2] & ~BoardBytes.StatementsBit);
        var hasDeclarations = (header[3] & BoardBytes.DeclarationsBit) != 0;
        var unattributed = ReadCells(header[3] & ~BoardBytes.DeclarationsBit);
        var statements = hasStatements ? ReadStatements() : null;
        var row = new BoardRow(indicator, cells, unattributed, statements, hasDeclarations ? ReadDeclarations() : null);
        if (row.IsEmpty && !allowGone)
        {
            Fail(BoardDecodeError.Empty);
        }

        return row;
    }

    private BoardStatement[] ReadStatements()
    {
        var count = TryTake(1, out var counted) ? counted[0] : 0;
        if (count == 0 || !TryTake(count * BoardBytes.StatementBytes, out var bytes))
        {
            Fail(BoardDecodeError.Empty);
            return [];
        }

        var statements = new BoardStatement[count];
        for (var i = 0; i < count; i++)
        {
            var part = bytes.Slice(i * BoardBytes.StatementBytes, BoardBytes.StatementBytes);
            var (view, qualifier) = ((View)part[0], (Qualifier)part[1]);
            var amount = BinaryPrimitives.ReadInt64LittleEndian(part[2..]);
            if (!Enum.IsDefined(view) || !QuantifiedAmount.IsSingle(qualifier) || amount is < 0 or > Amount.Max)
            {
                Fail(BoardDecodeError.UnknownCode);
            }

            statements[i] = new BoardStatement(view, amount, qualifier);
            if (i > 0 && view <= statements[i - 1].View)
            {
                Fail(BoardDecodeError.OutOfOrder);
            }
        }

        return statements;
    }

    private BoardDeclaration[] ReadDeclarations()
    {
        _hasDeclarations = true;
        if (!_mayHaveDeclarations)
        {
            Fail(BoardDecodeError.UnknownCode);
        }

        var count = ReadCount(BoardBytes.DeclarationBytes);
        if (count == 0)
        {
            Fail(BoardDecodeError.Empty);
        }

        var declarations = new BoardDeclaration[count];
        for (var i = 0; i < count && TryTake(BoardBytes.DeclarationBytes, out var bytes); i++)
        {
            if (!BoardDeclaration.TryRead(bytes, out declarations[i]))
            {
                Fail(BoardDecodeError.UnknownCode);
            }

            var isInOrder = i == 0 || declarations[i].Follows(declarations[i - 1]);
            if (!isInOrder || _period?.Contains(declarations[i].Days) == false)
            {
                Fail(BoardDecodeError.OutOfOrder);
            }
        }

        return declarations;
    }

    private ForceCell[] ReadCells(int count)
    {
        if (count > BoardRow.CellsMax)
        {
            Fail(BoardDecodeError.TooManyCells);
        }

        if (!TryTake(count * BoardBytes.CellBytes, out var bytes))
        {
            return [];
        }

        var cells = new ForceCell[count];
        var previous = -1;
        for (var i = 0; i < count; i++)
        {
            var cell = bytes.Slice(i * BoardBytes.CellBytes, BoardBytes.CellBytes);
            var order = (cell[0] << 1) | cell[1];
            if (order <= previous)
            {
                Fail(BoardDecodeError.OutOfOrder);
            }

            cells[i] = ReadCell(cell);
            previous = order;
        }

        return cells;
    }

    private ForceCell ReadCell(ReadOnlySpan<byte> bytes)
    {
        if (!ForceSet.TryFromBits(bytes[0], out var forces) || bytes[1] > (byte)Approval.Approved)
        {
            Fail(BoardDecodeError.UnknownCode);
        }

        var cell = new Cell(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[2..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[10..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[18..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[26..])
        );
        if (cell.IsEmpty)
        {
            Fail(BoardDecodeError.Empty);
        }

        return new ForceCell(forces, (Approval)bytes[1], cell);
    }

    private int ReadCount(int bytesOfOne)
    {
        if (!TryTake(sizeof(ushort), out var bytes))
        {
            return 0;
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        if (count * bytesOfOne > _rest.Length)
        {
            Fail(BoardDecodeError.TooShort);
            return 0;
        }

        return count;
    }

    private bool TryTake(int count, out ReadOnlySpan<byte> bytes)
    {
        if (Error is null && count > _rest.Length)
        {
            Fail(BoardDecodeError.TooShort);
        }

        var taken = Error is null;
        bytes = taken ? _rest[..count] : default;
        _rest = taken ? _rest[count..] : default;
        return taken;
    }

    private void Fail(BoardDecodeError error) => Error ??= error;
}
