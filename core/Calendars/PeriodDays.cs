namespace Federation.Core.Calendars;

/// <summary>Where the two calendars cut.</summary>
internal static class PeriodDays
{
    /// <summary>In Decree 09/2019 a month begins on this day of the month before.</summary>
    private const int CutDay = 15;

    /// <summary>The days of a named period; of a year to date those of the whole year.</summary>
    public static Span Of(Period period, Calendar calendar)
    {
        var (first, last) = Months(period);
        var start = new DateOnly(period.Year, first, 1);
        var end = new DateOnly(period.Year, last, 1);
        return calendar == Calendar.Decree09
            ? new Span(new Day(start.AddMonths(-1).AddDays(CutDay - 1)), new Day(end.AddDays(CutDay - 2)))
            : new Span(new Day(start), new Day(end.AddMonths(1).AddDays(-1)));
    }

    /// <summary>The year and month of the calendar that hold the day.</summary>
    public static (int Year, int Month) MonthOf(Calendar calendar, Day day)
    {
        var date = day.Date;
        if (calendar == Calendar.Decree09 && date.Day >= CutDay)
        {
            date = date.AddDays(1 - date.Day).AddMonths(1);
        }

        return (date.Year, date.Month);
    }

    private static (int First, int Last) Months(Period period)
    {
        if (period.Kind == PeriodKind.NineMonths)
        {
            return (1, 9);
        }

        var length = 12 / Period.PerYear(period.Kind);
        return (((period.Index - 1) * length) + 1, period.Index * length);
    }
}
