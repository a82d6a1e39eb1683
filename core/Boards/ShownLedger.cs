using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>One ledger's part of a board. A province is the sum of these, cell by cell.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Province">The province that owns it.</param>
/// <param name="IsAnnounced">True where announced totals stand in for those of its frames.</param>
/// <param name="Rows">In order of indicators, none empty.</param>
public sealed record ShownLedger(LedgerId Ledger, AreaId Province, bool IsAnnounced, IReadOnlyList<BoardRow> Rows);
