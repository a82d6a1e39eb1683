using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Wire;

namespace Federation.BriefingDisplay.Walls;

/// <summary>A province on the map with its figure.</summary>
/// <param name="Tile">Where it lies.</param>
/// <param name="Area">Which it is.</param>
/// <param name="Name">Its short name.</param>
/// <param name="Figure">What is counted in it, and in what was merged into it.</param>
/// <param name="Heat">0 to 5, by its share of the greatest.</param>
/// <param name="IsClosed">Every force that is expected to has closed.</param>
public sealed record MapProvince(MapTile Tile, AreaId Area, string Name, Figure Figure, int Heat, bool IsClosed);

/// <summary>One indicator by province, laid out as a map.</summary>
public sealed class ProvinceMap
{
    private const int Heats = 6;

    /// <param name="shown">What is known; its board is there.</param>
    /// <param name="page">Which indicator, view and layout.</param>
    public ProvinceMap(Shown shown, WallPage page)
    {
        var board = shown.Board!;
        Layout =
            page.Layout != 0 ? page.Layout
            : board.Period.Last < MapTile.Merger ? 63
            : 34;
        var day =
            Layout == 34 && shown.LastDay < MapTile.Merger ? MapTile.Merger
            : Layout == 63 && shown.LastDay >= MapTile.Merger ? MapTile.Merger.Plus(-1)
            : shown.LastDay;
        var found = MapTile
            .Of(Layout)
            .Where(tile => !tile.IsArchipelago)
            .Select(tile => (tile, area: Resolve(tile.Code, day)))
            .Where(one => one.area is not null)
            .Select(one => (one.tile, area: one.area!.Value, figure: FigureOf(board, one.area!.Value, page)))
            .ToList();
        Max = Nice(found.Select(one => one.figure.Amount).Append(0).Max() / page.Indicators[0].DisplayScale);
        Provinces =
        [
            .. found.Select(one => new MapProvince(
                one.tile,
                one.area,
                KnownAreas.Current.Get(one.area).Nearest(day).NameVi,
                one.figure,
                HeatOf(one.figure.Amount / page.Indicators[0].DisplayScale),
                IsClosed(board, one.area)
            )),
        ];
    }

    /// <summary>34 or 63 tiles.</summary>
    public int Layout { get; }

    /// <summary>The end of the scale, in display units: a round number, at least 6.</summary>
    public long Max { get; }

    /// <summary>In the order of the layout.</summary>
    public IReadOnlyList<MapProvince> Provinces { get; }

    /// <summary>How many have not closed.</summary>
    public int Open => Provinces.Count(province => !province.IsClosed);

    /// <summary>The greatest first, those without a figure left out.</summary>
    public IEnumerable<MapProvince> Ranking =>
        Provinces.Where(province => province.Figure.Count > 0).OrderByDescending(province => province.Figure.Amount);

    private static AreaId? Resolve(string code, Core.Calendars.Day day) =>
        AreaCode.TryParse(code, out var area) && KnownAreas.Current.TryResolve(area, day, out var id) ? id : null;

    /// <summary>What is counted in the province and in all that went into it.</summary>
    private static Figure FigureOf(Board board, AreaId area, WallPage page)
    {
        var cells = new List<ForceCell>();
        foreach (var part in WithPredecessors(area))
        {
            if (board.Find(part)?.Find(page.Indicators[0].Number) is { } row)
            {
                cells.AddRange(row.Cells);
            }
        }

        return Figure.Of(page.View, [.. cells]);
    }

    private static IEnumerable<AreaId> WithPredecessors(AreaId area) =>
        KnownAreas.Current.Get(area).Predecessors.SelectMany(WithPredecessors).Prepend(area).Distinct();

    private static bool IsClosed(Board board, AreaId area)
    {
        var parts = WithPredecessors(area)
            .Select(part => BoardCoverage.OfProvince(board, ExpectedPairs.Reference, KnownAreas.Current, part))
            .ToList();
        return parts.Sum(part => part.Expected) is var expected
            && expected > 0
            && parts.Sum(part => part.Closed) == expected;
    }

    private int HeatOf(long amount) => (int)Math.Clamp(amount / Math.Max(1, Max / Heats), 0, Heats - 1);

    private static long Nice(long max)
    {
        for (var step = 1L; ; step *= 10)
        {
            foreach (var factor in (long[])[6, 12, 18, 30, 48])
            {
                if (step * factor >= max)
                {
                    return step * factor;
                }
            }
        }
    }
}
