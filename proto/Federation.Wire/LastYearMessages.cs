using Federation.Core.Figures;

namespace Federation.Wire;

/// <summary>Last year's figures beside this year's.</summary>
internal static class LastYearMessages
{
    /// <summary>What stands beside a figure.</summary>
    public static V1.LastYear ToWire(Indicator indicator, in Figure now, in Figure before)
    {
        var message = new V1.LastYear
        {
            Amount = before.Amount,
            Qualifier = before.Qualifier.ToWire(),
            Possible = before.Possible,
            Provisional = before.Provisional,
            Count = before.Count,
            DisplayVi = FigureText.Vi(indicator, before.Amount, before.Qualifier),
            DisplayEn = FigureText.En(indicator, before.Amount, before.Qualifier),
        };
        if (Comparison.Of(now, before) is not { } comparison)
        {
            return message;
        }

        var qualifier = ComparisonText.QualifierOf(now, before);
        message.Difference = comparison.Difference;
        message.ChangeVi = ComparisonText.Vi(indicator, comparison, qualifier);
        message.ChangeEn = ComparisonText.En(indicator, comparison, qualifier);
        if (comparison.PercentTenths is { } tenths)
        {
            message.PercentTenths = tenths;
        }

        return message;
    }
}
