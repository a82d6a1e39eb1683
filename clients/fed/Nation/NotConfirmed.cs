using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Wire;
using LinkState = Federation.Core.Exchange.LinkState;

namespace Federation.Fed.Nation;

/// <summary>Which of the provinces behind a figure do not reach the nation now.</summary>
internal static class NotConfirmed
{
    /// <summary>
    /// The ledgers whose link is down or stopped and whose owner is the area asked for, holds it or lies in it, in the
    /// order of the links. Empty where the area is not known here.
    /// </summary>
    /// <param name="links">Every ledger's link.</param>
    /// <param name="area">The area as asked for.</param>
    /// <param name="days">The days of the period, in which the area's code is read.</param>
    public static IReadOnlyList<LedgerStatus> Among(IReadOnlyList<LedgerStatus> links, string area, Span days)
    {
        var areas = KnownAreas.Current;
        return AreaCode.TryParse(area, out var code) && areas.LatestWithin(code, days, out var asked)
            ?
            [
                .. links.Where(link =>
                    (link.IsStopped || link.State == LinkState.Down)
                    && (areas.Includes(asked, link.Owner) || areas.Includes(link.Owner, asked))
                ),
            ]
            : [];
    }

    /// <summary>Until when the figures of the ledger are known to be its own; null: not known.</summary>
    public static DateTimeOffset? Since(LedgerStatus link) =>
        link.IsStopped ? link.Since ?? link.LastReceipt : link.LastHeard ?? link.LastReceipt;
}
