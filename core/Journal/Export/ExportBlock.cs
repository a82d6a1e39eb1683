using System.Buffers.Binary;

namespace Federation.Core.Journal.Export;

/// <summary>
/// The header of a block, little-endian: u8 kind, i32 bytes as they are stored, i32 bytes when they are unpacked, i64
/// position of the first record, i32 records or ledgers, 32 bytes digest (<see cref="ExportChain"/>).
/// </summary>
/// <param name="Kind">What it holds.</param>
/// <param name="StoredBytes">As they follow in the file, compressed; at most <see cref="BytesMax"/>.</param>
/// <param name="RawBytes">When they are unpacked; at most <see cref="BytesMax"/>.</param>
/// <param name="First">Of records: the first one's position; of the end: the position after the last; else 0.</param>
/// <param name="Count">Records or ledgers; 0 at the end.</param>
public readonly record struct ExportBlock(ExportBlockKind Kind, int StoredBytes, int RawBytes, long First, int Count)
{
    /// <summary>The bytes of a header without its digest.</summary>
    public const int FieldBytes = 1 + sizeof(int) + sizeof(int) + sizeof(long) + sizeof(int);

    /// <summary>The bytes of a header.</summary>
    public const int HeaderBytes = FieldBytes + ExportChain.DigestBytes;

    /// <summary>
    /// The most bytes of a block, 64 MiB: the largest record, a vintage of all areas and indicators, takes 15 MiB.
    /// </summary>
    public const int BytesMax = 64 << 20;

    /// <summary>From how many unpacked bytes on a block is closed, 1 MiB: it bounds memory on both sides.</summary>
    public const int BytesUsual = 1 << 20;

    /// <summary>The position of its last record.</summary>
    public long Last => First + Count - 1;

    /// <summary>Writes all but the digest.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="FieldBytes"/>.</exception>
    public void WriteTo(Span<byte> header)
    {
        header[0] = (byte)Kind;
        BinaryPrimitives.WriteInt32LittleEndian(header[1..], StoredBytes);
        BinaryPrimitives.WriteInt32LittleEndian(header[5..], RawBytes);
        BinaryPrimitives.WriteInt64LittleEndian(header[9..], First);
        BinaryPrimitives.WriteInt32LittleEndian(header[17..], Count);
    }

    /// <summary>Reads a header; false where a field is out of its range.</summary>
    /// <exception cref="ArgumentException">The bytes are fewer than <see cref="FieldBytes"/>.</exception>
    public static bool TryRead(ReadOnlySpan<byte> header, out ExportBlock block)
    {
        block = new ExportBlock(
            (ExportBlockKind)header[0],
            BinaryPrimitives.ReadInt32LittleEndian(header[1..]),
            BinaryPrimitives.ReadInt32LittleEndian(header[5..]),
            BinaryPrimitives.ReadInt64LittleEndian(header[9..]),
            BinaryPrimitives.ReadInt32LittleEndian(header[17..])
        );
        return Enum.IsDefined(block.Kind)
            && block.StoredBytes is >= 0 and <= BytesMax
            && block.RawBytes is >= 0 and <= BytesMax
            && block.First >= 0
            && block.Count >= 0;
    }

    /// <summary><c>positions 2001 to 3000</c>, for messages.</summary>
    public override string ToString() =>
        Kind switch
        {
            ExportBlockKind.Ledgers => $"the {Count} ledgers",
            ExportBlockKind.Records => $"positions {First} to {Last}",
            _ => $"the end after position {First - 1}",
        };
}
