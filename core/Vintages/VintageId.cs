namespace Federation.Core.Vintages;

/// <summary>
/// A vintage's identity, brought by who freezes it: what makes a retry recognisable. Any RFC 9562 UUID but nil and max.
/// </summary>
public readonly record struct VintageId(Guid Value)
{
    /// <summary>The length in bytes, 16.</summary>
    public const int Size = 16;

    /// <summary>Reads the text form of a UUID, with hyphens; false for nil, max and everything else.</summary>
    public static bool TryParse(string? text, out VintageId id)
    {
        var valid = Guid.TryParseExact(text, "D", out var value) && IsValid(value);
        id = valid ? new VintageId(value) : default;
        return valid;
    }

    /// <summary>Reads 16 bytes in RFC 9562 (big-endian) order; false for nil, max and any other length.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out VintageId id)
    {
        id = bytes.Length == Size ? new VintageId(new Guid(bytes, bigEndian: true)) : default;
        return IsValid(id.Value);
    }

    /// <summary>Writes 16 bytes in RFC 9562 (big-endian) order.</summary>
    public void CopyTo(Span<byte> destination) => Value.TryWriteBytes(destination, bigEndian: true, out _);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    private static bool IsValid(Guid value) => value != Guid.Empty && value != Guid.AllBitsSet;
}
