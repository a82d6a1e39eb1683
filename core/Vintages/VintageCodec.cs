using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Core.Vintages;

/// <summary>
/// The bytes of a vintage, little-endian, format 1:
/// <code>
/// vintage  u8 format, 16 bytes id, i64 frozen at, i64 epoch, i64 position, u8 calendar, i32 first day, i32 last day,
///          32 bytes SHA-256 of the board, i32 ledgers behind, i32 indicators' version, i32 areas' version,
///          u16 bytes of text, text, i32 ledgers, ledger…, the board's canonical bytes
/// text     UTF-8: the period, who froze it and the name, with a line feed between
/// ledger   16 bytes ledger, i32 owner, i64 frame, 32 bytes its hash     by the ledger's bytes
/// </code>
/// </summary>
internal static class VintageCodec
{
    private const byte Format = 1;
    private const int FrozenAt = 1 + VintageId.Size;
    private const int EpochAt = FrozenAt + sizeof(long);
    private const int PositionAt = EpochAt + sizeof(long);
    private const int CalendarAt = PositionAt + sizeof(long);
    private const int FirstDayAt = CalendarAt + 1;
    private const int LastDayAt = FirstDayAt + sizeof(int);
    private const int Sha256At = LastDayAt + sizeof(int);
    private const int BehindAt = Sha256At + BoardDigest.Size;
    private const int IndicatorsAt = BehindAt + sizeof(int);
    private const int AreasAt = IndicatorsAt + sizeof(int);
    private const int TextBytesAt = AreasAt + sizeof(int);
    private const int TextAt = TextBytesAt + sizeof(ushort);
    private const int MarkOwnerAt = LedgerId.Size;
    private const int MarkNumberAt = MarkOwnerAt + sizeof(int);
    private const int MarkHashAt = MarkNumberAt + sizeof(long);
    private const int MarkBytes = MarkHashAt + FrameHash.Size;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Encode(Vintage vintage)
    {
        var header = vintage.Header;
        var text = Utf8.GetBytes($"{header.Period}\n{header.By}\n{header.Name}");
        var fixedPart = new byte[TextAt];
        fixedPart[0] = Format;
        header.Id.CopyTo(fixedPart.AsSpan(1));
        BinaryPrimitives.WriteInt64LittleEndian(fixedPart.AsSpan(FrozenAt), header.FrozenAtUnixMicroseconds);
        BinaryPrimitives.WriteInt64LittleEndian(fixedPart.AsSpan(EpochAt), header.Version.Epoch);
        BinaryPrimitives.WriteInt64LittleEndian(fixedPart.AsSpan(PositionAt), header.Version.Position);
        fixedPart[CalendarAt] = (byte)header.Calendar;
        BinaryPrimitives.WriteInt32LittleEndian(fixedPart.AsSpan(FirstDayAt), header.Days.First.Number);
        BinaryPrimitives.WriteInt32LittleEndian(fixedPart.AsSpan(LastDayAt), header.Days.Last.Number);
        header.Sha256.CopyTo(fixedPart.AsSpan(Sha256At));
        BinaryPrimitives.WriteInt32LittleEndian(fixedPart.AsSpan(BehindAt), header.Behind);
        BinaryPrimitives.WriteInt32LittleEndian(fixedPart.AsSpan(IndicatorsAt), header.IndicatorsVersion);
        BinaryPrimitives.WriteInt32LittleEndian(fixedPart.AsSpan(AreasAt), header.AreasVersion);
        BinaryPrimitives.WriteUInt16LittleEndian(fixedPart.AsSpan(TextBytesAt), checked((ushort)text.Length));
        return [.. fixedPart, .. text, .. EncodeCut(vintage.Cut), .. vintage.Board.Encode()];
    }

    public static byte[] EncodeCut(IReadOnlyList<VintageMark> cut)
    {
        var bytes = new byte[sizeof(int) + (cut.Count * MarkBytes)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, cut.Count);
        var rest = bytes.AsSpan(sizeof(int));
        foreach (var (ledger, (owner, head)) in cut)
        {
            ledger.CopyTo(rest);
            BinaryPrimitives.WriteInt32LittleEndian(rest[MarkOwnerAt..], owner.Value);
            BinaryPrimitives.WriteInt64LittleEndian(rest[MarkNumberAt..], head.Number.Value);
            head.Hash.CopyTo(rest[MarkHashAt..]);
            rest = rest[MarkBytes..];
        }

        return bytes;
    }

    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Vintage? vintage)
    {
        vintage = null;
        if (bytes.Length < TextAt || bytes[0] != Format)
        {
            return false;
        }

        var textBytes = BinaryPrimitives.ReadUInt16LittleEndian(bytes[TextBytesAt..]);
        if (
            bytes.Length - TextAt < textBytes
            || !TryReadHeader(bytes, bytes.Slice(TextAt, textBytes), out var header)
            || !TryReadCut(bytes[(TextAt + textBytes)..], out var cut, out var rest)
            || Board.TryDecode(rest, out var board) is not null
            || board!.Period != header.Days
        )
        {
            return false;
        }

        vintage = new Vintage(header, cut, board);
        return true;
    }

    private static bool TryReadHeader(
        ReadOnlySpan<byte> bytes,
        ReadOnlySpan<byte> text,
        [NotNullWhen(true)] out VintageHeader? header
    )
    {
        header = null;
        if (
            !TryReadText(text, out var period, out var by, out var name)
            || !VintageId.TryRead(bytes.Slice(1, VintageId.Size), out var id)
            || !TryReadDays(bytes, out var days)
            || !BoardDigest.TryRead(bytes.Slice(Sha256At, BoardDigest.Size), out var sha256)
            || bytes[CalendarAt] > (byte)Calendar.Decree09
        )
        {
            return false;
        }

        header = new VintageHeader(
            id,
            name,
            by,
            BinaryPrimitives.ReadInt64LittleEndian(bytes[FrozenAt..]),
            new JournalVersion(
                BinaryPrimitives.ReadInt64LittleEndian(bytes[EpochAt..]),
                BinaryPrimitives.ReadInt64LittleEndian(bytes[PositionAt..])
            ),
            period,
            (Calendar)bytes[CalendarAt],
            days,
            sha256,
            BinaryPrimitives.ReadInt32LittleEndian(bytes[BehindAt..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[IndicatorsAt..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[AreasAt..])
        );
        return header.Version is { Epoch: >= 1, Position: >= 0 } && header.Behind >= 0;
    }

    private static bool TryReadText(ReadOnlySpan<byte> text, out Period period, out Claim by, out string name)
    {
        period = default;
        by = default;
        name = "";
        try
        {
            var lines = Utf8.GetString(text).Split('\n');
            name = lines[^1];
            return lines.Length == 3
                && Period.TryParse(lines[0], out period)
                && Claim.TryParse(lines[1], out by)
                && Vintage.WhyNotName(name) is null;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool TryReadDays(ReadOnlySpan<byte> bytes, out Span days)
    {
        var first = BinaryPrimitives.ReadInt32LittleEndian(bytes[FirstDayAt..]);
        var last = BinaryPrimitives.ReadInt32LittleEndian(bytes[LastDayAt..]);
        var valid = first <= last && Day.IsValid(first) && Day.IsValid(last);
        days = valid ? new Span(new Day(first), new Day(last)) : default;
        return valid;
    }

    private static bool TryReadCut(ReadOnlySpan<byte> bytes, out VintageMark[] cut, out ReadOnlySpan<byte> rest)
    {
        cut = [];
        rest = default;
        var count = bytes.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (count < 0 || (long)count * MarkBytes > bytes.Length - sizeof(int))
        {
            return false;
        }

        cut = new VintageMark[count];
        var left = bytes[sizeof(int)..];
        var previous = bytes[..0];
        for (var i = 0; i < count; i++)
        {
            var ledger = left[..LedgerId.Size];
            var owner = BinaryPrimitives.ReadInt32LittleEndian(left[MarkOwnerAt..]);
            var number = BinaryPrimitives.ReadInt64LittleEndian(left[MarkNumberAt..]);
            if (number < 1 || owner <= 0 || (i > 0 && ledger.SequenceCompareTo(previous) <= 0))
            {
                return false;
            }

            var head = new FrameHead(new FrameNumber(number), new FrameHash(left.Slice(MarkHashAt, FrameHash.Size)));
            cut[i] = new VintageMark(LedgerId.FromBytes(ledger), new LedgerCut(new AreaId(owner), head));
            previous = ledger;
            left = left[MarkBytes..];
        }

        rest = left;
        return true;
    }
}
