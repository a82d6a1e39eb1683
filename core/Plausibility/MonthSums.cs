using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Plausibility;

/// <summary>
/// What each indicator of a ledger came to in each civil month, of all areas and forces together: postings on spans
/// within one month. Postings commute; approval does not matter. For one thread at a time.
/// </summary>
public sealed class MonthSums
{
    private const int FirstYear = 2019;
    private const int MonthsOfYear = 12;

    private readonly Dictionary<IndicatorNumber, long[]> _sums = [];

    /// <summary>Adds a posting; one that reaches over a month's end says nothing of a month.</summary>
    public void Apply(in Posting posting)
    {
        var month = MonthOf(posting.Key.Span.First);
        if (month < 0 || (posting.Key.Span.Days > 1 && MonthOf(posting.Key.Span.Last) != month))
        {
            return;
        }

        var sums = _sums.TryGetValue(posting.Key.Indicator, out var known) ? known : [];
        if (month >= sums.Length)
        {
            Array.Resize(ref sums, month + MonthsOfYear);
            _sums[posting.Key.Indicator] = sums;
        }

        // Amounts are bounded by the ledger's bound on each indicator; a copy that broke it wraps and judges nothing.
        sums[month] = unchecked(sums[month] + posting.Amount);
    }

    /// <summary>The 12 months before the month of a day; follows the sums.</summary>
    public IHistory Before(Day day) => new MonthsBefore(this, MonthOf(day));

    private PastPeriods Of(IndicatorNumber indicator, int month)
    {
        if (!_sums.TryGetValue(indicator, out var sums))
        {
            return PastPeriods.None;
        }

        var (live, largest) = (0, 0L);
        var end = Math.Clamp(month, 0, sums.Length);
        for (var i = Math.Max(0, month - PastPeriods.Count); i < end; i++)
        {
            live += sums[i] > 0 ? 1 : 0;
            largest = Math.Max(largest, sums[i]);
        }

        return new PastPeriods(live, largest);
    }

    private static int MonthOf(Day day)
    {
        var date = day.Date;
        return ((date.Year - FirstYear) * MonthsOfYear) + date.Month - 1;
    }

    private sealed class MonthsBefore(MonthSums sums, int month) : IHistory
    {
        public PastPeriods Of(IndicatorNumber indicator) => sums.Of(indicator, month);
    }
}
