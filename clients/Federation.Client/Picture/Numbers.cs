using System.Globalization;
using Federation.Core.Figures;

namespace Federation.Client.Picture;

/// <summary>Figures as they fit into columns.</summary>
public static class Numbers
{
    private const long Million = 1_000_000;

    private static readonly NumberFormatInfo Vietnamese = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
    };

    /// <summary>A count: <c>1.204</c>.</summary>
    public static string Count(long value, Language language) =>
        value.ToString("N0", language == Language.Vi ? Vietnamese : NumberFormatInfo.InvariantInfo);

    /// <summary>
    /// A figure without its unit, its qualifier a sign: <c>~64.000</c>, <c>12.035+</c>. Where it does not fit it is cut
    /// down to a tenth of a million, and then it is "more than": a cut figure is never shown as the whole one. Where
    /// nothing is certain, <c>≤</c> and what is possible; where nothing is known, a dash, never 0.
    /// </summary>
    public static string Figure(Indicator indicator, in Figure figure, Language language, int cells)
    {
        if (figure.Count == 0)
        {
            var most = Amount(indicator, figure.Possible, Qualifier.Exact, language);
            return figure.PossibleCount == 0 ? "–"
                : most.Length + 2 <= cells ? $"≤ {most}"
                : "?";
        }

        return Short(indicator, figure.Amount, figure.Qualifier, language, cells);
    }

    /// <summary>
    /// Qualifier and number with the word where there is room for it, <c>nearly 64,000</c>, else with its sign; never
    /// with digits cut off at the end.
    /// </summary>
    public static string Fitting(Indicator indicator, long amount, Qualifier qualifier, Language language, int cells) =>
        Amount(indicator, amount, qualifier, language) is var words && words.Length <= cells
            ? words
            : Short(indicator, amount, qualifier, language, cells);

    private static string Short(Indicator indicator, long amount, Qualifier qualifier, Language language, int cells)
    {
        var whole = Signed(qualifier, Amount(indicator, amount, Qualifier.Exact, language));
        if (whole.Length <= cells)
        {
            return whole;
        }

        var tenths = amount / indicator.DisplayScale / (Million / 10);
        var millions = $"{Count(tenths / 10, language)}{language.Say(",", ".")}{tenths % 10}";
        var cut = Signed(
            qualifier == Qualifier.Exact ? Qualifier.MoreThan : qualifier,
            $"{millions} {language.Say("tr", "M")}"
        );
        return cut.Length <= cells ? cut : cut.Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>Qualifier and number, without the unit.</summary>
    public static string Amount(Indicator indicator, long amount, Qualifier qualifier, Language language) =>
        language == Language.Vi
            ? FigureText.NumberVi(indicator, amount, qualifier)
            : FigureText.NumberEn(indicator, amount, qualifier);

    /// <summary>
    /// Against last year: <c>+12 (+8,7%)</c>, or the percentage alone where that does not fit, <c>+8,7%</c>; empty
    /// where there is nothing to compare, or no room.
    /// </summary>
    public static string Change(in IndicatorLine line, Language language, int cells)
    {
        if (line.Change is not { } change || line.LastYear is not { } before)
        {
            return "";
        }

        var qualifier = ComparisonText.QualifierOf(line.Figure, before);
        var whole = Signed(
            qualifier,
            language == Language.Vi
                ? ComparisonText.Vi(line.Indicator, change, Qualifier.Exact)
                : ComparisonText.En(line.Indicator, change, Qualifier.Exact)
        );
        if (whole.Length <= cells || change.PercentTenths is not { } tenths)
        {
            return whole.Length <= cells ? whole : "";
        }

        var percent = language == Language.Vi ? ComparisonText.PercentVi(tenths) : ComparisonText.PercentEn(tenths);
        return Signed(qualifier, percent) is var text && text.Length <= cells ? text : "";
    }

    /// <summary>The display unit.</summary>
    public static string Unit(Indicator indicator, Language language) =>
        language.Say(indicator.UnitVi, indicator.UnitEn);

    /// <summary>
    /// What came a minute: <c>▲ 12/phút</c>; empty where nothing came, or it is not known.
    /// </summary>
    public static string Rate(Indicator indicator, long? perMinute, Language language, bool isShort)
    {
        var unit = isShort ? language.Say("/ph", "/m") : language.Say("/phút", "/min");
        return perMinute switch
        {
            null or 0 => "",
            { } rate => $"{(rate > 0 ? '▲' : '▼')} "
                + $"{Amount(indicator, Math.Abs(rate), Qualifier.Exact, language)}{unit}",
        };
    }

    /// <summary>One sign for nearly and about, one for more than, wherever there is no room for words.</summary>
    private static string Signed(Qualifier qualifier, string number) =>
        qualifier switch
        {
            Qualifier.MoreThan => $"{number}+",
            Qualifier.Nearly or Qualifier.About => $"~{number}",
            _ => number,
        };
}
