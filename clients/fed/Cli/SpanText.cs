using System.Globalization;
using Federation.Core.Calendars;

namespace Federation.Fed.Cli;

/// <summary>Days for people.</summary>
internal static class SpanText
{
    /// <summary>
    /// First and last day, the year once where both are of one: <c>15/01–14/02/2025</c>, <c>15 January–14 February
    /// 2025</c>; one day alone.
    /// </summary>
    public static string Of(Span days, Language language)
    {
        if (days.First == days.Last)
        {
            return Of(days.Last, language);
        }

        var first = days.First.Date;
        var year = first.Year == days.Last.Date.Year ? "" : language.Of("'/'yyyy", "' 'yyyy");
        var begin = first.ToString(language.Of("dd'/'MM", "d' 'MMMM") + year, CultureInfo.InvariantCulture);
        return $"{begin}–{Of(days.Last, language)}";
    }

    /// <summary>The same of days as a server writes them; a text that is none stays.</summary>
    public static string Of(string first, string last, Language language) =>
        Day.TryParse(first, out var from) && Day.TryParse(last, out var to) && from <= to
            ? Of(new Span(from, to), language)
        : first == last ? first
        : $"{first}..{last}";

    /// <summary>One day: <c>14/02/2025</c>, <c>14 February 2025</c>.</summary>
    public static string Of(Day day, Language language) =>
        day.Date.ToString(language.Of("dd'/'MM'/'yyyy", "d' 'MMMM' 'yyyy"), CultureInfo.InvariantCulture);
}
