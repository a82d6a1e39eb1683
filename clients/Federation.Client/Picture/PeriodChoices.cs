using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Wire;

namespace Federation.Client.Picture;

/// <summary>
/// The periods that the picker offers: the running one of each kind and all before it, back to the first day on which
/// areas are known.
/// </summary>
public static class PeriodChoices
{
    private static readonly PeriodKind[] Kinds =
    [
        PeriodKind.Year,
        PeriodKind.Quarter,
        PeriodKind.Half,
        PeriodKind.NineMonths,
        PeriodKind.Month,
    ];

    private static readonly Day First = KnownAreas.Current.Get(AreaId.Nation).Validity.First;

    /// <summary>
    /// What is offered today: where something was typed, what it finds in codes and names, and first what it is.
    /// </summary>
    /// <param name="subject">What is shown now, always among them where nothing was typed.</param>
    /// <param name="today">Periods that have begun by then are offered.</param>
    /// <param name="typed">A part of a code or a name, marks or none; a code of any period, also one that is not
    /// listed.</param>
    public static IReadOnlyList<Period> On(Subject subject, Day today, string typed)
    {
        var periods = All(subject.Calendar, today);
        if (typed.Length == 0)
        {
            return periods.Contains(subject.Period) ? periods : [subject.Period, .. periods];
        }

        var found = periods.FindAll(period =>
            Folding.Finds(typed, $"{period} {period.NameVi()}") || Folding.Finds(typed, period.NameEn())
        );
        return Period.TryParse(typed.Trim().ToUpperInvariant(), out var named)
            ? [named, .. found.Where(period => period != named)]
            : found;
    }

    private static List<Period> All(Calendar calendar, Day today)
    {
        var periods = new List<Period> { Period.Running(PeriodKind.YearToDate, calendar, today) };
        foreach (var kind in Kinds)
        {
            var period = Period.Running(kind, calendar, today);
            while (period.TryToSpan(calendar, today, out var days) && days.Last >= First)
            {
                periods.Add(period);
                period = period.Previous();
            }
        }

        return periods;
    }
}
