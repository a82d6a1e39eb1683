using System.Globalization;

namespace Federation.Core.Figures;

/// <summary>How a comparison is written: <c>+12 (+8,7%)</c>, in English <c>+12 (+8.7%)</c>. Only the percentage is
/// rounded.</summary>
public static class ComparisonText
{
    private const int TenthsPerPercent = 10;

    /// <summary>In Vietnamese, without the unit: <c>+1.080 (+8,7%)</c>, <c>-41,4 (-100%)</c>, <c>0 (0%)</c>.</summary>
    /// <param name="indicator">Whose display unit.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="qualifier">Exact where both years are; else what the difference is to be read as.</param>
    public static string Vi(Indicator indicator, in Comparison comparison, Qualifier qualifier) =>
        WithPercent(
            Signed(comparison.Difference, FigureText.NumberVi(indicator, comparison.Difference, Qualifier.Exact)),
            qualifier.WordVi(),
            comparison.PercentTenths is { } tenths ? PercentVi(tenths) : ""
        );

    /// <summary>In English, without the unit: <c>+1,080 (+8.7%)</c>.</summary>
    /// <param name="indicator">Whose display unit.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="qualifier">Exact where both years are; else what the difference is to be read as.</param>
    public static string En(Indicator indicator, in Comparison comparison, Qualifier qualifier) =>
        WithPercent(
            Signed(comparison.Difference, FigureText.NumberEn(indicator, comparison.Difference, Qualifier.Exact)),
            qualifier.WordEn(),
            comparison.PercentTenths is { } tenths ? PercentEn(tenths) : ""
        );

    /// <summary><c>+8,7%</c>.</summary>
    public static string PercentVi(long tenths) => Percent(tenths, '.', ',');

    /// <summary><c>+8.7%</c>.</summary>
    public static string PercentEn(long tenths) => Percent(tenths, ',', '.');

    /// <summary>How a difference of two figures is to be read: exactly, or about.</summary>
    public static Qualifier QualifierOf(in Figure now, in Figure lastYear) =>
        now.Qualifier == Qualifier.Exact && lastYear.Qualifier == Qualifier.Exact ? Qualifier.Exact : Qualifier.About;

    private static string Signed(long value, string text) => value > 0 ? $"+{text}" : text;

    private static string WithPercent(string difference, string word, string percent)
    {
        var text = word.Length == 0 ? difference : $"{word} {difference}";
        return percent.Length == 0 ? text : $"{text} ({percent})";
    }

    private static string Percent(long tenths, char group, char decimalSign)
    {
        var (whole, rest) = Math.DivRem((ulong)Int128.Abs(tenths), TenthsPerPercent);
        var sign =
            tenths < 0 ? "-"
            : tenths > 0 ? "+"
            : "";
        var digits = whole.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', group);
        return rest == 0 ? $"{sign}{digits}%" : $"{sign}{digits}{decimalSign}{rest}%";
    }
}
