using Federation.Core.Figures;

namespace Federation.BriefingDisplay.Walls;

/// <summary>One page as it is to be shown, whoever chose it: an address or a presenter.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Indicators">Of these, in this order; never empty.</param>
public sealed record WallPage(PageKind Kind, IReadOnlyList<Indicator> Indicators)
{
    /// <summary>What the seven large figures of a nation are where nobody says otherwise.</summary>
    public static IReadOnlyList<Indicator> Usual { get; } =
        Read(
            "crime.cases,crime.subjects,info.exchanged,patrol.patrols,outreach.attendance,"
                + "civil.labour_days,disaster.fires"
        );

    /// <summary>The most figures that one page holds.</summary>
    public const int FiguresMax = 7;

    /// <summary>How force sets become one number.</summary>
    public View View { get; init; } = View.Total;

    /// <summary>The code of the area that it is about; empty: the nation.</summary>
    public string Area { get; init; } = "";

    /// <summary>Of a map: 34 or 63 tiles; 0: as many provinces as there were on the last day.</summary>
    public int Layout { get; init; }

    /// <summary>Of a map: the ranking stands beside it.</summary>
    public bool HasRanking { get; init; }

    /// <summary>Its own title; empty: that of its kind.</summary>
    public string Title { get; init; } = "";

    /// <summary>The indicator that is highlighted; empty: none.</summary>
    public string Chosen { get; init; } = "";

    /// <summary>The code of the area that is highlighted; empty: none.</summary>
    public string ChosenArea { get; init; } = "";

    /// <summary>
    /// Of a page that shows one of its indicators at a time: the highlighted one as the first; else the page as it is.
    /// </summary>
    public WallPage WithChosenFirst() =>
        Kind is PageKind.Headline or PageKind.Province || Indicators.All(one => one.Code != Chosen)
            ? this
            : this with
            {
                Indicators = [.. Indicators.OrderBy(one => one.Code == Chosen ? 0 : 1)],
            };

    /// <summary>The same with its next indicator; of a page that has one alone, the next of the usual ones.</summary>
    public WallPage WithNextIndicator()
    {
        var all = Indicators.Count > 1 ? Indicators : [.. Indicators.Concat(Usual).DistinctBy(one => one.Number)];
        return this with { Indicators = [.. all.Skip(1), all[0]] };
    }

    /// <summary>The pages that stand ready for every board, in their order.</summary>
    public static IReadOnlyList<WallPage> Ready { get; } =
    [
        new(PageKind.Headline, Usual),
        new(PageKind.Map, Read("crime.cases")),
        new(PageKind.Forces, Read("patrol.patrols,crime.cases,outreach.sessions")),
        new(PageKind.Course, Read("patrol.patrols")),
        new(PageKind.Coverage, Usual),
        new(PageKind.Links, Usual),
        new(PageKind.Explained, Read("crime.cases")),
    ];

    /// <summary>Indicators by their codes with commas between; those that the catalogue lacks are left out.</summary>
    public static IReadOnlyList<Indicator> Read(string codes) => Read(codes.Split(','));

    /// <summary>Indicators by their codes, at most seven; those that the catalogue lacks are left out.</summary>
    public static IReadOnlyList<Indicator> Read(IEnumerable<string> codes) =>
        [
            .. codes
                .Select(code => IndicatorCatalogue.Reference.TryGet(code, out var indicator) ? indicator : null)
                .OfType<Indicator>()
                .Take(FiguresMax),
        ];
}
