using Federation.Core.Areas;
using Federation.Core.Calendars;

namespace Federation.Simulation.World;

/// <summary>
/// The thirty-four provinces and those that went into them on 2025-07-01, with some areas below each, and the days that
/// are spoken of.
/// </summary>
internal static class Places
{
    private const int BelowMax = 6;

    private static readonly Day MergedOn = new(2025, 7, 1);
    private static readonly Span Later = new(MergedOn, new Day(2025, 8, 5));
    private static readonly Span Before = new(new Day(2025, 5, 27), new Day(2025, 6, 30));
    private static readonly Span July = new(new Day(2025, 7, 1), new Day(2025, 7, 31));
    private static readonly Span June = new(new Day(2025, 6, 1), new Day(2025, 6, 30));

    /// <summary>The last day that is spoken of.</summary>
    public static Day LastDay => Later.Last;

    /// <summary>Those that merged and those that did not by turns, so that a small run has both.</summary>
    public static IReadOnlyList<AreaId> Provinces { get; } = ByTurns(AreaCatalogue.Reference.Provinces(LastDay));

    /// <summary>Periods that displays watch: a year, a quarter, a month, some days, also across the merger.</summary>
    public static IReadOnlyList<Span> Periods { get; } =
    [
        new(new Day(2025, 7, 1), new Day(2025, 9, 30)),
        new(new Day(2025, 1, 1), new Day(2025, 12, 31)),
        new(new Day(2025, 8, 1), new Day(2025, 8, 31)),
        new(new Day(2025, 7, 29), new Day(2025, 8, 3)),
        July,
        new(new Day(2025, 6, 15), new Day(2025, 7, 14)),
    ];

    private static readonly IReadOnlyList<Span> LaterOver = [Periods[3], July];
    private static readonly IReadOnlyList<Span> BeforeOver =
    [
        June,
        new(new Day(2025, 4, 1), new Day(2025, 6, 30)),
        new(new Day(2025, 6, 20), new Day(2025, 6, 25)),
    ];

    private static readonly Dictionary<AreaId, Era> Eras = Provinces
        .Select(owner => EraOf(owner, Later, LaterOver, July))
        .Concat(Provinces.SelectMany(EarlierOf).Select(owner => EraOf(owner, Before, BeforeOver, June)))
        .ToDictionary(era => era.Owner);

    /// <summary>What is spoken of a province of today, or of one that went into it.</summary>
    public static Era Of(AreaId province) => Eras[province];

    /// <summary>The provinces that a province of today was made of; none where it stood before.</summary>
    public static IReadOnlyList<AreaId> EarlierOf(AreaId province)
    {
        var area = AreaCatalogue.Reference.Get(province);
        return area.Validity.First == MergedOn ? area.Predecessors : [];
    }

    private static Era EraOf(AreaId owner, Span days, IReadOnlyList<Span> over, Span whole) =>
        new(
            owner,
            days,
            [
                .. AreaCatalogue
                    .Reference.Children(owner, days.Last)
                    .Where(area => AreaCatalogue.Reference.Get(area).Validity.Contains(days))
                    .Take(BelowMax)
                    .Prepend(owner),
            ],
            over,
            whole
        );

    private static AreaId[] ByTurns(IReadOnlyList<AreaId> provinces)
    {
        var merged = provinces.Where(province => EarlierOf(province).Count > 0).ToList();
        var others = provinces.Except(merged).ToList();
        var both = others.Zip(merged, (other, one) => new[] { other, one }).SelectMany(two => two);
        return [.. both.Concat(merged.Skip(others.Count))];
    }
}
