using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>A return that is to be filed.</summary>
/// <param name="By">Who claims to file it.</param>
/// <param name="Return">Its id, minted by the caller: what makes a retry recognisable.</param>
/// <param name="Area">Where.</param>
/// <param name="Span">The days of the period.</param>
/// <param name="View">How force sets become the figures.</param>
/// <param name="Figures">What it states, each indicator once.</param>
public sealed record FileReturn(
    Claim By,
    EntryId Return,
    AreaId Area,
    Span Span,
    View View,
    IReadOnlyList<QuantifiedAmount> Figures
)
{
    /// <summary>Of which nothing is to be stated any more.</summary>
    public IReadOnlyList<IndicatorNumber> Withdrawn { get; init; } = [];

    /// <summary>The force set whose lumps take up what is stated above what is counted; default: none.</summary>
    public ForceSet Difference { get; init; }

    /// <summary>Why implausible figures are right; null: a warning stops the return.</summary>
    public Overruling? Overruling { get; init; }
}
