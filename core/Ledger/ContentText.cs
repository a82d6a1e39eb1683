using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>Contents in words, for messages: codes instead of numbers.</summary>
internal static class ContentText
{
    /// <summary><c>04/043 2025-01-15 border_guard+police led by police: patrol.patrols 1</c>.</summary>
    public static string Of(LedgerScope scope, ActivityContent content) =>
        Of(scope, content.Area, Span.Of(content.Day), content.Forces, content.Lead, content.AmountSpan);

    /// <summary>The same of its parts; a lead that is not known is not named.</summary>
    public static string Of(
        LedgerScope scope,
        AreaId area,
        Span days,
        ForceSet forces,
        Force lead,
        ReadOnlySpan<QuantifiedAmount> amounts
    )
    {
        var texts = new List<string>();
        foreach (var amount in amounts)
        {
            texts.Add(Of(scope, amount));
        }

        var place = scope.Areas.TryGet(area, out var known) ? $"{known.Nearest(days.Last).Code}" : $"{area}";
        var when = days.First == days.Last ? $"{days.First}" : $"{days}";
        var led = forces.Names(lead) ? $" led by {lead.Code()}" : "";
        return $"{place} {when} {forces}{led}: {string.Join(", ", texts)}";
    }

    /// <summary><c>patrol.patrols 1 patrol</c>, <c>outreach.attendance nearly 64,000 person-times</c>.</summary>
    public static string Of(LedgerScope scope, QuantifiedAmount amount) =>
        scope.Indicators.TryGet(amount.Indicator, out var indicator)
            ? $"{indicator.Code} {FigureText.En(indicator, amount.Amount.Value, amount.Qualifier)}"
            : amount.ToString();
}
