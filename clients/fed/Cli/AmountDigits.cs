using System.Globalization;
using Federation.Core.Figures;

namespace Federation.Fed.Cli;

/// <summary>Base units written in display units, in a way that can be read back in one way only.</summary>
internal static class AmountDigits
{
    /// <summary>
    /// <c>41.4</c> of 41400 m shown in km. Three decimals get a zero more (<c>1.2340</c>), because <c>1.234</c> could
    /// be
    /// a grouped thousand.
    /// </summary>
    public static string Of(Indicator indicator, long units)
    {
        var (whole, rest) = Math.DivRem(units, indicator.DisplayScale);
        var text = whole.ToString(CultureInfo.InvariantCulture);
        if (rest == 0)
        {
            return text;
        }

        var decimals = rest.ToString(CultureInfo.InvariantCulture).PadLeft(indicator.Decimals, '0').TrimEnd('0');
        return $"{text}.{decimals}{(decimals.Length == 3 ? "0" : "")}";
    }
}
