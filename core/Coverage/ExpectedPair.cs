using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Coverage;

/// <summary>A force that is expected to close an area, and the days of a period for which it is.</summary>
/// <param name="Area">The area.</param>
/// <param name="Force">The force.</param>
/// <param name="Days">The days of the period on which both exist there.</param>
public readonly record struct ExpectedPair(AreaId Area, Force Force, Span Days);
