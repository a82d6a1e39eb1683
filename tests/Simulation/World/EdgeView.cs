using Federation.Core.Calendars;
using Federation.Core.Exchange;

namespace Federation.Simulation.World;

/// <summary>What is durable at an edge, as its uplink sees it.</summary>
internal readonly record struct EdgeView(
    FrameHead Head,
    FrameHead Receipted,
    int UnsealedFacts,
    long BacklogEntries,
    Day? LatestDay
)
{
    public UplinkBacklog Backlog => new(UnsealedFacts, BacklogEntries, LatestDay?.Number ?? 0);

    public static EdgeView Of(OpenBook book) =>
        new(book.Head, book.Receipted, book.UnsealedFacts, book.BacklogEntries, book.Ledger.LatestDay);
}
