using Federation.Core.Boards;
using Federation.Core.Calendars;

namespace Federation.Core.Exchange;

/// <summary>All totals of one ledger in one period, at the level of its province. Immutable.</summary>
/// <param name="Period">The days.</param>
/// <param name="Rows">In order of indicators, none empty; no rows where nothing live is in the period.</param>
public sealed record StandingPeriod(Span Period, IReadOnlyList<BoardRow> Rows);
