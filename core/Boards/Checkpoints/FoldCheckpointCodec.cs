using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// A checkpoint's bytes, format 4. Canonical: equal folds have equal checkpoints, byte for byte, on every silo.
/// </summary>
/// <remarks>
/// <code>
/// u8 format, i64 epoch, i64 position, i64 parked facts, 73 bytes catalogue statement    little-endian
/// number ledgers, ledger…                                             by the ledger's bytes
/// ledger  16 bytes, i32 owner, i64 frame, 32 bytes its hash
///         u8 alarm (0 none, else the fault), then where there is one i64 frame, i64 position, i64 count
///         number bytes of the standing (0: none), standing            see StandingCodec
///         number cells, cell…                                         by area, indicator, span, force set, approval
/// cell    number area, indicator, first day, each zig-zag less that of the cell before (the first: less 0)
///         number days of the span less one
///         u8 force set (bits 0-3 and 7), approval (bit 4), has "more than" (bit 5), has "nearly" (bit 6)
///         number amount, live amounts, then more than and nearly where it has them, each zig-zag
/// number closings, closing…                                           by owner, area, force, day
/// closing number owner, number area, u8 force, day and the day it was said on, each zig-zag
/// number statements, statement…                                       by area, span, view, indicator
/// statement  24 bytes, as its fact has them
/// number declarations, declaration…                                   by area, indicator, force, span
/// declaration  16 bytes, as its fact has them
/// 32 bytes SHA-256 of all before it
/// number  7 bits a byte, lowest first
/// </code>
/// Whoever changes what the fold makes of a record changes the format, so that no older checkpoint is taken up.
/// </remarks>
public static class FoldCheckpointCodec
{
    /// <summary>The format that is written.</summary>
    public const byte Format = 4;

    internal const int HeaderBytes = 1 + (3 * sizeof(long)) + CatalogueBytes;
    internal const int CatalogueBytes = 73;
    internal const int LedgerHeaderBytes = LedgerId.Size + sizeof(int) + sizeof(long) + FrameHash.Size + 1;
    internal const int AlarmBytes = 3 * sizeof(long);

    /// <summary>Fresh memory with the bytes; the caller owns it. Sorts the checkpoint's cells in place.</summary>
    public static ReadOnlyMemory<byte> Encode(FoldCheckpoint checkpoint)
    {
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        WriteHeader(output, checkpoint);
        output.WriteNumber((ulong)checkpoint.Ledgers.Count);
        foreach (var ledger in checkpoint.Ledgers.OrderBy(one => one.Ledger.ToArray(), BytesInOrder.Instance))
        {
            Write(output, ledger);
        }

        WriteClosings(output, checkpoint.Closed);
        WriteFacts(output, [.. checkpoint.Statements.Select(one => one.ToFact())]);
        WriteFacts(output, [.. checkpoint.Declarations.Select(one => one.ToFact())]);
        var digest = output.GetSpan(SHA256.HashSizeInBytes);
        _ = SHA256.HashData(output.WrittenSpan, digest);
        output.Advance(SHA256.HashSizeInBytes);
        return output.WrittenMemory;
    }

    /// <summary>Reads what <see cref="Encode"/> writes and nothing else.</summary>
    /// <returns>Null where the bytes are a checkpoint; else why they are not.</returns>
    public static FoldCheckpointError? TryDecode(ReadOnlySpan<byte> bytes, out FoldCheckpoint? checkpoint)
    {
        checkpoint = null;
        var body = bytes.Length - SHA256.HashSizeInBytes;
        if (body < HeaderBytes || !SHA256.HashData(bytes[..body]).AsSpan().SequenceEqual(bytes[body..]))
        {
            return FoldCheckpointError.DigestDiffers;
        }

        if (bytes[0] != Format)
        {
            return FoldCheckpointError.UnknownFormat;
        }

        var reader = new FoldCheckpointReader(bytes[..body]);
        checkpoint = reader.Read();
        return checkpoint is null ? FoldCheckpointError.Malformed : null;
    }

    private static void WriteHeader(ArrayBufferWriter<byte> output, FoldCheckpoint checkpoint)
    {
        var bytes = output.GetSpan(HeaderBytes);
        bytes[0] = Format;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], checkpoint.Version.Epoch);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[9..], checkpoint.Version.Position);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[17..], checkpoint.ParkedFacts);
        checkpoint.Catalogues.Encode().CopyTo(bytes[25..]);
        output.Advance(HeaderBytes);
    }

    private static void Write(ArrayBufferWriter<byte> output, LedgerCheckpoint ledger)
    {
        var bytes = output.GetSpan(LedgerHeaderBytes);
        ledger.Ledger.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], ledger.Owner.Value);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[20..], ledger.Head.Number.Value);
        ledger.Head.Hash.CopyTo(bytes[28..]);
        bytes[60] = ledger.Alarm is { } wrong ? (byte)wrong.Fault : (byte)0;
        output.Advance(LedgerHeaderBytes);
        if (ledger.Alarm is { } alarm)
        {
            Write(output, alarm);
        }

        var standing = ledger.Standing is null ? [] : StandingCodec.Encode(ledger.Standing);
        output.WriteNumber((ulong)standing.Length);
        output.Write(standing);
        WriteCells(output, ledger.Cells);
    }

    private static void WriteClosings(
        ArrayBufferWriter<byte> output,
        IReadOnlyList<(AreaId Owner, ClosedPeriods Closed)> owners
    )
    {
        output.WriteNumber((ulong)owners.Sum(owner => owner.Closed.All.Count()));
        foreach (var (owner, closed) in owners)
        {
            foreach (var (area, force, closing) in closed.All)
            {
                output.WriteNumber((ulong)owner.Value);
                output.WriteNumber((ulong)area.Value);
                output.GetSpan(1)[0] = (byte)force;
                output.Advance(1);
                output.WriteSigned(closing.Through.Number);
                output.WriteSigned(closing.SaidOn.Number);
            }
        }
    }

    private static void WriteFacts(ArrayBufferWriter<byte> output, OtherFact[] facts)
    {
        output.WriteNumber((ulong)facts.Length);
        foreach (var fact in facts)
        {
            output.Write(fact.Bytes);
        }
    }

    private static void Write(ArrayBufferWriter<byte> output, StandingAlarm alarm)
    {
        var bytes = output.GetSpan(AlarmBytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes, alarm.Through.Value);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], alarm.Position);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], alarm.Count);
        output.Advance(AlarmBytes);
    }

    private static void WriteCells(ArrayBufferWriter<byte> output, KeyValuePair<PostingKey, Cell>[] cells)
    {
        Array.Sort(cells, static (one, other) => one.Key.CompareTo(other.Key));
        output.WriteNumber((ulong)cells.Length);
        var (area, indicator, day) = (0, 0, 0);
        foreach (var (key, cell) in cells)
        {
            output.WriteSigned((long)key.Area.Value - area);
            output.WriteSigned(key.Indicator.Value - indicator);
            output.WriteSigned((long)key.Span.First.Number - day);
            output.WriteNumber((ulong)(key.Span.Days - 1));
            output.WriteCell(key.Forces, key.Approval, cell);
            (area, indicator, day) = (key.Area.Value, key.Indicator.Value, key.Span.First.Number);
        }
    }

    /// <summary>Byte by byte, as everything canonical is ordered.</summary>
    private sealed class BytesInOrder : IComparer<byte[]>
    {
        public static readonly BytesInOrder Instance = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
