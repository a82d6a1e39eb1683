using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Wire.V1;
using Calendar = Federation.Core.Calendars.Calendar;

namespace Federation.BriefingDisplay.Walls;

/// <summary>A figure added up over the days of a period, beside last year's; in display units.</summary>
/// <param name="Days">The days as they are written under the chart: <c>15/01</c>.</param>
/// <param name="Now">What was counted through each day; null after today.</param>
/// <param name="Before">What was counted through the same day of last year.</param>
public sealed record Course(IReadOnlyList<string> Days, IReadOnlyList<double?> Now, IReadOnlyList<double?> Before)
{
    /// <summary>Asks for both years.</summary>
    public static async Task<Course> AskAsync(NationClient nation, Shown shown, WallPage page)
    {
        var days = shown.Board!.Period;
        var scale = page.Indicators[0].DisplayScale;
        var before = shown.Period.SamePeriodLastYear(shown.Calendar, shown.LastDay);
        var now = await nation.DaysAsync(Question(shown.Period, shown.Calendar, page), CancellationToken.None);
        var old = await nation.DaysAsync(Question(before, shown.Calendar, page), CancellationToken.None);
        var oldFirst = before.TryToSpan(shown.Calendar, shown.LastDay, out var oldDays) ? oldDays.First : days.First;
        return new Course(
            [.. Enumerable.Range(0, days.Days).Select(day => days.First.Plus(day).Date.ToString("dd'/'MM"))],
            Sums(now, days.First, days.Days, shown.LastDay, scale),
            old.Spans.Count == 0 ? [] : Sums(old, oldFirst, days.Days, oldFirst.Plus(days.Days), scale)
        );
    }

    private static FigureQuestion Question(Period period, Calendar calendar, WallPage page) =>
        new("VN", period.ToString(), calendar.Code(), page.View.Code(), [page.Indicators[0].Code]);

    private static List<double?> Sums(DaysResponse told, Day first, int days, Day last, long scale)
    {
        var sums = new List<double?>(days);
        var sum = 0L;
        var spans = told.Spans.OrderBy(span => span.LastDay).ToList();
        for (var (day, next) = (0, 0); day < days; day++)
        {
            while (next < spans.Count && spans[next].LastDay <= first.Number + day)
            {
                sum += spans[next++].Amount;
            }

            sums.Add(first.Plus(day) <= last ? (double)sum / scale : null);
        }

        return sums;
    }
}
