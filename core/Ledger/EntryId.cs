namespace Federation.Core.Ledger;

/// <summary>
/// An entry's identity, brought by its caller or derived from content: what makes a retry recognisable.
/// Any RFC 9562 UUID but nil and max. A recording's EntryId is its activity's id.
/// </summary>
public readonly record struct EntryId(Guid Value)
{
    /// <summary>The length in bytes, 16.</summary>
    public const int Size = 16;

    /// <summary>True for any UUID but nil and max.</summary>
    public bool IsValid => Value != Guid.Empty && Value != Guid.AllBitsSet;

    /// <summary>Reads the text form of a UUID, with hyphens; false for nil, max and everything else.</summary>
    public static bool TryParse(string? text, out EntryId id)
    {
        var valid = Guid.TryParseExact(text, "D", out var value) && new EntryId(value).IsValid;
        id = valid ? new EntryId(value) : default;
        return valid;
    }

    /// <summary>Reads 16 bytes in RFC 9562 (big-endian) order.</summary>
    /// <exception cref="ArgumentException">Any other length.</exception>
    public static EntryId FromBytes(ReadOnlySpan<byte> bytes) => new(new Guid(bytes, bigEndian: true));

    /// <summary>A UUID of version 8 from the first 16 bytes of a digest (RFC 9562, 5.8).</summary>
    /// <param name="digest">At least 16 bytes; the first 16 are changed.</param>
    public static EntryId FromDigest(Span<byte> digest)
    {
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return FromBytes(digest[..Size]);
    }

    /// <summary>Writes 16 bytes in RFC 9562 (big-endian) order.</summary>
    public void CopyTo(Span<byte> destination) => Value.TryWriteBytes(destination, bigEndian: true, out _);

    /// <summary>A fresh array of 16 bytes; the caller owns it.</summary>
    public byte[] ToArray() => Value.ToByteArray(bigEndian: true);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
