namespace Federation.Core.Ledger;

/// <summary>
/// A ledger's identity, minted with its file: a replaced disk is a new ledger. Never all zero but for <c>default</c>.
/// </summary>
public readonly record struct LedgerId(Guid Value)
{
    /// <summary>The length in bytes, 16.</summary>
    public const int Size = 16;

    /// <summary>Reads 16 bytes in RFC 9562 (big-endian) order.</summary>
    /// <exception cref="ArgumentException">Any other length.</exception>
    public static LedgerId FromBytes(ReadOnlySpan<byte> bytes) => new(new Guid(bytes, bigEndian: true));

    /// <summary>Writes 16 bytes in RFC 9562 (big-endian) order.</summary>
    public void CopyTo(Span<byte> destination) => Value.TryWriteBytes(destination, bigEndian: true, out _);

    /// <summary>A fresh array of 16 bytes; the caller owns it.</summary>
    public byte[] ToArray() => Value.ToByteArray(bigEndian: true);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
