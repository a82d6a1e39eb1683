using System.Globalization;
using Federation.Core.Figures;

namespace Federation.HqConsole.Model;

/// <summary>Figures as they fit into columns.</summary>
internal static class Numbers
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
    /// A figure without its unit. Where it does not fit, a sign takes the place of the qualifier's word; then it is cut
    /// down to a tenth of a million, and then it says "hơn": a cut figure is never shown as the whole one. Where
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

        var whole = Amount(indicator, figure.Amount, figure.Qualifier, language);
        if (whole.Length <= cells)
        {
            return whole;
        }

        var marked = Mark(figure.Qualifier) + Amount(indicator, figure.Amount, Qualifier.Exact, language);
        if (marked.Length <= cells)
        {
            return marked;
        }

        var tenths = figure.Amount / indicator.DisplayScale / (Million / 10);
        var millions = $"{Count(tenths / 10, language)}{language.Say(",", ".")}{tenths % 10}";
        var cut = language.Say($"hơn {millions} tr", $"over {millions} M");
        return cut.Length <= cells ? cut : $">{millions}{language.Say("tr", "M")}";
    }

    /// <summary>Qualifier and number, without the unit.</summary>
    public static string Amount(Indicator indicator, long amount, Qualifier qualifier, Language language) =>
        language == Language.Vi
            ? FigureText.NumberVi(indicator, amount, qualifier)
            : FigureText.NumberEn(indicator, amount, qualifier);

    /// <summary>The display unit.</summary>
    public static string Unit(Indicator indicator, Language language) =>
        language.Say(indicator.UnitVi, indicator.UnitEn);

    /// <summary>
    /// What came a minute: <c>▲ 12/phút</c>; a dash where it is not known, empty where nothing came.
    /// </summary>
    public static string Rate(Indicator indicator, long? perMinute, Language language, bool isShort)
    {
        var unit = isShort ? language.Say("/ph", "/m") : language.Say("/phút", "/min");
        return perMinute switch
        {
            null => $"–{unit}",
            0 => "",
            { } rate => $"{(rate > 0 ? '▲' : '▼')} "
                + $"{Amount(indicator, Math.Abs(rate), Qualifier.Exact, language)}{unit}",
        };
    }

    private static string Mark(Qualifier qualifier) =>
        qualifier switch
        {
            Qualifier.MoreThan => ">",
            Qualifier.Nearly => "<",
            Qualifier.About => "~",
            _ => "",
        };
}
