using System.Buffers.Binary;
using System.Security.Cryptography;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// The first 8 bytes of SHA-256(number, id, body): finds a bit that flipped anywhere in a stored entry, also where no
/// fact depends on it. Not a protection against someone who can write the file.
/// </summary>
internal static class EntryDigest
{
    /// <summary>The length in bytes, 8.</summary>
    public const int Size = 8;

    /// <summary>A fresh array of 8 bytes.</summary>
    public static byte[] Of(EntryNumber number, EntryId id, ReadOnlySpan<byte> body)
    {
        const int Header = sizeof(long) + EntryId.Size;
        var length = Header + body.Length;
        Span<byte> input = length <= 1024 ? stackalloc byte[1024] : new byte[length];
        input = input[..length];
        BinaryPrimitives.WriteInt64LittleEndian(input, number.Value);
        id.CopyTo(input[sizeof(long)..Header]);
        body.CopyTo(input[Header..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        return hash[..Size].ToArray();
    }
}
