using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Federation.Core.Boards;

/// <summary>32 bytes of SHA-256 over a board, or over the leaf of one area. Equal digests, equal figures.</summary>
public readonly record struct BoardDigest
{
    /// <summary>The length in bytes, 32.</summary>
    public const int Size = 32;

    private readonly (ulong A, ulong B, ulong C, ulong D) _words;

    private BoardDigest((ulong, ulong, ulong, ulong) words) => _words = words;

    /// <summary>Reads 32 bytes; false for any other length.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out BoardDigest digest)
    {
        var valid = bytes.Length == Size;
        digest = valid ? new BoardDigest(MemoryMarshal.Read<(ulong, ulong, ulong, ulong)>(bytes)) : default;
        return valid;
    }

    /// <summary>Copies the 32 bytes out.</summary>
    /// <exception cref="ArgumentException">The destination is shorter.</exception>
    public void CopyTo(Span<byte> destination) => MemoryMarshal.Write(destination, _words);

    /// <summary>A fresh array of 32 bytes; the caller owns it.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());

    /// <summary>SHA-256 of the bytes.</summary>
    internal static BoardDigest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(bytes, hash);
        return new BoardDigest(MemoryMarshal.Read<(ulong, ulong, ulong, ulong)>(hash));
    }
}
