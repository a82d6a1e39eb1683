using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Recording;

/// <summary>Which activities and lumps are asked for.</summary>
/// <param name="Area">In this area or below it; null: anywhere.</param>
/// <param name="Days">Sharing a day with this span.</param>
/// <param name="Force">That this force took part in, or may have; null: any.</param>
/// <param name="IncludeVoided">Those that were taken back too.</param>
/// <param name="From">
/// Those of this ledger of the node whose newest entry is before this position, then those of the next ledgers.
/// </param>
/// <param name="PageSize">The most to give, at least 1.</param>
internal sealed record ItemQuery(
    AreaId? Area,
    Span Days,
    Force? Force,
    bool IncludeVoided,
    PagePlace From,
    int PageSize
)
{
    /// <summary>True where the item is asked for.</summary>
    public bool Asks(ItemState item, AreaCatalogue areas) =>
        (IncludeVoided || !item.IsVoided)
        && (Force is not { } force || item.Forces.Names(force))
        && Days.Overlaps(item.Span)
        && (Area is not { } area || areas.Includes(area, item.Area));
}
