using System.Buffers;
using System.IO.Compression;
using Federation.Core.Journal.Export;

namespace Federation.Silo.Journal.Export;

/// <summary>Brotli over the bytes of one block.</summary>
internal static class BlockPacking
{
    // Entry ids do not compress and the rest is packed already: a higher quality costs time and gains nothing.
    private const int Quality = 4;
    private const int Window = 20;

    /// <summary>Compresses into a buffer that the caller owns, and returns the written part.</summary>
    public static ReadOnlyMemory<byte> Pack(ReadOnlySpan<byte> raw, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        if (raw.IsEmpty)
        {
            return default;
        }

        var into = buffer.GetSpan(BrotliEncoder.GetMaxCompressedLength(raw.Length));
        if (!BrotliEncoder.TryCompress(raw, into, out var written, Quality, Window))
        {
            throw new InvalidOperationException($"{raw.Length} bytes were not packed into {into.Length}.");
        }

        buffer.Advance(written);
        return buffer.WrittenMemory;
    }

    /// <summary>Unpacks exactly the bytes that a block says it has; null where it does not.</summary>
    public static byte[]? Unpack(ReadOnlySpan<byte> stored, ExportBlock block)
    {
        var raw = new byte[block.RawBytes];
        var isWhole =
            block.RawBytes == 0
                ? stored.IsEmpty
                : BrotliDecoder.TryDecompress(stored, raw, out var written) && written == raw.Length;
        return isWhole ? raw : null;
    }
}
