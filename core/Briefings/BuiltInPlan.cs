using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Briefings;

/// <summary>
/// What a briefing shows where nobody said what: what the two ministries' conferences have always shown.
/// </summary>
public static class BuiltInPlan
{
    /// <summary>From how many provinces on the map has 63 tiles.</summary>
    private const int ManyProvinces = 35;

    private static readonly string[] Headline =
    [
        "info.exchanged",
        "crime.cases",
        "crime.subjects",
        "patrol.patrols",
        "outreach.sessions",
        "weapons.guns",
        "civil.labour_days",
    ];

    private static readonly string[] Together = ["crime.cases", "patrol.patrols", "outreach.sessions"];

    /// <summary>
    /// The pages of the nation, then one for each province of the period's last day, and an agenda without speakers.
    /// </summary>
    /// <param name="days">The period's days.</param>
    /// <param name="first">The ministry that is named first.</param>
    /// <param name="areas">Which provinces there are.</param>
    /// <param name="indicators">Holds what is shown.</param>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static BriefingPlan Of(Span days, Ministry first, AreaCatalogue areas, IndicatorCatalogue indicators)
    {
        var provinces = areas.Provinces(days.Last);
        var cases = Numbers(indicators, "crime.cases");
        BriefingPage[] nation =
        [
            new("headline", BriefingPageKind.Headline) { Indicators = Numbers(indicators, Headline) },
            new("map", BriefingPageKind.Map) { Indicators = cases, Layout = provinces.Count < ManyProvinces ? 34 : 63 },
            new("course", BriefingPageKind.Course) { Indicators = cases },
            new("forces", BriefingPageKind.Forces) { Indicators = Numbers(indicators, Together) },
            new("explained", BriefingPageKind.Explained) { Indicators = cases },
            new("coverage", BriefingPageKind.Coverage),
            new("links", BriefingPageKind.Links),
            new("agenda", BriefingPageKind.Agenda),
            new("tasks", BriefingPageKind.Tasks),
            new("signoff", BriefingPageKind.SignOff),
        ];
        return new BriefingPlan(
            [.. nation, .. provinces.Select(province => PageOf(areas.Get(province).Nearest(days.Last)))],
            [
                new(AgendaKind.Report) { Ministry = first, Minutes = 20 },
                new(AgendaKind.Report) { Ministry = first.Other(), Minutes = 20 },
                new(AgendaKind.Statement) { Minutes = 30 },
                new(AgendaKind.Commendation) { Minutes = 15 },
                new(AgendaKind.Conclusion) { Ministry = first, Minutes = 20 },
            ],
            [],
            first
        );
    }

    private static BriefingPage PageOf(AreaVersion province) =>
        new($"province-{province.Code}", BriefingPageKind.Province) { Area = province.Id };

    private static IReadOnlyList<IndicatorNumber> Numbers(IndicatorCatalogue indicators, params string[] codes) =>
        [
            .. codes.Select(code =>
                indicators.TryGet(code, out var known)
                    ? known.Number
                    : throw new ArgumentException($"The catalogue has no {code}.", nameof(indicators))
            ),
        ];
}
