using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Federation.Core.Areas;
using Federation.Core.Figures;

namespace Federation.Core.Journal;

/// <summary>
/// The payload of a <see cref="JournalRecordKind.Catalogue"/> record: from this position on the nation reads postings
/// with these editions. Format 1: u8 format, i32 indicators' version, 32 bytes their SHA-256, i32 areas' version, 32
/// bytes theirs; little-endian.
/// </summary>
/// <param name="IndicatorsVersion">Of the catalogue of indicators, from 1.</param>
/// <param name="IndicatorsSha256">32 bytes.</param>
/// <param name="AreasVersion">Of the catalogue of areas, from 1.</param>
/// <param name="AreasSha256">32 bytes.</param>
public sealed record CatalogueStatement(
    int IndicatorsVersion,
    ReadOnlyMemory<byte> IndicatorsSha256,
    int AreasVersion,
    ReadOnlyMemory<byte> AreasSha256
)
{
    private const byte Format = 1;
    private const int PartBytes = sizeof(int) + SHA256.HashSizeInBytes;
    private const int Bytes = 1 + (2 * PartBytes);

    /// <summary>What is said of these catalogues.</summary>
    public static CatalogueStatement Of(IndicatorCatalogue indicators, AreaCatalogue areas) =>
        new(indicators.Version, indicators.Sha256, areas.Version, areas.Sha256);

    /// <summary>True where both name the same editions.</summary>
    public bool IsOf(CatalogueStatement other) => Encode().AsSpan().SequenceEqual(other.Encode());

    /// <summary>A fresh array; the caller owns it.</summary>
    public byte[] Encode()
    {
        var bytes = new byte[Bytes];
        bytes[0] = Format;
        WritePart(bytes.AsSpan(1), IndicatorsVersion, IndicatorsSha256);
        WritePart(bytes.AsSpan(1 + PartBytes), AreasVersion, AreasSha256);
        return bytes;
    }

    /// <summary>Reads what <see cref="Encode"/> writes; false for everything else.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out CatalogueStatement? statement)
    {
        var valid = bytes.Length == Bytes && bytes.Span[0] == Format;
        statement = valid
            ? new CatalogueStatement(
                BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[1..]),
                bytes.Slice(1 + sizeof(int), SHA256.HashSizeInBytes),
                BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[(1 + PartBytes)..]),
                bytes.Slice(1 + PartBytes + sizeof(int), SHA256.HashSizeInBytes)
            )
            : null;
        return valid;
    }

    private static void WritePart(Span<byte> into, int version, ReadOnlyMemory<byte> sha256)
    {
        BinaryPrimitives.WriteInt32LittleEndian(into, version);
        sha256.Span.CopyTo(into[sizeof(int)..]);
    }
}
