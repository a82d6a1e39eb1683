using System.Globalization;

namespace Federation.Core.Figures;

/// <summary>
/// How amounts are written in display units. Nothing is rounded: all digits down to the base unit are shown, without
/// trailing zeros. From 10.000 gam in kg, and from 10.000 kg in tấn, where the smaller unit is whole.
/// </summary>
public static class FigureText
{
    private const ulong NextUnitFrom = 10_000;

    private static readonly NumberFormatInfo Vietnamese = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
    };

    private static readonly NumberFormatInfo English = NumberFormatInfo.InvariantInfo;
    private static readonly string[] WeightsVi = ["gam", "kg", "tấn"];
    private static readonly string[] WeightsEn = ["g", "kg", "t"];

    /// <summary>In Vietnamese: <c>1.080 lần</c>, <c>41,4 km</c>, <c>gần 64.000 lượt người</c>.</summary>
    /// <param name="indicator">Whose units.</param>
    /// <param name="amount">Base units; may be negative (a change).</param>
    /// <param name="qualifier">Its word comes first; none for exact.</param>
    public static string Vi(Indicator indicator, long amount, Qualifier qualifier) =>
        PartsVi(indicator, amount, qualifier).ToString();

    /// <summary>
    /// In English: <c>1,080 times</c>, <c>41.4 km</c>, <c>nearly 64,000 person-times</c>, <c>1 patrol</c>.
    /// </summary>
    /// <param name="indicator">Whose units.</param>
    /// <param name="amount">Base units; may be negative (a change).</param>
    /// <param name="qualifier">Its word comes first; none for exact.</param>
    public static string En(Indicator indicator, long amount, Qualifier qualifier) =>
        PartsEn(indicator, amount, qualifier).ToString();

    /// <summary>What <see cref="Vi"/> writes, in parts.</summary>
    /// <param name="indicator">Whose units.</param>
    /// <param name="amount">Base units; may be negative (a change).</param>
    /// <param name="qualifier">Its word; none for exact.</param>
    public static FigureParts PartsVi(Indicator indicator, long amount, Qualifier qualifier)
    {
        var (scale, unit) = Unit(indicator, amount, indicator.UnitVi, WeightsVi);
        return new FigureParts(qualifier.WordVi(), Number(amount, scale, Vietnamese), unit);
    }

    /// <summary>What <see cref="En"/> writes, in parts.</summary>
    /// <param name="indicator">Whose units.</param>
    /// <param name="amount">Base units; may be negative (a change).</param>
    /// <param name="qualifier">Its word; none for exact.</param>
    public static FigureParts PartsEn(Indicator indicator, long amount, Qualifier qualifier)
    {
        var isOne = indicator.DisplayScale == 1 && amount is 1 or -1;
        var (scale, unit) = Unit(indicator, amount, isOne ? indicator.BaseUnit : indicator.UnitEn, WeightsEn);
        return new FigureParts(qualifier.WordEn(), Number(amount, scale, English), unit);
    }

    /// <summary>
    /// Qualifier and number in the indicator's own display unit, without the unit: <c>gần 64.000</c>.
    /// </summary>
    public static string NumberVi(Indicator indicator, long amount, Qualifier qualifier) =>
        Worded(qualifier.WordVi(), Number(amount, indicator.DisplayScale, Vietnamese));

    /// <summary>
    /// Qualifier and number in the indicator's own display unit, without the unit: <c>nearly 64,000</c>.
    /// </summary>
    public static string NumberEn(Indicator indicator, long amount, Qualifier qualifier) =>
        Worded(qualifier.WordEn(), Number(amount, indicator.DisplayScale, English));

    private static string Worded(string word, string number) => word.Length == 0 ? number : $"{word} {number}";

    private static (long Scale, string Unit) Unit(Indicator indicator, long amount, string unit, string[] weights)
    {
        var scale = indicator.DisplayScale;
        var i = Array.IndexOf(weights, unit);
        while (i >= 0 && i + 1 < weights.Length && amount % scale == 0 && Magnitude(amount / scale) >= NextUnitFrom)
        {
            scale *= 1000;
            unit = weights[++i];
        }

        return (scale, unit);
    }

    private static string Number(long amount, long scale, NumberFormatInfo format)
    {
        var (whole, rest) = Math.DivRem(Magnitude(amount), (ulong)scale);
        var text = (amount < 0 ? "-" : "") + whole.ToString("N0", format);
        if (rest == 0)
        {
            return text;
        }

        // The scale is a power of ten: adding it to the rest keeps the zeros after the decimal sign.
        var decimals = (rest + (ulong)scale).ToString(CultureInfo.InvariantCulture)[1..].TrimEnd('0');
        return text + format.NumberDecimalSeparator + decimals;
    }

    private static ulong Magnitude(long amount) => amount < 0 ? (ulong)-(amount + 1) + 1 : (ulong)amount;
}
