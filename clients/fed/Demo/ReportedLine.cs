using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Fed.Demo;

/// <summary>One published figure.</summary>
/// <param name="Area">The area's code, valid on every day of the span.</param>
/// <param name="Span">First and last day.</param>
/// <param name="Forces">Who acted; often "some combination".</param>
/// <param name="Indicator">What is counted.</param>
/// <param name="Qualifier">How exactly it is meant.</param>
/// <param name="Amount">Base units.</param>
internal sealed record ReportedLine(
    AreaCode Area,
    Span Span,
    ForceSet Forces,
    Indicator Indicator,
    Qualifier Qualifier,
    Amount Amount
);
