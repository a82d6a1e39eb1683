using System.Buffers.Binary;
using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Core.Journal.Export;

/// <summary>
/// The bytes of the first block, little-endian: i64 epoch, i64 position of the head, then each ledger: i32 owner, 16
/// bytes ledger, i64 watermark, 32 bytes its hash, i64 announced, 32 bytes its hash, i64 term, i64 last append, 16
/// bytes successor (zero: it is open).
/// </summary>
public static class ExportLedgers
{
    private const int StartBytes = 2 * sizeof(long);
    private const int HeadBytes = sizeof(long) + FrameHash.Size;
    private const int LedgerAt = sizeof(int);
    private const int WatermarkAt = LedgerAt + LedgerId.Size;
    private const int AnnouncedAt = WatermarkAt + HeadBytes;
    private const int TermAt = AnnouncedAt + HeadBytes;
    private const int LastAppendAt = TermAt + sizeof(long);
    private const int SuccessorAt = LastAppendAt + sizeof(long);
    private const int MarkBytes = SuccessorAt + LedgerId.Size;

    /// <summary>A fresh array; the caller owns it.</summary>
    public static byte[] Encode(JournalVersion head, IReadOnlyList<LedgerMark> ledgers)
    {
        var bytes = new byte[StartBytes + (ledgers.Count * MarkBytes)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, head.Epoch);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(sizeof(long)), head.Position);
        for (var i = 0; i < ledgers.Count; i++)
        {
            Write(bytes.AsSpan(StartBytes + (i * MarkBytes), MarkBytes), ledgers[i]);
        }

        return bytes;
    }

    /// <summary>Reads what <see cref="Encode"/> writes; false for everything else.</summary>
    public static bool TryDecode(
        ReadOnlySpan<byte> bytes,
        out JournalVersion head,
        out IReadOnlyList<LedgerMark> ledgers
    )
    {
        head = default;
        ledgers = [];
        if (bytes.Length < StartBytes || (bytes.Length - StartBytes) % MarkBytes != 0)
        {
            return false;
        }

        head = new JournalVersion(
            BinaryPrimitives.ReadInt64LittleEndian(bytes),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[sizeof(long)..])
        );
        var marks = new LedgerMark[(bytes.Length - StartBytes) / MarkBytes];
        for (var i = 0; i < marks.Length; i++)
        {
            if (!TryRead(bytes.Slice(StartBytes + (i * MarkBytes), MarkBytes), out marks[i]!))
            {
                return false;
            }
        }

        var successors = marks
            .Where(mark => mark.Successor is not null)
            .Select(mark => mark.Successor!.Value)
            .ToHashSet();
        ledgers = [.. marks.Select(mark => mark with { Follows = successors.Contains(mark.Ledger) })];
        return head is { Epoch: >= 1, Position: >= 0 } && marks.DistinctBy(mark => mark.Ledger).Count() == marks.Length;
    }

    private static void Write(Span<byte> into, LedgerMark mark)
    {
        BinaryPrimitives.WriteInt32LittleEndian(into, mark.Owner.Value);
        mark.Ledger.CopyTo(into[LedgerAt..]);
        Write(into[WatermarkAt..], mark.Watermark);
        Write(into[AnnouncedAt..], mark.Announced);
        BinaryPrimitives.WriteInt64LittleEndian(into[TermAt..], mark.Term.Value);
        BinaryPrimitives.WriteInt64LittleEndian(into[LastAppendAt..], mark.LastAppendUnixMicroseconds);
        (mark.Successor ?? default).CopyTo(into[SuccessorAt..]);
    }

    private static bool TryRead(ReadOnlySpan<byte> bytes, out LedgerMark? mark)
    {
        mark = null;
        var owner = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var ledger = LedgerId.FromBytes(bytes.Slice(LedgerAt, LedgerId.Size));
        var term = BinaryPrimitives.ReadInt64LittleEndian(bytes[TermAt..]);
        var successor = LedgerId.FromBytes(bytes.Slice(SuccessorAt, LedgerId.Size));
        if (
            owner <= 0
            || ledger == default
            || term < 1
            || !TryReadHead(bytes[WatermarkAt..], out var watermark)
            || !TryReadHead(bytes[AnnouncedAt..], out var announced)
            || announced.Number < watermark.Number
        )
        {
            return false;
        }

        mark = new LedgerMark(
            new AreaId(owner),
            ledger,
            watermark,
            announced,
            new WriterTerm(term),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[LastAppendAt..]),
            successor == default ? null : successor
        );
        return true;
    }

    private static void Write(Span<byte> into, FrameHead head)
    {
        BinaryPrimitives.WriteInt64LittleEndian(into, head.Number.Value);
        head.Hash.CopyTo(into[sizeof(long)..]);
    }

    private static bool TryReadHead(ReadOnlySpan<byte> bytes, out FrameHead head)
    {
        var number = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        head =
            number < 0
                ? default
                : new FrameHead(new FrameNumber(number), new FrameHash(bytes.Slice(sizeof(long), FrameHash.Size)));
        return number >= 0;
    }
}
