using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>What is wrong with one field of a question.</summary>
/// <param name="Field">The field: area, period, calendar, view or indicators.</param>
/// <param name="Value">What it said.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record QuestionProblem(string Field, string Value, string Message);

/// <summary>A question for figures as people and programs write it, not yet checked.</summary>
/// <param name="Area"><c>VN</c>, <c>04</c>, <c>20/183</c>, <c>20/183/ba-son</c>.</param>
/// <param name="Period"><c>2025</c>, <c>2025-Q1</c>, … <c>2020-01-01..2020-12-31</c>.</param>
/// <param name="Calendar"><c>civil</c> (also when empty) or <c>decree09</c>.</param>
/// <param name="View">A view's code; empty: total.</param>
/// <param name="Indicators">Codes; none: every indicator that has anything live.</param>
public sealed record FigureQuestion(
    string Area,
    string Period,
    string Calendar,
    string View,
    IReadOnlyList<string> Indicators
)
{
    /// <summary>The most indicators that may be named.</summary>
    public const int IndicatorsMax = 1000;

    /// <summary>Checks every field and reports all that is wrong together.</summary>
    /// <param name="today">The end of a year to date.</param>
    /// <param name="areas">Which areas there are.</param>
    /// <param name="indicators">Which indicators there are.</param>
    /// <param name="query">The checked question; null where there is a problem.</param>
    /// <returns>The problems; empty where there is none.</returns>
    public IReadOnlyList<QuestionProblem> Check(
        Day today,
        AreaCatalogue areas,
        IndicatorCatalogue indicators,
        out FigureQuery? query
    )
    {
        var problems = new List<QuestionProblem>();
        var calendar = CheckCalendar(problems);
        var view = CheckView(problems);
        var numbers = CheckIndicators(indicators, problems);
        var period = CheckPeriod(calendar, today, problems, out var span);
        var area = CheckArea(areas, problems.Exists(p => p.Field == "period") ? null : span, problems, out var code);
        query = problems.Count == 0 ? new FigureQuery(code, area, period, calendar, span, view, numbers) : null;
        return problems;
    }

    private Calendar CheckCalendar(List<QuestionProblem> problems)
    {
        if (!CalendarCodes.TryParse(Calendar.Length == 0 ? "civil" : Calendar, out var calendar))
        {
            problems.Add(new("calendar", Calendar, $"Calendar '{Calendar}' must be civil or decree09."));
        }

        return calendar;
    }

    private View CheckView(List<QuestionProblem> problems)
    {
        if (!Views.TryParse(View.Length == 0 ? "total" : View, out var view))
        {
            var allowed = string.Join(", ", Views.All.Select(v => v.Code()));
            problems.Add(new("view", View, $"View '{View}' must be one of: {allowed}."));
        }

        return view;
    }

    private List<IndicatorNumber> CheckIndicators(IndicatorCatalogue catalogue, List<QuestionProblem> problems)
    {
        var numbers = new SortedSet<IndicatorNumber>();
        if (Indicators.Count > IndicatorsMax)
        {
            problems.Add(new("indicators", $"{Indicators.Count}", $"At most {IndicatorsMax} indicators may be named."));
            return [];
        }

        foreach (var code in Indicators)
        {
            if (catalogue.TryGet(code, out var indicator))
            {
                numbers.Add(indicator.Number);
            }
            else
            {
                problems.Add(
                    new("indicators", code, $"There is no indicator '{code}' in catalogue {catalogue.Version}.")
                );
            }
        }

        return [.. numbers];
    }

    private Period CheckPeriod(Calendar calendar, Day today, List<QuestionProblem> problems, out Span span)
    {
        span = default;
        if (!Calendars.Period.TryParse(Period, out var period))
        {
            problems.Add(
                new(
                    "period",
                    Period,
                    $"Period '{Period}' must be like 2025, 2025-Q1, 2025-H1, 2025-9M, 2025-YTD, 2025-03 or 2020-01-01..2020-12-31."
                )
            );
        }
        else if (!period.TryToSpan(calendar, today, out span))
        {
            problems.Add(new("period", Period, $"Period '{Period}' has no days yet on {today}."));
        }

        return period;
    }

    private AreaId CheckArea(AreaCatalogue areas, Span? span, List<QuestionProblem> problems, out AreaCode code)
    {
        if (!AreaCode.TryParse(Area, out code))
        {
            problems.Add(new("area", Area, $"Area '{Area}' must be like VN, 04, 04/043, 04/01234 or 20/183/ba-son."));
            return default;
        }

        if (span is not { } days)
        {
            return default;
        }

        if (!areas.LatestWithin(code, days, out var id))
        {
            problems.Add(new("area", Area, $"Area '{Area}' denotes nothing in {days}{Known(areas, code)}."));
        }

        return id;
    }

    private static string Known(AreaCatalogue areas, AreaCode code)
    {
        var versions = areas.VersionsOf(code);
        return versions.Length == 0
            ? ": there is no such code"
            : $": it was {versions[^1].FullNameVi} from {versions[0].Validity.First} to {versions[^1].Validity.Last}";
    }
}
