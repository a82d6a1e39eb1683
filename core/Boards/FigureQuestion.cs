using Federation.Core.Areas;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

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
    /// <summary>True: each figure comes with the cells by force set that the views are made of.</summary>
    public bool WithCells { get; init; }

    /// <summary>
    /// <c>reported</c> (also when empty) or <c>today</c>: then the area is the nation or a province of today, with all
    /// that went into it whole.
    /// </summary>
    public string Boundaries { get; init; } = "";

    /// <summary>The most indicators that may be named.</summary>
    public const int IndicatorsMax = 1000;

    /// <summary>Checks every field and reports all that is wrong together.</summary>
    /// <param name="today">The end of a year to date.</param>
    /// <param name="areas">Which areas there are.</param>
    /// <param name="indicators">Which indicators there are.</param>
    /// <param name="query">The checked question; null where something is wrong.</param>
    /// <returns>What is wrong; empty where there is none.</returns>
    public IReadOnlyList<Refusal> Check(
        Day today,
        AreaCatalogue areas,
        IndicatorCatalogue indicators,
        out FigureQuery? query
    )
    {
        var refusals = new List<Refusal>();
        var calendar = CheckCalendar(refusals);
        var view = CheckView(refusals);
        var numbers = CheckIndicators(indicators, refusals);
        var period = CheckPeriod(calendar, today, refusals, out var span);
        var boundaries = CheckBoundaries(refusals);
        Span? days = refusals.Exists(p => p.Field == "period") ? null : span;
        var area =
            boundaries == Areas.Boundaries.Today
                ? CheckAreaOfToday(areas, today, refusals, out var code)
                : CheckArea(areas, days, refusals, out code);
        query =
            refusals.Count == 0
                ? new FigureQuery(code, area, period, calendar, span, view, numbers)
                {
                    WithCells = WithCells,
                    Boundaries = boundaries,
                    Today = today,
                    LastYear = LastYearOf(areas.Get(area), boundaries, period, calendar, span, today),
                }
                : null;
        return refusals;
    }

    private static Span? LastYearOf(
        Area area,
        Boundaries boundaries,
        Period period,
        Calendar calendar,
        Span span,
        Day today
    ) =>
        BoardsInTime.LastYearOf(period, calendar, today) is not { } lastYear ? null
        : boundaries == Areas.Boundaries.Today || area.Parent is null ? lastYear
        : BoardsInTime.LastYearOf(area.Validity.Within(span), span, lastYear);

    private Boundaries CheckBoundaries(List<Refusal> refusals)
    {
        if (!BoundaryNames.TryParse(Boundaries.Length == 0 ? "reported" : Boundaries, out var boundaries))
        {
            refusals.Add(
                Refusal.Invalid(
                    "boundaries",
                    Boundaries,
                    $"Boundaries '{Refusal.Shown(Boundaries)}' must be reported or today."
                )
            );
        }

        return boundaries;
    }

    private AreaId CheckAreaOfToday(AreaCatalogue areas, Day today, List<Refusal> refusals, out AreaCode code)
    {
        if (AreaCode.TryParse(Area, out code) && code.Level <= 1 && areas.TryResolve(code, today, out var id))
        {
            return id;
        }

        refusals.Add(
            Refusal.Invalid(
                "area",
                Area,
                $"On today's boundaries figures are given for VN and the provinces of {today}; '{Refusal.Shown(Area)}' "
                    + "is none of them. On boundaries as reported every area answers."
            )
        );
        return default;
    }

    private Calendar CheckCalendar(List<Refusal> refusals)
    {
        if (!CalendarCodes.TryParse(Calendar.Length == 0 ? "civil" : Calendar, out var calendar))
        {
            refusals.Add(
                Refusal.Invalid(
                    "calendar",
                    Calendar,
                    $"Calendar '{Refusal.Shown(Calendar)}' must be civil or decree09."
                )
            );
        }

        return calendar;
    }

    private View CheckView(List<Refusal> refusals)
    {
        if (!Views.TryParse(View.Length == 0 ? "total" : View, out var view))
        {
            var allowed = string.Join(", ", Views.All.Select(v => v.Code()));
            refusals.Add(Refusal.Invalid("view", View, $"View '{Refusal.Shown(View)}' must be one of: {allowed}."));
        }

        return view;
    }

    private List<IndicatorNumber> CheckIndicators(IndicatorCatalogue catalogue, List<Refusal> refusals)
    {
        var numbers = new SortedSet<IndicatorNumber>();
        if (Indicators.Count > IndicatorsMax)
        {
            refusals.Add(
                Refusal.Invalid(
                    "indicators",
                    $"{Indicators.Count}",
                    $"At most {IndicatorsMax} indicators may be named."
                )
            );
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
                refusals.Add(
                    Refusal.Invalid(
                        "indicators",
                        code,
                        $"There is no indicator '{Refusal.Shown(code)}': {catalogue.InPlaceOf(code)}."
                    )
                );
            }
        }

        return [.. numbers];
    }

    private Period CheckPeriod(Calendar calendar, Day today, List<Refusal> refusals, out Span span)
    {
        span = default;
        if (!Calendars.Period.TryParse(Period, out var period))
        {
            refusals.Add(
                Refusal.Invalid("period", Period, $"Period '{Refusal.Shown(Period)}' {Calendars.Period.WhyNot(Period)}")
            );
        }
        else if (!period.TryToSpan(calendar, today, out span))
        {
            refusals.Add(
                Refusal.Invalid("period", Period, $"Period '{Refusal.Shown(Period)}' has no days yet on {today}.")
            );
        }

        return period;
    }

    private AreaId CheckArea(AreaCatalogue areas, Span? span, List<Refusal> refusals, out AreaCode code)
    {
        if (!AreaCode.TryParse(Area, out code))
        {
            refusals.Add(
                Refusal.Invalid(
                    "area",
                    Area,
                    $"Area '{Refusal.Shown(Area)}' must be like VN, 04, 04/043, 04/01234 or 20/183/ba-son."
                )
            );
            return default;
        }

        if (span is not { } days)
        {
            return default;
        }

        if (!areas.LatestWithin(code, days, out var id))
        {
            refusals.Add(
                Refusal.Invalid(
                    "area",
                    Area,
                    $"Area '{Refusal.Shown(Area)}' denotes nothing in {days}{Known(areas, code)}."
                )
            );
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
