using Federation.Core.Calendars;

namespace Federation.HqConsole.Model;

/// <summary>The periods that the picker offers: the running ones, then those before them.</summary>
internal static class PeriodChoices
{
    private static readonly (PeriodKind Kind, int Before)[] Offered =
    [
        (PeriodKind.YearToDate, 0),
        (PeriodKind.Month, 3),
        (PeriodKind.Quarter, 7),
        (PeriodKind.Half, 3),
        (PeriodKind.NineMonths, 1),
        (PeriodKind.Year, 5),
    ];

    /// <summary>What is offered today, the one that is shown now among them.</summary>
    public static IReadOnlyList<Period> On(Day today, Calendar calendar, Period shown)
    {
        var periods = new List<Period>();
        foreach (var (kind, before) in Offered)
        {
            var period = Period.Running(kind, calendar, today);
            for (var i = 0; i <= before; i++)
            {
                periods.Add(period);
                period = period.Previous();
            }
        }

        if (!periods.Contains(shown))
        {
            periods.Insert(0, shown);
        }

        return periods;
    }
}
