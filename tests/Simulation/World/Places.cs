using Federation.Core.Areas;
using Federation.Core.Calendars;

namespace Federation.Simulation.World;

/// <summary>The thirty-four provinces with some of their communes, and the days that are spoken of.</summary>
internal static class Places
{
    private const int CommunesMax = 6;

    /// <summary>The first day of the thirty-four provinces.</summary>
    public static Day FirstDay { get; } = new(2025, 7, 1);

    /// <summary>The last day that is spoken of.</summary>
    public static Day LastDay { get; } = new(2025, 8, 5);

    public static IReadOnlyList<AreaId> Provinces { get; } = AreaCatalogue.Reference.Provinces(LastDay);

    /// <summary>Periods that displays watch: a year, a quarter, a month, some days.</summary>
    public static IReadOnlyList<Span> Periods { get; } =
    [
        new(new Day(2025, 7, 1), new Day(2025, 9, 30)),
        new(new Day(2025, 1, 1), new Day(2025, 12, 31)),
        new(new Day(2025, 8, 1), new Day(2025, 8, 31)),
        new(new Day(2025, 7, 29), new Day(2025, 8, 3)),
        new(new Day(2025, 7, 1), new Day(2025, 7, 31)),
    ];

    /// <summary>Those of them that are over: returns are filed for them.</summary>
    public static IReadOnlyList<Span> Over { get; } = [.. Periods.Where(period => period.Last < LastDay)];

    private static readonly Dictionary<AreaId, AreaId[]> AreasOf = Provinces.ToDictionary(
        province => province,
        province =>
            AreaCatalogue
                .Reference.Children(province, LastDay)
                .Where(area => AreaCatalogue.Reference.Get(area).Validity.Contains(new Span(FirstDay, LastDay)))
                .Take(CommunesMax)
                .Prepend(province)
                .ToArray()
    );

    /// <summary>The province and some communes in it, valid on all the days.</summary>
    public static IReadOnlyList<AreaId> In(AreaId province) => AreasOf[province];
}
