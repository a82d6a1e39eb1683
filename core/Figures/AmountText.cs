namespace Federation.Core.Figures;

/// <summary>
/// Reads amounts in display units into base units, exactly. People may write as in Vietnamese (<c>1.080</c>,
/// <c>11,09</c>) or as in English (<c>1,080</c>, <c>11.09</c>); files only with a decimal point and no grouping.
/// </summary>
public static class AmountText
{
    /// <summary>Longer texts are malformed.</summary>
    public const int CharsMax = 64;

    /// <summary>More digits than <see cref="Amount.Max"/> can have, few enough for 64 bits.</summary>
    private const int DigitsMax = 18;

    private const int GroupDigits = 3;

    private enum Outcome
    {
        Malformed,
        TooFine,
        TooLarge,

        /// <summary>
        /// A whole number of base units written with more decimals than the unit has: <c>11,0</c> cases.
        /// </summary>
        Padded,
        Valid,
    }

    /// <summary>
    /// Reads what a person typed. Blanks around it do not matter. Where both writings give an amount, one without
    /// superfluous decimals is meant (<c>64.000</c> people are not 64); where they still differ it is ambiguous.
    /// </summary>
    public static AmountReading Parse(string? text, Indicator indicator)
    {
        var typed = text.AsSpan().Trim();
        var isNegative = typed is ['-' or '−', ..];
        var digits = isNegative ? typed[1..] : typed;
        var vietnamese = Read(digits, '.', ',', indicator);
        var english = Read(digits, ',', '.', indicator);
        var better = vietnamese.Outcome >= english.Outcome ? vietnamese : english;
        if (isNegative && better.Outcome != Outcome.Malformed)
        {
            return new AmountReading.Negative();
        }

        return vietnamese.Outcome == english.Outcome && vietnamese.Value != english.Value
            ? new AmountReading.Ambiguous(new Amount(vietnamese.Value), new Amount(english.Value))
            : Reading(better, indicator);
    }

    /// <summary>
    /// Reads a field of a file: a decimal point, no grouping, no blanks. <c>64.000</c> of an indicator without decimals
    /// is refused as too fine: it is more likely grouped by hand than meant as 64.
    /// </summary>
    public static AmountReading ParseFile(string? text, Indicator indicator)
    {
        var field = text.AsSpan();
        var isNegative = field is ['-', ..];
        var read = Read(isNegative ? field[1..] : field, group: null, '.', indicator);
        if (isNegative && read.Outcome != Outcome.Malformed)
        {
            return new AmountReading.Negative();
        }

        var looksGrouped = read.Outcome == Outcome.Padded && IsWhole(field, '.');
        return Reading(looksGrouped ? (Outcome.TooFine, 0) : read, indicator);
    }

    private static AmountReading Reading((Outcome Outcome, long Value) read, Indicator indicator) =>
        read.Outcome switch
        {
            Outcome.Valid or Outcome.Padded => new AmountReading.Valid(new Amount(read.Value)),
            Outcome.TooLarge => new AmountReading.TooLarge(
                FigureText.Vi(indicator, Amount.Max, Qualifier.Exact),
                FigureText.En(indicator, Amount.Max, Qualifier.Exact)
            ),
            Outcome.TooFine => new AmountReading.TooFine(
                FigureText.Vi(indicator, 1, Qualifier.Exact),
                FigureText.En(indicator, 1, Qualifier.Exact)
            ),
            _ => new AmountReading.Malformed(),
        };

    private static (Outcome Outcome, long Value) Read(
        ReadOnlySpan<char> text,
        char? group,
        char decimalSign,
        Indicator indicator
    )
    {
        var sign = text.IndexOf(decimalSign);
        var whole = sign < 0 ? text : text[..sign];
        var fraction = sign < 0 ? [] : text[(sign + 1)..];
        var wellFormed = text.Length <= CharsMax && IsWhole(whole, group) && (sign < 0 || IsDigits(fraction));
        return wellFormed ? Scaled(whole, fraction, indicator.Decimals) : (Outcome.Malformed, 0);
    }

    private static (Outcome Outcome, long Value) Scaled(
        ReadOnlySpan<char> whole,
        ReadOnlySpan<char> fraction,
        int decimals
    )
    {
        var live = fraction.TrimEnd('0');
        if (live.Length > decimals)
        {
            return (Outcome.TooFine, 0);
        }

        var value = 0L;
        var digits = 0;
        foreach (var c in whole)
        {
            if (char.IsAsciiDigit(c) && (digits > 0 || c != '0'))
            {
                value = digits < DigitsMax - decimals ? (value * 10) + (c - '0') : value;
                digits++;
            }
        }

        for (var i = 0; i < decimals; i++)
        {
            value = (value * 10) + (i < live.Length ? live[i] - '0' : 0);
        }

        if (digits > DigitsMax - decimals || value > Amount.Max)
        {
            return (Outcome.TooLarge, 0);
        }

        return (fraction.Length > decimals ? Outcome.Padded : Outcome.Valid, value);
    }

    private static bool IsWhole(ReadOnlySpan<char> text, char? group)
    {
        if (group is not { } sign || text.IndexOf(sign) is not (>= 0 and var at))
        {
            return IsDigits(text);
        }

        if (at is 0 or > GroupDigits || text[0] == '0' || !IsDigits(text[..at]))
        {
            return false;
        }

        for (var rest = text[at..]; rest.Length > 0; rest = rest[(GroupDigits + 1)..])
        {
            if (rest.Length <= GroupDigits || rest[0] != sign || !IsDigits(rest[1..(GroupDigits + 1)]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) =>
        text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');
}
