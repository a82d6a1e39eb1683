using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Plausibility;

/// <summary>An implausible amount that stands at the nation, and why somebody holds it for right.</summary>
/// <param name="Area">Where the amount is now.</param>
/// <param name="Span">Of which day, or days.</param>
/// <param name="Forces">Whose it is now; null: the nation was told the warning and no amount of it.</param>
/// <param name="Warning">The indicator and the rule.</param>
/// <param name="Amount">Base units; null as <paramref name="Forces"/>.</param>
/// <param name="Kind">What was judged.</param>
/// <param name="Verdict">What the nation's own rules say of it; null: nothing, so the edge has another edition.</param>
/// <param name="Because">The reason's code; null: nobody gave one, as of an imported figure.</param>
/// <param name="Ledger">The ledger that told it.</param>
/// <param name="Frame">In which frame.</param>
/// <param name="Entry">The entry that recorded the amount, imported it, or corrected it to this.</param>
public sealed record LiveWarning(
    AreaId Area,
    Span Span,
    ForceSet? Forces,
    OverruledWarning Warning,
    long? Amount,
    JudgedKind Kind,
    Verdict? Verdict,
    OverruleReason? Because,
    LedgerId Ledger,
    FrameNumber Frame,
    EntryId Entry
);
