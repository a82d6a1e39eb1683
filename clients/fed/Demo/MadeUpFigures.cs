using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Wire;

namespace Federation.Fed.Demo;

/// <summary>Figures of the demo's quarter for provinces without published ones. Made up; shown as made up.</summary>
internal static class MadeUpFigures
{
    private static readonly (string Indicator, long Least, long Most)[] Sizes =
    [
        ("info.exchanged", 250, 500),
        ("info.verified", 90, 200),
        ("crime.cases", 50, 120),
        ("crime.subjects", 150, 400),
        ("seized.heroin", 4_000, 90_000),
        ("seized.firecrackers", 20_000, 200_000),
        ("weapons.guns", 20, 80),
        ("weapons.rounds", 40, 200),
        ("patrol.patrols", 90, 180),
        ("patrol.participants", 900, 1_500),
        ("patrol.path_cleared", 4_000, 20_000),
        ("outreach.sessions", 70, 150),
        ("outreach.attendance", 7_000, 20_000),
        ("civil.labour_days", 1_500, 5_000),
        ("civil.houses", 3, 12),
    ];

    /// <summary>
    /// One line per indicator, on the quarter, by some combination of the forces that such a province has.
    /// </summary>
    public static IReadOnlyList<ReportedLine> Of(AreaCode province, int seed)
    {
        var quarter = DemoPlan.Quarter.ToSpan(Calendar.Civil, new Day(2025, 3, 31));
        var forces = ForcesOf(province, quarter.First);
        var random = new Random(seed);
        return Sizes
            .Select(size => new ReportedLine(
                province,
                quarter,
                forces,
                Indicator(size.Indicator),
                size.Indicator == "outreach.attendance" ? Qualifier.MoreThan : Qualifier.Exact,
                new Amount(random.NextInt64(size.Least, size.Most + 1))
            ))
            .ToList();
    }

    private static Indicator Indicator(string code) =>
        IndicatorCatalogue.Reference.TryGet(code, out var indicator)
            ? indicator
            : throw new InvalidOperationException($"The catalogue has no indicator {code}.");

    private static ForceSet ForcesOf(AreaCode province, Day day)
    {
        var catalogue = KnownAreas.Current;
        if (!catalogue.TryResolve(province, day, out var id) || catalogue.VersionAt(id, day) is not { } version)
        {
            throw new ArgumentException($"{province} is not a province on {day}.", nameof(province));
        }

        var forces = new List<Force> { Force.Military, Force.Police };
        if (version.LandBorders != LandBorders.None || version.HasCoast)
        {
            forces.Add(Force.BorderGuard);
        }

        if (version.HasCoast)
        {
            forces.Add(Force.CoastGuard);
        }

        var text = string.Join('|', forces.Select(force => force.Code()));
        return ForceSet.TryParse(text, out var set) ? set : throw new InvalidOperationException(text);
    }
}
