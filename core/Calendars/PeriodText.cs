namespace Federation.Core.Calendars;

/// <summary>Reads the codes of periods.</summary>
internal static class PeriodText
{
    private const int YearDigits = 4;

    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (text is null)
        {
            return false;
        }

        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return dots >= 0
            ? TryParseRange(text[..dots], text[(dots + 2)..], out period)
            : TryParseNamed(text, out period);
    }

    public static string WhyNot(string text)
    {
        var days = text.Split("..");
        return days.Length == 2 && Day.TryParse(days[0], out var from) && Day.TryParse(days[1], out var to) && to < from
            ? $"ends on {to}, before it starts on {from}: write the earlier day first."
            : "must be like 2025, 2025-Q1, 2025-H1, 2025-9M, 2025-YTD, 2025-03 or 2020-01-01..2020-12-31.";
    }

    private static bool TryParseRange(string from, string to, out Period period)
    {
        var valid = Day.TryParse(from, out var first) & Day.TryParse(to, out var last) && first <= last;
        period = valid ? Period.Range(new Span(first, last)) : default;
        return valid;
    }

    private static bool TryParseNamed(ReadOnlySpan<char> text, out Period period)
    {
        period = default;
        if (text.Length < YearDigits || !TryDigits(text[..YearDigits], out var year))
        {
            return false;
        }

        var rest = text[YearDigits..];
        if (year is < Period.YearMin or > Period.YearMax || (rest.Length > 0 && (rest[0] != '-' || rest.Length == 1)))
        {
            return false;
        }

        var named = rest.Length == 0 ? Period.OfYear(year) : Part(year, rest[1..]);
        period = named ?? default;
        return named is not null;
    }

    private static Period? Part(int year, ReadOnlySpan<char> part)
    {
        switch (part)
        {
            case "9M":
                return Period.NineMonths(year);
            case "YTD":
                return Period.YearToDate(year);
            case ['Q', >= '1' and <= '4']:
                return Period.Quarter(year, part[1] - '0');
            case ['H', '1' or '2']:
                return Period.Half(year, part[1] - '0');
            default:
                var isMonth = part.Length == 2 && TryDigits(part, out var month) && month is >= 1 and <= 12;
                return isMonth ? Period.Month(year, int.Parse(part)) : null;
        }
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        return !text.ContainsAnyExceptInRange('0', '9') && int.TryParse(text, out value);
    }
}
