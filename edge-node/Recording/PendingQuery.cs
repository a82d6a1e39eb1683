using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Recording;

/// <summary>Which joint activities that wait for a force are asked for.</summary>
/// <param name="Force">Who is asked to confirm.</param>
/// <param name="Area">In this area or below it; null: anywhere.</param>
/// <param name="Days">On one of these days.</param>
/// <param name="Today">Today in Vietnam: what is deemed confirmed by then waits no more.</param>
/// <param name="From">
/// Those of this ledger of the node from this place in the order of recording on, then those of the next ledgers.
/// </param>
/// <param name="PageSize">The most to give, at least 1.</param>
internal sealed record PendingQuery(Force Force, AreaId? Area, Span Days, Day Today, PagePlace From, int PageSize)
{
    /// <summary>True where the activity is asked for.</summary>
    public bool Asks(ItemState activity, AreaCatalogue areas) =>
        Days.Overlaps(activity.Span) && (Area is not { } area || areas.Includes(area, activity.Area));
}
