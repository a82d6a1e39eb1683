using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using AmountText = Federation.Wire.V1.AmountText;
using CoreQualifier = Federation.Core.Figures.Qualifier;

namespace Federation.Fed.Ledgers;

/// <summary>What a ledger was told, in the words of people, so that a slip is seen at once.</summary>
internal static class ActivityEcho
{
    /// <summary>
    /// <c>Huyện Bảo Lạc, tỉnh Cao Bằng · 15/01/2025 · biên phòng + công an · Lần tuần tra bảo vệ biên giới: 1 lần</c>.
    /// </summary>
    /// <param name="activity">Complete, and accepted by the ledger.</param>
    /// <param name="language">In which language.</param>
    public static string Of(ActivityText activity, Language language)
    {
        var isDay = Day.TryParse(activity.Day, out var day);
        string[] parts =
        [
            isDay ? Names.AreaPath(activity.Area, Span.Of(day), language) : activity.Area,
            isDay ? SpanText.Of(day, language) : activity.Day,
            Names.ForcesOf(activity.Forces, language),
            string.Join("; ", activity.Amounts.Select(amount => Of(amount, language))),
        ];
        return string.Join(" · ", parts);
    }

    /// <summary>The same of an activity as it stands in the ledger.</summary>
    public static string Of(Item item, Language language)
    {
        var isDay = Day.TryParse(item.FirstDay, out var day);
        string[] parts =
        [
            isDay ? Names.AreaPath(item.Area, Span.Of(day), language) : item.Area,
            isDay ? SpanText.Of(day, language) : item.FirstDay,
            Names.ForcesOf(item.Forces, language),
            string.Join(
                "; ",
                item.Amounts.Select(amount =>
                    $"{Names.Indicator(amount.Indicator, language)}: {ItemText.Of(amount, language)}"
                )
            ),
        ];
        return string.Join(" · ", parts);
    }

    private static string Of(AmountText amount, Language language)
    {
        var name = Names.Indicator(amount.Indicator, language);
        if (
            !IndicatorCatalogue.Reference.TryGet(amount.Indicator, out var indicator)
            || Core.Figures.AmountText.Parse(amount.Amount, indicator) is not AmountReading.Valid read
        )
        {
            return $"{name}: {amount.Amount}";
        }

        var qualifier =
            amount.Qualifier == Wire.V1.Qualifier.Unspecified ? CoreQualifier.Exact : (CoreQualifier)amount.Qualifier;
        return $"{name}: "
            + language.Of(
                FigureText.Vi(indicator, read.Amount.Value, qualifier),
                FigureText.En(indicator, read.Amount.Value, qualifier)
            );
    }
}
