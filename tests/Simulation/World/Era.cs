using Federation.Core.Areas;
using Federation.Core.Calendars;

namespace Federation.Simulation.World;

/// <summary>Of which days the ledger of a province speaks here, of which areas, and for which periods.</summary>
/// <param name="Owner">The province.</param>
/// <param name="Days">The days on which something happens.</param>
/// <param name="Areas">The province and some areas in it, valid on all the days.</param>
/// <param name="Over">Periods of the province's own days that are over: returns are filed for them.</param>
/// <param name="Whole">Days that many lumps are of.</param>
internal sealed record Era(AreaId Owner, Span Days, IReadOnlyList<AreaId> Areas, IReadOnlyList<Span> Over, Span Whole);
