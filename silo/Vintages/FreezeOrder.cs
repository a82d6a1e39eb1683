using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Vintages;

namespace Federation.Silo.Vintages;

/// <summary>A checked request to freeze a board.</summary>
/// <param name="Id">The caller's.</param>
/// <param name="Name">For people.</param>
/// <param name="By">Who asks.</param>
/// <param name="Period">The period.</param>
/// <param name="Calendar">How it is cut.</param>
/// <param name="Days">Its days.</param>
/// <param name="Version">The version to keep; null: the newest.</param>
/// <param name="IsIncompleteAllowed">True where it is kept although ledgers are known to hold more.</param>
internal sealed record FreezeOrder(
    VintageId Id,
    string Name,
    Claim By,
    Period Period,
    Calendar Calendar,
    Span Days,
    JournalVersion? Version,
    bool IsIncompleteAllowed
)
{
    /// <summary>The board of its version, where who orders has it; null: it is found.</summary>
    public PastBoard? Board { get; init; }

    /// <summary>True where this order made the vintage, or would have.</summary>
    public bool Made(VintageHeader header) =>
        header.IsSameRequest(Name, By, Period, Calendar) && (Version is null || Version == header.Version);
}
