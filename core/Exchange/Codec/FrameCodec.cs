using System.Buffers;
using Federation.Core.Ledger;

namespace Federation.Core.Exchange;

/// <summary>
/// A frame's bytes, format 1. Columnar: each distinct key once, then columns, so that like stands beside like.
/// Canonical: a frame's facts have exactly one encoding, and the decoder refuses every other.
/// </summary>
/// <remarks>
/// <code>
/// byte        format, 1
/// number      E, how many entries               a number: 7 bits a byte, lowest first, at most 3 bytes
/// number      K, how many distinct keys
/// number      P, how many postings
/// number      O, how many facts of other kinds
/// E × 16      the entries' ids, RFC 9562 byte order
/// column E    postings of each entry
/// column K    keys: area, zig-zag difference to the key before (the first: to 0)
/// column K          indicator
/// column K          first day since 1970-01-01, zig-zag difference to the key before (the first: to 0)
/// column K          days of the span, less one
/// K bytes           force set (bits 0-3 and 7), approval (bit 4)
/// column P    postings: index of the key; keys are numbered in the order of their first use
/// column P          amount, zig-zag
/// P / 2 bytes       four bits a posting, low half first: bits 0-1 the qualifier, bit 2 set where count is -1
/// O times     facts of other kinds, by entry: kind (byte), index of the entry (number), length (number), bytes
/// </code>
/// A column of n integers (after Lemire, Kurz and Rupp, "Stream VByte", 2018): ⌈n/4⌉ control bytes with two bits a
/// value, lowest first (1, 2, 4 or 8 bytes), then the values, little-endian, each in as few bytes as it needs.
/// </remarks>
public static class FrameCodec
{
    /// <summary>The format that is written.</summary>
    public const byte Format = 1;

    /// <summary>Encodes facts as one frame and returns its length in bytes.</summary>
    /// <param name="facts">At least one; the facts of an entry stand together.</param>
    /// <param name="output">Receives the frame.</param>
    /// <exception cref="ArgumentException">
    /// No facts, a fact that no ledger may hold, or more than a frame takes.
    /// </exception>
    public static int Encode(ReadOnlySpan<Fact> facts, IBufferWriter<byte> output)
    {
        var builder = new FrameBuilder();
        while (!facts.IsEmpty)
        {
            var count = 1;
            while (count < facts.Length && facts[count].Entry == facts[0].Entry)
            {
                count++;
            }

            if (!builder.TryAdd(facts[..count]))
            {
                throw new ArgumentException(
                    $"The facts take more than a frame of {Frame.MaxBytes} bytes.",
                    nameof(facts)
                );
            }

            facts = facts[count..];
        }

        builder.WriteTo(output.GetSpan(builder.Bytes));
        output.Advance(builder.Bytes);
        return builder.Bytes;
    }

    /// <summary>
    /// Decodes a frame of any origin. Never throws on any input, and allocates no more than a frame of that length can
    /// hold.
    /// </summary>
    /// <param name="frame">The bytes.</param>
    /// <param name="contents">Receives what the frame holds; empty after an error.</param>
    /// <returns>Null where the bytes are a frame; else the first law that they break.</returns>
    public static FrameDecodeError? TryDecode(ReadOnlySpan<byte> frame, FrameContents contents)
    {
        var error = FrameDecoder.Decode(frame, contents);
        if (error is not null)
        {
            contents.Resize(0, 0, 0, 0);
        }

        return error;
    }
}
