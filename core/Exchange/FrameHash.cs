using System.Runtime.InteropServices;

namespace Federation.Core.Exchange;

/// <summary>32 bytes of SHA-256: a link of a ledger's hash chain.</summary>
public readonly record struct FrameHash
{
    /// <summary>The length in bytes, 32.</summary>
    public const int Size = 32;

    private readonly (ulong A, ulong B, ulong C, ulong D) _words;

    /// <param name="bytes">Exactly 32 bytes; copied.</param>
    /// <exception cref="ArgumentException">Any other length.</exception>
    public FrameHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"A frame hash has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        }

        _words = MemoryMarshal.Read<(ulong, ulong, ulong, ulong)>(bytes);
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
}
