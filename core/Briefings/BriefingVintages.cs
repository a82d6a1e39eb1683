using System.Security.Cryptography;
using System.Text;
using Federation.Core.Boards;
using Federation.Core.Journal;
using Federation.Core.Vintages;

namespace Federation.Core.Briefings;

/// <summary>How the boards that briefings agreed on are named as vintages.</summary>
public static class BriefingVintages
{
    private const int VersionAt = 6;
    private const int VariantAt = 8;

    /// <summary>The id of the vintage of a briefing's board: always the same for the same of both.</summary>
    /// <param name="briefing">The briefing.</param>
    /// <param name="version">The version of the board.</param>
    /// <param name="sha256">SHA-256 of its canonical bytes.</param>
    public static VintageId IdOf(BriefingId briefing, JournalVersion version, BoardDigest sha256)
    {
        var text = $"federation briefing vintage\n{briefing}\n{version.Epoch}.{version.Position}\n{sha256}\n";
        var bytes = SHA256.HashData(Encoding.ASCII.GetBytes(text)).AsSpan(0, VintageId.Size);
        bytes[VersionAt] = (byte)((bytes[VersionAt] & 0x0F) | 0x80);
        bytes[VariantAt] = (byte)((bytes[VariantAt] & 0x3F) | 0x80);
        return VintageId.TryRead(bytes, out var id)
            ? id
            : throw new InvalidOperationException("A UUID of version 8 is nil.");
    }

    /// <summary>
    /// The name of it: the briefing's title, or where another vintage has that name, the title and the first digits of
    /// the vintage's id.
    /// </summary>
    public static string NameOf(string title, VintageId id, bool isTaken)
    {
        var end = $" ({id.ToString()[..8]})";
        var cut = Math.Min(title.Length, Vintage.NameCharsMax - end.Length);
        cut -= char.IsHighSurrogate(title[cut - 1]) ? 1 : 0;
        return isTaken ? title[..cut].TrimEnd() + end : title;
    }
}
