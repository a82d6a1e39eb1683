using System.Diagnostics.CodeAnalysis;
using Federation.Core.Boards;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Core.Vintages;

/// <summary>
/// A signed-off board that is kept for good (bản số liệu đã thống nhất): its version, its cut and its canonical bytes.
/// The payload of a <see cref="Journal.JournalRecordKind.Vintage"/> record. Immutable.
/// </summary>
/// <param name="Header">What it says of itself.</param>
/// <param name="Cut">How far each ledger was at its version, by the ledger's bytes.</param>
/// <param name="Board">Its figures.</param>
public sealed record Vintage(VintageHeader Header, IReadOnlyList<VintageMark> Cut, Board Board)
{
    /// <summary>The longest name, in UTF-16 units.</summary>
    public const int NameCharsMax = 200;

    /// <summary>
    /// True where the figures have the digest that the header says: false only where somebody changed the record.
    /// </summary>
    public bool HoldsItsDigest => Sha256Of(Board) == Header.Sha256;

    /// <summary>SHA-256 of a board's canonical bytes.</summary>
    public static BoardDigest Sha256Of(Board board) => BoardDigest.Of(board.Encode());

    /// <summary>SHA-256 of a cut as a vintage's record holds it: equal cuts have equal digests.</summary>
    public static BoardDigest DigestOf(IReadOnlyList<VintageMark> cut) => BoardDigest.Of(VintageCodec.EncodeCut(cut));

    /// <summary>A cut in the order in which a vintage keeps it.</summary>
    public static IReadOnlyList<VintageMark> InOrder(IEnumerable<KeyValuePair<LedgerId, LedgerCut>> cut)
    {
        VintageMark[] marks = [.. cut.Select(pair => new VintageMark(pair.Key, pair.Value))];
        Array.Sort(marks, static (a, b) => a.Ledger.ToArray().AsSpan().SequenceCompareTo(b.Ledger.ToArray()));
        return marks;
    }

    /// <summary>Why a text is no name of a vintage, to follow the text in a message; null where it is one.</summary>
    public static string? WhyNotName(string name) =>
        name.Length == 0 || name.Trim().Length != name.Length ? "must not be empty, nor begin or end with a blank"
        : name.Length > NameCharsMax ? $"has {name.Length} characters; allowed are {NameCharsMax}"
        : !Refusal.IsPlain(name) ? "must be one line of text without control characters"
        : null;

    /// <summary>A fresh array in format 1; the caller owns it.</summary>
    public byte[] Encode() => VintageCodec.Encode(this);

    /// <summary>
    /// Reads what <see cref="Encode"/> writes; false for everything else. Whether the digest holds is another question:
    /// <see cref="HoldsItsDigest"/>.
    /// </summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Vintage? vintage) =>
        VintageCodec.TryDecode(bytes, out vintage);

    /// <summary>How far a ledger is in it; null where it holds no frame of it.</summary>
    public FrameHead? HeadOf(LedgerId ledger)
    {
        foreach (var mark in Cut)
        {
            if (mark.Ledger == ledger)
            {
                return mark.Cut.Head;
            }
        }

        return null;
    }
}
