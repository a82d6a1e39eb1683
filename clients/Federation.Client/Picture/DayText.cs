using System.Globalization;
using Federation.Core.Calendars;

namespace Federation.Client.Picture;

/// <summary>Days on the screen, one form in each language: <c>31/03/2025</c>, <c>31 Mar 2025</c>.</summary>
public static class DayText
{
    /// <summary>The whole day.</summary>
    public static string Of(Day day, Language language) => Of(day, language, "dd'/'MM'/'yyyy", "d MMM yyyy");

    /// <summary>Without its year, in at most six cells: <c>31/03</c>, <c>31 Mar</c>.</summary>
    public static string OfYear(Day day, Language language) => Of(day, language, "dd'/'MM", "d MMM");

    /// <summary>In at most eight cells: <c>31/03/25</c>, <c>Mar 2025</c>.</summary>
    public static string Brief(Day day, Language language) => Of(day, language, "dd'/'MM'/'yy", "MMM yyyy");

    private static string Of(Day day, Language language, string vi, string en) =>
        day.Date.ToString(language.Say(vi, en), CultureInfo.InvariantCulture);
}
