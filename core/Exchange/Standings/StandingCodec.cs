using System.Buffers;
using System.Buffers.Binary;
using Federation.Core.Figures;

namespace Federation.Core.Exchange;

/// <summary>
/// A standing's bytes, format 1. Sparse: what holds nothing is not written. Canonical: a standing has exactly one
/// encoding, and the decoder refuses every other.
/// </summary>
/// <remarks>
/// <code>
/// u8 format, i32 owner, 16 bytes ledger, i64 frame, 32 bytes its hash      little-endian; the ledger as in RFC 9562
/// number periods, period…                                                  by first day, then last
/// period  i32 first day, i32 last day, number rows, row…
/// row     number indicator less the one before (the first: less 0), number cells, number unattributed cells, cell…
/// cell    u8 force set (bits 0-3 and 7), approval (bit 4), has "more than" (bit 5), has "nearly" (bit 6)
///         number amount, number live amounts, then number more than and number nearly where it has them
///                                                                          by force set, then approval
/// number  7 bits a byte, lowest first; those of a cell in zig-zag
/// </code>
/// </remarks>
public static class StandingCodec
{
    /// <summary>The format that is written.</summary>
    public const byte Format = 1;

    internal const int HeaderBytes = 1 + sizeof(int) + Ledger.LedgerId.Size + sizeof(long) + FrameHash.Size;

    /// <summary>A fresh array with the bytes; the caller owns it.</summary>
    /// <exception cref="ArgumentException">More than <see cref="Standing.MaxBytes"/>.</exception>
    public static byte[] Encode(Standing standing)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        WriteHeader(output, standing);
        output.WriteNumber((ulong)standing.Periods.Count);
        foreach (var period in standing.Periods)
        {
            Write(output, period);
        }

        return output.WrittenCount <= Standing.MaxBytes
            ? output.WrittenSpan.ToArray()
            : throw new ArgumentException(
                $"The standing takes {output.WrittenCount} bytes; {Standing.MaxBytes} are allowed. Name fewer periods.",
                nameof(standing)
            );
    }

    /// <summary>How many bytes a standing of these periods takes.</summary>
    public static int BytesOf(IEnumerable<StandingPeriod> periods) => HeaderBytes + 1 + periods.Sum(BytesOf);

    /// <summary>
    /// Reads what <see cref="Encode"/> writes and nothing else; allocates within a bound of the bytes.
    /// </summary>
    /// <returns>Null where they are a standing; else why they are not.</returns>
    public static StandingDecodeError? TryDecode(ReadOnlySpan<byte> bytes, out Standing? standing)
    {
        var reader = new StandingReader(bytes);
        standing = reader.Read();
        return reader.Error;
    }

    internal static int BytesOf(StandingPeriod period)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        Write(output, period);
        return output.WrittenCount;
    }

    private static void WriteHeader(ArrayBufferWriter<byte> output, Standing standing)
    {
        var bytes = output.GetSpan(HeaderBytes);
        bytes[0] = Format;
        BinaryPrimitives.WriteInt32LittleEndian(bytes[1..], standing.Owner.Value);
        standing.Ledger.CopyTo(bytes[5..21]);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[21..], standing.Through.Number.Value);
        standing.Through.Hash.CopyTo(bytes[29..]);
        output.Advance(HeaderBytes);
    }

    private static void Write(ArrayBufferWriter<byte> output, StandingPeriod period)
    {
        var days = output.GetSpan(2 * sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(days, period.Period.First.Number);
        BinaryPrimitives.WriteInt32LittleEndian(days[sizeof(int)..], period.Period.Last.Number);
        output.Advance(2 * sizeof(int));
        output.WriteNumber((ulong)period.Rows.Count);
        var previous = 0;
        foreach (var row in period.Rows)
        {
            output.WriteNumber((ulong)(row.Indicator.Value - previous));
            output.WriteNumber((ulong)row.Cells.Length);
            output.WriteNumber((ulong)row.UnattributedCells.Length);
            Write(output, row.Cells);
            Write(output, row.UnattributedCells);
            previous = row.Indicator.Value;
        }
    }

    private static void Write(ArrayBufferWriter<byte> output, ReadOnlySpan<ForceCell> cells)
    {
        foreach (ref readonly var cell in cells)
        {
            output.WriteCell(cell.Forces, cell.Approval, cell.Cell);
        }
    }
}
