using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>One ledger's part of a <see cref="FoldCheckpoint"/>.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Owner">The province that owns it.</param>
/// <param name="Head">Its last frame at the version; H₀ where there is none.</param>
/// <param name="Cells">
/// Its base cells at the level of the province, in no particular order; the checkpoint's own array.
/// </param>
/// <param name="Standing">What stands in for its sums, or null.</param>
/// <param name="Alarm">The last of its standings that was wrong, or null.</param>
public sealed record LedgerCheckpoint(
    LedgerId Ledger,
    AreaId Owner,
    FrameHead Head,
    KeyValuePair<PostingKey, Cell>[] Cells,
    Standing? Standing,
    StandingAlarm? Alarm
);
