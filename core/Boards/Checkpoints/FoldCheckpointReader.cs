using System.Buffers.Binary;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// Reads what <see cref="FoldCheckpointCodec"/> writes. After the first thing that is wrong every read gives nothing.
/// Counts are checked against the bytes that are left before anything is allocated for them.
/// </summary>
internal ref struct FoldCheckpointReader(ReadOnlySpan<byte> bytes)
{
    private const int LedgerBytesMin = FoldCheckpointCodec.LedgerHeaderBytes + 2;
    private const int CellBytesMin = 7;
    private const int ClosingBytesMin = 5;

    private ReadOnlySpan<byte> _rest = bytes;
    private bool _isWrong;

    /// <summary>The checkpoint; null where the bytes are not one.</summary>
    public FoldCheckpoint? Read()
    {
        var header = Take(FoldCheckpointCodec.HeaderBytes);
        var catalogues = header.IsEmpty ? default : header[25..].ToArray();
        if (!CatalogueStatement.TryDecode(catalogues, out var statement))
        {
            return null;
        }

        var epoch = BinaryPrimitives.ReadInt64LittleEndian(header[1..]);
        var position = BinaryPrimitives.ReadInt64LittleEndian(header[9..]);
        var parked = BinaryPrimitives.ReadInt64LittleEndian(header[17..]);
        Demand(epoch >= 1 && position >= 0 && parked >= 0);
        var ledgers = ReadLedgers();
        var closed = ReadClosings();
        var statements = ReadStatements();
        var declarations = ReadDeclarations();
        Demand(_rest.IsEmpty);
        return _isWrong
            ? null
            : new FoldCheckpoint(new(epoch, position), statement, parked, ledgers)
            {
                Closed = closed,
                Statements = statements,
                Declarations = declarations,
            };
    }

    private List<LedgerCheckpoint> ReadLedgers()
    {
        var count = ReadCount(LedgerBytesMin);
        var ledgers = new List<LedgerCheckpoint>(count);
        ReadOnlySpan<byte> previous = default;
        for (var i = 0; i < count && !_isWrong; i++)
        {
            var header = Take(FoldCheckpointCodec.LedgerHeaderBytes);
            if (_isWrong)
            {
                break;
            }

            Demand(i == 0 || header[..LedgerId.Size].SequenceCompareTo(previous) > 0);
            previous = header[..LedgerId.Size];
            ledgers.Add(ReadLedger(header));
        }

        return ledgers;
    }

    private List<(AreaId Owner, ClosedPeriods Closed)> ReadClosings()
    {
        var count = ReadCount(ClosingBytesMin);
        var owners = new List<(AreaId Owner, ClosedPeriods Closed)>();
        var previous = (Owner: 0L, Area: 0L, Force: 0, Through: long.MinValue);
        for (var i = 0; i < count && !_isWrong; i++)
        {
            var (owner, area) = (ReadId(), ReadId());
            var force = Take(1) is [var one] ? one : byte.MaxValue;
            var (through, saidOn) = (ReadSigned(), ReadSigned());
            var next = (Owner: (long)owner, Area: (long)area, Force: (int)force, Through: through);
            Demand(force < Forces.All.Count && IsDay(through) && IsDay(saidOn) && previous.CompareTo(next) < 0);
            if (_isWrong)
            {
                break;
            }

            if (previous.Owner != owner)
            {
                owners.Add((new AreaId(owner), new ClosedPeriods()));
            }

            var said = new ClosingFact((Force)force, new AreaId(area), new Day((int)through), new Day((int)saidOn));
            owners[^1].Closed.Close(said);
            previous = next;
        }

        return owners;
    }

    private List<ReturnStatement> ReadStatements()
    {
        var count = ReadCount(ReturnStatement.Bytes);
        var statements = new List<ReturnStatement>(count);
        for (var i = 0; i < count && !_isWrong; i++)
        {
            var fact = new OtherFact(FactKind.ReturnStatement, Take(ReturnStatement.Bytes));
            Demand(ReturnStatement.TryRead(fact, out var read) && !read.Value.IsWithdrawn);
            Demand(_isWrong || i == 0 || statements[^1].Key < read!.Value.Key);
            statements.Add(read.GetValueOrDefault());
        }

        return statements;
    }

    private List<DeclarationFact> ReadDeclarations()
    {
        var count = ReadCount(DeclarationFact.Bytes);
        var declarations = new List<DeclarationFact>(count);
        for (var i = 0; i < count && !_isWrong; i++)
        {
            var fact = new OtherFact(FactKind.Declaration, Take(DeclarationFact.Bytes));
            Demand(DeclarationFact.TryRead(fact, out var read) && read.Value.Declared is not null);
            Demand(_isWrong || i == 0 || declarations[^1].Key < read!.Value.Key);
            declarations.Add(read.GetValueOrDefault());
        }

        return declarations;
    }

    private static bool IsDay(long day) => day is >= int.MinValue and <= int.MaxValue && Day.IsValid((int)day);

    private int ReadId()
    {
        var id = ReadNumber();
        Demand(id is > 0 and <= int.MaxValue);
        return _isWrong ? 1 : (int)id;
    }

    private LedgerCheckpoint ReadLedger(ReadOnlySpan<byte> header)
    {
        var ledger = LedgerId.FromBytes(header[..LedgerId.Size]);
        var owner = BinaryPrimitives.ReadInt32LittleEndian(header[16..]);
        var number = BinaryPrimitives.ReadInt64LittleEndian(header[20..]);
        Demand(owner >= 1 && number >= 0);
        var head = new FrameHead(new FrameNumber(Math.Max(0, number)), new FrameHash(header[28..60]));
        var alarm = ReadAlarm(header[60]);
        var standing = ReadStanding();
        Demand(standing is null || (standing.Ledger == ledger && standing.Owner.Value == owner));
        return new(ledger, new AreaId(Math.Max(1, owner)), head, ReadCells(), standing, alarm);
    }

    private StandingAlarm? ReadAlarm(byte fault)
    {
        if (fault == 0)
        {
            return null;
        }

        Demand(Enum.IsDefined((StandingFault)fault));
        var alarm = Take(FoldCheckpointCodec.AlarmBytes);
        if (_isWrong)
        {
            return null;
        }

        var through = BinaryPrimitives.ReadInt64LittleEndian(alarm);
        var position = BinaryPrimitives.ReadInt64LittleEndian(alarm[8..]);
        var count = BinaryPrimitives.ReadInt64LittleEndian(alarm[16..]);
        Demand(through >= 1 && position >= 1 && count >= 1);
        return new StandingAlarm(new FrameNumber(Math.Max(1, through)), (StandingFault)fault, position, count);
    }

    private Standing? ReadStanding()
    {
        var length = ReadCount(1);
        var encoded = Take(length);
        if (encoded.IsEmpty)
        {
            return null;
        }

        Demand(StandingCodec.TryDecode(encoded, out var standing) is null);
        return standing;
    }

    private KeyValuePair<PostingKey, Cell>[] ReadCells()
    {
        var cells = new KeyValuePair<PostingKey, Cell>[ReadCount(CellBytesMin)];
        var (area, indicator, day) = (0L, 0L, 0L);
        for (var i = 0; i < cells.Length && !_isWrong; i++)
        {
            area = Step(area, 1, int.MaxValue);
            indicator = Step(indicator, 0, ushort.MaxValue);
            day = Step(day, int.MinValue, int.MaxValue);
            var last = day + (long)Math.Min(ReadNumber(), int.MaxValue);
            Demand(Day.IsValid((int)day) && last <= int.MaxValue && Day.IsValid((int)last));
            cells[i] = _isWrong ? default : ReadCell((int)area, (ushort)indicator, (int)day, (int)last);
            Demand(i == 0 || cells[i].Key > cells[i - 1].Key);
        }

        return cells;
    }

    private KeyValuePair<PostingKey, Cell> ReadCell(int area, ushort indicator, int first, int last)
    {
        const byte Inexact = CanonicalBytes.MoreThanBit | CanonicalBytes.NearlyBit;
        var flags = Take(1) is [var one] ? one : (byte)0;
        Demand(ForceSet.TryFromBits((byte)(flags & ~(Inexact | CanonicalBytes.ApprovedBit)), out var forces));
        var approval = (flags & CanonicalBytes.ApprovedBit) != 0 ? Approval.Approved : Approval.Provisional;
        var span = new Span(new Day(first), new Day(last));
        var key = new PostingKey(new AreaId(area), new IndicatorNumber(indicator), span, forces, approval);
        var cell = new Cell(
            ReadSigned(),
            ReadSigned(),
            (flags & CanonicalBytes.MoreThanBit) != 0 ? ReadOther() : 0,
            (flags & CanonicalBytes.NearlyBit) != 0 ? ReadOther() : 0
        );
        Demand(!cell.IsEmpty);
        return new(key, cell);
    }

    /// <summary>A number that is written only where it is not zero.</summary>
    private long ReadOther()
    {
        var value = ReadSigned();
        Demand(value != 0);
        return value;
    }

    /// <summary>The next of numbers that are written as differences.</summary>
    private long Step(long before, long least, long most)
    {
        var step = ReadSigned();
        Demand(step >= -(1L << 33) && step <= 1L << 33);
        var value = _isWrong ? least : before + step;
        Demand(value >= least && value <= most);
        return Math.Clamp(value, least, most);
    }

    private int ReadCount(int bytesOfOne)
    {
        var count = ReadNumber();
        Demand(count <= (ulong)(_rest.Length / bytesOfOne));
        return _isWrong ? 0 : (int)count;
    }

    private long ReadSigned() => ColumnBuilder.UnZigZag(ReadNumber());

    private ulong ReadNumber()
    {
        var number = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var taken = Take(1) is [var one] ? one : (byte)0;
            Demand(shift < 63 || taken <= 1);
            number |= (ulong)(taken & 0x7F) << shift;
            if (taken < 0x80)
            {
                Demand(taken != 0 || shift == 0);
                return _isWrong ? 0 : number;
            }
        }

        Demand(false);
        return 0;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        Demand(count <= _rest.Length);
        if (_isWrong)
        {
            return default;
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private void Demand(bool holds) => _isWrong |= !holds;
}
