using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// What a leaf says of a ledger whose frames are on their way: through which frame its edge has announced its totals,
/// and whether the leaf shows them (đã báo tổng, chi tiết đang về) or what was held before.
/// </summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Through">The frame that the announcement is of; the journal does not hold it yet.</param>
/// <param name="IsShown">
/// True where the announced totals stand in for the ledger's. False where the announcement does not name this board's
/// period: the values are those that were held, and detail is on the way.
/// </param>
public readonly record struct BoardAnnouncement(LedgerId Ledger, FrameNumber Through, bool IsShown);
