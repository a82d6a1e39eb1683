namespace Federation.Core.Ledger;

/// <summary>
/// An import's identity, derived from the content of its file (see decision 0020). Never nil but for <c>default</c>.
/// </summary>
public readonly record struct ImportId(Guid Value)
{
    /// <summary>The length in bytes, 16.</summary>
    public const int Size = 16;

    /// <summary>Reads the text form of a UUID, with hyphens; false for nil and everything else.</summary>
    public static bool TryParse(string? text, out ImportId id)
    {
        var valid = EntryId.TryParse(text, out var entry);
        id = new ImportId(entry.Value);
        return valid;
    }

    /// <summary>Reads 16 bytes in RFC 9562 (big-endian) order.</summary>
    /// <exception cref="ArgumentException">Any other length.</exception>
    public static ImportId FromBytes(ReadOnlySpan<byte> bytes) => new(new Guid(bytes, bigEndian: true));

    /// <summary>A fresh array of 16 bytes; the caller owns it.</summary>
    public byte[] ToArray() => Value.ToByteArray(bigEndian: true);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
