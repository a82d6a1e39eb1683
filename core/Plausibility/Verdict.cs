using Federation.Core.Figures;

namespace Federation.Core.Plausibility;

/// <summary>A rule that amounts break. Equal verdicts say the same, wherever they were found.</summary>
/// <param name="Rule">The rule's number.</param>
/// <param name="Kind">What it compares.</param>
/// <param name="Severity">What it does.</param>
/// <param name="Indicator">Whose amount breaks it.</param>
/// <param name="Amount">That amount, base units.</param>
/// <param name="Bound">The most, or the least, that the rule allows here, base units.</param>
/// <param name="Other">The other indicator of a relation; none for the other kinds.</param>
/// <param name="OtherAmount">Its amount, base units; of history the largest of the last periods.</param>
public readonly record struct Verdict(
    ushort Rule,
    RuleKind Kind,
    Severity Severity,
    IndicatorNumber Indicator,
    long Amount,
    long Bound,
    IndicatorNumber Other,
    long OtherAmount
);
