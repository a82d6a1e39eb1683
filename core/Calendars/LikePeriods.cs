namespace Federation.Core.Calendars;

/// <summary>Periods of the same kind, one before the other.</summary>
public static class LikePeriods
{
    /// <summary>
    /// The spans directly before one, newest first: as many months long where it is cut at the same day of months (a
    /// month, a quarter, a year of either calendar), else as many days.
    /// </summary>
    /// <param name="span">The span that they are like.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="first">None begins before this day.</param>
    public static IReadOnlyList<Span> Before(Span span, int count, Day first)
    {
        var spans = new List<Span>(count);
        for (var next = Previous(span); spans.Count < count && next is { } before && before.First >= first; )
        {
            spans.Add(before);
            next = Previous(before);
        }

        return spans;
    }

    private static Span? Previous(Span span)
    {
        var (first, after) = (span.First.Date, span.Last.Plus(1).Date);
        var months = ((after.Year - first.Year) * 12) + after.Month - first.Month;
        var isMonths = first.Day == after.Day && months > 0;
        if (first.Year < 2 + (months / 12))
        {
            return null;
        }

        return new Span(
            isMonths ? new Day(first.AddMonths(-months)) : span.First.Plus(-span.Days),
            span.First.Plus(-1)
        );
    }
}
