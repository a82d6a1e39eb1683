using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Federation.Core.Areas.Plans;

/// <summary>
/// The payload of a journal record of a plan: from this position on the nation reads postings with the catalogue
/// that it
/// makes. Format 1: u8 format, i32 the base's version, 32 bytes its SHA-256, 32 bytes that of the result, u16 length
/// and UTF-8 of who, u16 length and UTF-8 of why, the plan in UTF-8 to the end; integers little-endian.
/// </summary>
/// <param name="BaseVersion">The catalogue that the plan was made for, from 1.</param>
/// <param name="BaseSha256">32 bytes.</param>
/// <param name="AfterSha256">Of the catalogue that results, 32 bytes.</param>
/// <param name="By">Who committed it.</param>
/// <param name="Reason">Why, such as the resolution's number.</param>
/// <param name="Text">The plan.</param>
public sealed record AreaPlanStatement(
    int BaseVersion,
    ReadOnlyMemory<byte> BaseSha256,
    ReadOnlyMemory<byte> AfterSha256,
    string By,
    string Reason,
    string Text
)
{
    /// <summary>How long a plan may be, in characters.</summary>
    public const int TextCharsMax = 1_000_000;

    private const byte Format = 1;
    private const int HeaderBytes = 1 + sizeof(int) + (2 * SHA256.HashSizeInBytes);

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>What is said of a plan for a catalogue.</summary>
    public static AreaPlanStatement Of(AreaCatalogue before, AreaPlan plan, string by, string reason, string text) =>
        new(before.Version, before.Sha256, plan.After.Sha256, by, reason, text);

    /// <summary>True where the plan was made for this catalogue.</summary>
    public bool IsFor(AreaCatalogue areas) =>
        areas.Version == BaseVersion && areas.Sha256.Span.SequenceEqual(BaseSha256.Span);

    /// <summary>True where this catalogue is what the plan makes.</summary>
    public bool Makes(AreaCatalogue areas) => areas.Sha256.Span.SequenceEqual(AfterSha256.Span);

    /// <summary>A fresh array; the caller owns it.</summary>
    public byte[] Encode()
    {
        using var bytes = new MemoryStream();
        Span<byte> header = stackalloc byte[HeaderBytes];
        header[0] = Format;
        BinaryPrimitives.WriteInt32LittleEndian(header[1..], BaseVersion);
        BaseSha256.Span.CopyTo(header[(1 + sizeof(int))..]);
        AfterSha256.Span.CopyTo(header[(1 + sizeof(int) + SHA256.HashSizeInBytes)..]);
        bytes.Write(header);
        WriteText(bytes, By);
        WriteText(bytes, Reason);
        bytes.Write(Utf8.GetBytes(Text));
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="Encode"/> writes; false for everything else.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out AreaPlanStatement? statement)
    {
        statement = null;
        if (bytes.Length < HeaderBytes || bytes[0] != Format)
        {
            return false;
        }

        var rest = bytes[HeaderBytes..];
        try
        {
            if (!TryReadText(ref rest, out var by) || !TryReadText(ref rest, out var reason))
            {
                return false;
            }

            statement = new AreaPlanStatement(
                BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]),
                bytes.Slice(1 + sizeof(int), SHA256.HashSizeInBytes).ToArray(),
                bytes.Slice(1 + sizeof(int) + SHA256.HashSizeInBytes, SHA256.HashSizeInBytes).ToArray(),
                by,
                reason,
                Utf8.GetString(rest)
            );
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static void WriteText(MemoryStream into, string text)
    {
        var bytes = Utf8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(length, checked((ushort)bytes.Length));
        into.Write(length);
        into.Write(bytes);
    }

    private static bool TryReadText(ref ReadOnlySpan<byte> rest, out string text)
    {
        text = "";
        if (rest.Length < sizeof(ushort))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(rest);
        if (rest.Length < sizeof(ushort) + length)
        {
            return false;
        }

        text = Utf8.GetString(rest.Slice(sizeof(ushort), length));
        rest = rest[(sizeof(ushort) + length)..];
        return true;
    }
}
