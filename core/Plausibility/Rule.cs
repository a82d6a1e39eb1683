using Federation.Core.Figures;

namespace Federation.Core.Plausibility;

/// <summary>One rule of a pack.</summary>
/// <param name="Number">Stable over all editions of the pack, never reused: it is in ledgers and journals.</param>
/// <param name="Kind">What it compares.</param>
/// <param name="Severity">What breaking it does.</param>
/// <param name="Indicator">Whose amounts; none: those of every indicator.</param>
/// <param name="Other">The other indicator of a relation; none for the other kinds.</param>
/// <param name="ActivityBound">The bound of one activity: base units, or a factor.</param>
/// <param name="SpanBound">The bound of a lump, or of a return's figure.</param>
/// <param name="Usual">Of a limit: up to here no history makes an amount of one activity unusual.</param>
public sealed record Rule(
    ushort Number,
    RuleKind Kind,
    Severity Severity,
    IndicatorNumber Indicator,
    IndicatorNumber Other,
    long ActivityBound,
    long SpanBound,
    long Usual
)
{
    /// <summary>The bound for what is judged.</summary>
    public long BoundFor(JudgedKind kind) => kind == JudgedKind.Activity ? ActivityBound : SpanBound;
}
