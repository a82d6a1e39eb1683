using Federation.Core.Exchange;
using Federation.Core.Figures;

namespace Federation.EdgeNode.Ledger;

/// <summary>What a check of a ledger's file found.</summary>
/// <param name="Header">Which ledger; null where even that cannot be read.</param>
/// <param name="Entries">Entries that fit.</param>
/// <param name="Frames">Hashes of the frames that fit: the first is of frame 1.</param>
/// <param name="Receipted">
/// The frame through which the nation said that it holds the ledger; null where damaged.
/// </param>
/// <param name="Sealed">
/// The figures of the postings in these frames: what the nation holds once it has them all.
/// </param>
/// <param name="Unsealed">Entries that no frame carries yet.</param>
/// <param name="BadRecord">The first record that does not fit; null where all do.</param>
/// <param name="BadReason">What is wrong with it; null where all fit.</param>
public sealed record LedgerVerification(
    LedgerHeader? Header,
    long Entries,
    IReadOnlyList<FrameHash> Frames,
    FrameHead? Receipted,
    FigureTable Sealed,
    long Unsealed,
    string? BadRecord,
    string? BadReason
)
{
    /// <summary>True where every record fits.</summary>
    public bool IsSound => BadRecord is null;
}
