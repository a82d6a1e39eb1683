using Federation.Core.Boards;

namespace Federation.Silo.Vintages;

/// <summary>A board that a briefing is frozen at.</summary>
/// <param name="Past">The board, its version and its cut.</param>
/// <param name="LastYear">Last year's figures under its areas, of the same version; null: there are none.</param>
/// <param name="Behind">How many ledgers were known to hold more.</param>
internal sealed record TakenBoard(PastBoard Past, Board? LastYear, int Behind);
