using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>What makes two imported lines speak of the same figure.</summary>
public readonly record struct LumpKey(AreaId Area, Span Span, ForceSet Forces, IndicatorNumber Indicator);

/// <summary>An imported figure: an amount on a span, added like an activity.</summary>
/// <param name="Area">One area on all days of the span.</param>
/// <param name="Span">The days that the amount belongs to.</param>
/// <param name="Forces">Together, or some combination.</param>
/// <param name="Amount">What was counted.</param>
public sealed record LumpContent(AreaId Area, Span Span, ForceSet Forces, QuantifiedAmount Amount)
{
    /// <summary>Area, span, forces and indicator.</summary>
    public LumpKey Key => new(Area, Span, Forces, Amount.Indicator);
}
