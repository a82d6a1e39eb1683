using System.Buffers.Binary;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Exchange;

/// <summary>
/// Reads what <see cref="StandingCodec"/> writes. The first error stays; after it every read gives nothing. Counts are
/// checked against the bytes that are left before anything is allocated for them. Nothing here throws on any input.
/// </summary>
internal ref struct StandingReader(ReadOnlySpan<byte> bytes)
{
    private const int PeriodBytesMin = (2 * sizeof(int)) + 1;
    private const int RowBytesMin = 3 + CellBytesMin;
    private const int CellBytesMin = 3;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _offset;

    /// <summary>The first error, or null.</summary>
    public StandingDecodeError? Error { get; private set; }

    private readonly int Left => _bytes.Length - _offset;

    /// <summary>The standing; null where there is an error.</summary>
    public Standing? Read()
    {
        if (_bytes.Length > Standing.MaxBytes)
        {
            Fail(StandingDecodeErrorKind.TooLong, _bytes.Length);
        }

        var standing = ReadHeader();
        var periods = ReadPeriods();
        if (Error is null && Left > 0)
        {
            Fail(StandingDecodeErrorKind.TrailingBytes, Left);
        }

        return Error is null ? standing! with { Periods = periods } : null;
    }

    private Standing? ReadHeader()
    {
        if (Error is null && _bytes.Length > 0 && _bytes[0] != StandingCodec.Format)
        {
            Fail(StandingDecodeErrorKind.UnknownFormat, _bytes[0]);
        }

        if (!TryTake(StandingCodec.HeaderBytes, out var header))
        {
            return null;
        }

        var owner = BinaryPrimitives.ReadInt32LittleEndian(header[1..]);
        Demand(owner >= 1, StandingDecodeErrorKind.OwnerOutOfRange, owner);
        var ledger = LedgerId.FromBytes(header[5..21]);
        Demand(ledger != default, StandingDecodeErrorKind.LedgerInvalid, 0);
        var number = BinaryPrimitives.ReadInt64LittleEndian(header[21..]);
        Demand(number >= 1, StandingDecodeErrorKind.FrameOutOfRange, number);
        return Error is null
            ? new Standing(
                new AreaId(owner),
                ledger,
                new FrameHead(new FrameNumber(number), new FrameHash(header[29..])),
                []
            )
            : null;
    }

    private StandingPeriod[] ReadPeriods()
    {
        var count = ReadCount(PeriodBytesMin);
        Demand(count <= Standing.PeriodsMax, StandingDecodeErrorKind.TooManyPeriods, count);
        var periods = new StandingPeriod[Error is null ? count : 0];
        for (var i = 0; i < periods.Length && Error is null; i++)
        {
            var period = ReadDays();
            Demand(i == 0 || periods[i - 1].Period < period, StandingDecodeErrorKind.OutOfOrder, i);
            periods[i] = new StandingPeriod(period, ReadRows());
        }

        return periods;
    }

    private Span ReadDays()
    {
        if (!TryTake(2 * sizeof(int), out var days))
        {
            return default;
        }

        var first = BinaryPrimitives.ReadInt32LittleEndian(days);
        var last = BinaryPrimitives.ReadInt32LittleEndian(days[sizeof(int)..]);
        var valid = first <= last && Day.IsValid(first) && Day.IsValid(last);
        Demand(valid, StandingDecodeErrorKind.PeriodInvalid, first);
        return valid ? new Span(new Day(first), new Day(last)) : default;
    }

    private BoardRow[] ReadRows()
    {
        var rows = new BoardRow[ReadCount(RowBytesMin)];
        var indicator = 0L;
        for (var i = 0; i < rows.Length && Error is null; i++)
        {
            var step = (long)Math.Min(ReadNumber(), ushort.MaxValue + 1);
            indicator += step;
            Demand(step > 0 && indicator <= ushort.MaxValue, StandingDecodeErrorKind.IndicatorOutOfRange, indicator);
            rows[i] = ReadRow(new IndicatorNumber((ushort)Math.Min(indicator, ushort.MaxValue)));
        }

        return Error is null ? rows : [];
    }

    private BoardRow ReadRow(IndicatorNumber indicator)
    {
        var cells = ReadCount(CellBytesMin);
        var unattributed = ReadCount(CellBytesMin);
        Demand(Math.Max(cells, unattributed) <= BoardRow.CellsMax, StandingDecodeErrorKind.TooManyCells, cells);
        Demand(cells + unattributed > 0, StandingDecodeErrorKind.EmptyRow, indicator.Value);
        var (amounts, counts) = (0L, 0L);
        return new BoardRow(
            indicator,
            ReadCells(cells, ref amounts, ref counts),
            ReadCells(unattributed, ref amounts, ref counts)
        );
    }

    private ForceCell[] ReadCells(int count, ref long amounts, ref long counts)
    {
        var cells = new ForceCell[Error is null ? count : 0];
        var previous = -1;
        for (var i = 0; i < cells.Length && Error is null; i++)
        {
            cells[i] = ReadCell();
            var order = (cells[i].Forces.Bits << 1) | (int)cells[i].Approval;
            Demand(order > previous, StandingDecodeErrorKind.OutOfOrder, order);
            previous = order;
            var cell = cells[i].Cell;
            Add(ref amounts, cell.Amount);
            Add(ref counts, cell.Count);
            Add(ref counts, cell.MoreThan);
            Add(ref counts, cell.Nearly);
        }

        return cells;
    }

    private ForceCell ReadCell()
    {
        if (!TryTake(1, out var key))
        {
            return default;
        }

        const int Flags = CanonicalBytes.ApprovedBit | CanonicalBytes.MoreThanBit | CanonicalBytes.NearlyBit;
        Demand(
            ForceSet.TryFromBits((byte)(key[0] & ~Flags), out var forces),
            StandingDecodeErrorKind.ForcesUnknown,
            key[0]
        );
        var (amount, count) = (ReadSigned(), ReadSigned());
        var moreThan = ReadMarked(key[0] & CanonicalBytes.MoreThanBit);
        var nearly = ReadMarked(key[0] & CanonicalBytes.NearlyBit);
        var cell = new Cell(amount, count, moreThan, nearly);
        Demand(!cell.IsEmpty, StandingDecodeErrorKind.EmptyCell, key[0]);
        var approval = (key[0] & CanonicalBytes.ApprovedBit) != 0 ? Approval.Approved : Approval.Provisional;
        return new ForceCell(forces, approval, cell);
    }

    private long ReadMarked(int bit)
    {
        var value = bit == 0 ? 0 : ReadSigned();
        Demand(bit == 0 || value != 0, StandingDecodeErrorKind.EmptyCell, bit);
        return value;
    }

    private void Add(ref long sum, long value)
    {
        const long Max = Amount.OwnerMax;
        var isWithin = value is >= -Max and <= Max && sum <= Max - Math.Abs(value);
        Demand(isWithin, StandingDecodeErrorKind.SumOutOfRange, value);
        sum += isWithin ? Math.Abs(value) : 0;
    }

    private int ReadCount(int bytesOfOne)
    {
        var count = ReadNumber();
        if (count > (ulong)(Left / bytesOfOne))
        {
            Fail(StandingDecodeErrorKind.Truncated, (long)Math.Min(count, long.MaxValue));
            return 0;
        }

        return (int)count;
    }

    private long ReadSigned() => ColumnBuilder.UnZigZag(ReadNumber());

    private ulong ReadNumber()
    {
        var number = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (!TryTake(1, out var taken))
            {
                return 0;
            }

            var part = (ulong)(taken[0] & 0x7F);
            if (shift == 63 && taken[0] > 1)
            {
                break;
            }

            number |= part << shift;
            if (taken[0] < 0x80)
            {
                Demand(taken[0] != 0 || shift == 0, StandingDecodeErrorKind.NumberNotMinimal, 0);
                return number;
            }
        }

        Fail(StandingDecodeErrorKind.NumberTooLong, 0);
        return 0;
    }

    private bool TryTake(int count, out ReadOnlySpan<byte> taken)
    {
        if (Error is null && count > Left)
        {
            Fail(StandingDecodeErrorKind.Truncated, count);
        }

        var isTaken = Error is null;
        taken = isTaken ? _bytes.Slice(_offset, count) : default;
        _offset += isTaken ? count : 0;
        return isTaken;
    }

    private void Demand(bool holds, StandingDecodeErrorKind kind, long found)
    {
        if (!holds)
        {
            Fail(kind, found);
        }
    }

    private void Fail(StandingDecodeErrorKind kind, long found) =>
        Error ??= new StandingDecodeError(kind, _offset, found);
}
