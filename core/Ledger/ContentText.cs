using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>Contents in words, for messages: codes instead of numbers.</summary>
internal static class ContentText
{
    /// <summary><c>04/043 2025-01-15 border_guard+police led by police: patrol.patrols 1</c>.</summary>
    public static string Of(LedgerScope scope, ActivityContent content)
    {
        var amounts = string.Join(", ", content.Amounts.Select(amount => Of(scope, amount)));
        var area = scope.Areas.TryGet(content.Area, out var known)
            ? $"{known.Nearest(content.Day).Code}"
            : $"{content.Area}";
        return $"{area} {content.Day} {content.Forces} led by {content.Lead.Code()}: {amounts}";
    }

    /// <summary><c>patrol.patrols 1 patrol</c>, <c>outreach.attendance nearly 64,000 person-times</c>.</summary>
    public static string Of(LedgerScope scope, QuantifiedAmount amount) =>
        scope.Indicators.TryGet(amount.Indicator, out var indicator)
            ? $"{indicator.Code} {FigureText.En(indicator, amount.Amount.Value, amount.Qualifier)}"
            : amount.ToString();
}
