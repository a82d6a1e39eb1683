using Federation.Core.Figures;

namespace Federation.Core.Plausibility;

/// <summary>Verdicts in words.</summary>
public static class VerdictText
{
    /// <summary>
    /// What is wrong and what would be allowed: <c>rule 1044: 41,400 km of patrol.path_cleared is above 2,000 km, the
    /// most of one activity</c>.
    /// </summary>
    /// <param name="verdict">From a pack for this catalogue.</param>
    /// <param name="kind">What was judged.</param>
    /// <param name="indicators">The pack's catalogue.</param>
    public static string En(Verdict verdict, JudgedKind kind, IndicatorCatalogue indicators)
    {
        var indicator = Get(indicators, verdict.Indicator);
        var given = $"rule {verdict.Rule}: {Number(indicator, verdict.Amount)} of {indicator.Code}";
        return verdict.Kind switch
        {
            RuleKind.Limit => $"{given} is above {Number(indicator, verdict.Bound)}, the most of one {Name(kind)}",
            RuleKind.Unit => $"{given} looks as if it was given in {indicator.BaseUnit}: is it "
                + $"{Number(indicator, verdict.Amount / indicator.DisplayScale)}? Below "
                + $"{Number(indicator, verdict.Bound)} nothing is asked",
            RuleKind.History => $"{given} is more than {verdict.Bound / Math.Max(1, verdict.OtherAmount)} times "
                + $"{Number(indicator, verdict.OtherAmount)}, the largest of the last {PastPeriods.Count} periods; "
                + $"up to {Number(indicator, verdict.Bound)} nothing is asked",
            _ => given + Relation(verdict, Get(indicators, verdict.Other), indicator),
        };
    }

    private static string Relation(Verdict verdict, Indicator other, Indicator indicator) =>
        verdict.Kind switch
        {
            RuleKind.PartOf => $" is above {Number(other, verdict.OtherAmount)} of {other.Code}, which it is part of",
            RuleKind.Needs => $" comes without {other.Code}: give it too",
            RuleKind.AtMostPer => $" for {Number(other, verdict.OtherAmount)} of {other.Code} is above "
                + $"{Number(indicator, verdict.Bound)}, the most for so many",
            _ => $" for {Number(other, verdict.OtherAmount)} of {other.Code} is below "
                + $"{Number(indicator, verdict.Bound)}, the least for so many",
        };

    private static string Name(JudgedKind kind) =>
        kind switch
        {
            JudgedKind.Activity => "activity",
            JudgedKind.Lump => "imported figure",
            _ => "period",
        };

    private static string Number(Indicator indicator, long amount) => FigureText.En(indicator, amount, Qualifier.Exact);

    private static Indicator Get(IndicatorCatalogue indicators, IndicatorNumber number) =>
        indicators.TryGet(number, out var indicator)
            ? indicator
            : throw new ArgumentException($"There is no indicator {number}.", nameof(number));
}
