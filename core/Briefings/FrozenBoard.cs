using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Core.Vintages;

namespace Federation.Core.Briefings;

/// <summary>A board that a briefing was frozen at, without its figures. Immutable.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Days">Its days: of a year to date those that it had then.</param>
/// <param name="Digest">Its digest, whose fingerprint displays show.</param>
/// <param name="Sha256">SHA-256 of its canonical bytes.</param>
/// <param name="LedgersBehind">How many ledgers were known to hold more; above 0 only where that was allowed.</param>
/// <param name="Provinces">What each province agrees to, in order of AreaIds.</param>
public sealed record FrozenBoard(
    JournalVersion Version,
    Span Days,
    BoardDigest Digest,
    BoardDigest Sha256,
    int LedgersBehind,
    IReadOnlyList<ProvincePage> Provinces
)
{
    /// <summary>The code that people compare.</summary>
    public Fingerprint Fingerprint => Fingerprint.Of(Digest);

    /// <summary>What is kept of a board.</summary>
    /// <param name="board">The board.</param>
    /// <param name="version">Its version.</param>
    /// <param name="behind">How many ledgers were known to hold more.</param>
    /// <param name="areas">Which provinces there are.</param>
    public static FrozenBoard Of(Board board, JournalVersion version, int behind, AreaCatalogue areas) =>
        new(version, board.Period, board.Digest, Vintage.Sha256Of(board), behind, ProvincePage.Of(board, areas));

    /// <summary>The digest of a province's page; null where the board expects none of it.</summary>
    public BoardDigest? PageOf(AreaId province)
    {
        foreach (var page in Provinces)
        {
            if (page.Province == province)
            {
                return page.Digest;
            }
        }

        return null;
    }
}
