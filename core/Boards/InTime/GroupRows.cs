using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Boards.InTime;

/// <summary>A group of provinces with their figures added up.</summary>
/// <param name="Group">Which group.</param>
/// <param name="Provinces">
/// The provinces that were in it on any day of the period, or are today, in order of AreaId.
/// </param>
/// <param name="Days">The days of the period on which a province was in it, in order of provinces, then days.</param>
/// <param name="Announcements">What is announced and on its way of any of them.</param>
/// <param name="Rows">In order of indicators, none empty; none: nothing is known of any of them.</param>
public sealed record GroupRows(
    AreaGroup Group,
    IReadOnlyList<AreaId> Provinces,
    IReadOnlyList<(AreaId Province, Span Days)> Days,
    IReadOnlyList<BoardAnnouncement> Announcements,
    IReadOnlyList<BoardRow> Rows
)
{
    /// <summary>The group's figure; <see cref="Figure.IsEmpty"/> where nothing is live.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public Figure FigureOf(IndicatorNumber indicator, View view) =>
        Rows.FirstOrDefault(row => row.Indicator == indicator)?.Figure(view) ?? Figure.Of(view, []);

    /// <summary>
    /// The provinces of a period rolled up. On boundaries as reported every day has its own tree: a province whose
    /// region was redrawn within the period gives each region the days that were the region's. What lies on a span
    /// across such a day stays with the last.
    /// </summary>
    /// <param name="boardAt">The board of any days, all at one version.</param>
    /// <param name="period">The days.</param>
    /// <param name="areas">Which areas there are.</param>
    /// <param name="grouping">By what.</param>
    /// <param name="today">Null: on boundaries as reported. Else the day whose boundaries are meant.</param>
    /// <returns>Every group that has a province in it, in order.</returns>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public static IReadOnlyList<GroupRows> Of(
        Func<Span, Board> boardAt,
        Span period,
        AreaCatalogue areas,
        AreaGrouping grouping,
        Day? today
    )
    {
        var board = today is { } day ? boardAt(period).OnBoundariesOf(day, areas) : boardAt(period);
        var shown = today is { } one ? Span.Of(one) : period;
        var sums = new AreaSums<AreaGroup>();
        var members = new SortedDictionary<AreaGroup, List<(AreaId Province, Span Days)>>();
        foreach (var province in ProvincesOf(areas, board, shown))
        {
            var parts = Parts(areas.Get(province), shown, grouping);
            for (var i = 0; i < parts.Count; i++)
            {
                foreach (var group in parts[i].Groups)
                {
                    sums.Open(group);
                    _ = members.TryAdd(group, []);
                    members[group].Add((province, DaysOf(parts, i, shown)));
                }
            }

            if (board.Find(province) is { } leaf)
            {
                Add(leaf, parts, shown, boardAt, sums);
            }
        }

        return
        [
            .. sums.All()
                .Select(one => new GroupRows(
                    one.Key,
                    [.. members[one.Key].Select(part => part.Province).Distinct()],
                    members[one.Key],
                    one.Announcements,
                    one.Rows
                )),
        ];
    }

    /// <summary>Those that stand on any of the days, and whatever else there are figures of.</summary>
    private static IEnumerable<AreaId> ProvincesOf(AreaCatalogue areas, Board board, Span days) =>
        areas
            .All.Where(area => area.Level == 1 && area.Validity.Overlaps(days))
            .Select(area => area.Id)
            .Union(board.Leaves.Select(leaf => leaf.Area).Where(id => areas.TryGet(id, out _)))
            .Order();

    /// <summary>The groups that a province is in and from which day on, the earliest first; at least one.</summary>
    private static List<(Day From, IReadOnlyList<AreaGroup> Groups)> Parts(Area area, Span days, AreaGrouping grouping)
    {
        var parts = new List<(Day From, IReadOnlyList<AreaGroup> Groups)>();
        var versions = grouping == AreaGrouping.Province ? [area.Nearest(days.Last)] : Standing(area, days);
        foreach (var version in versions)
        {
            var groups = AreaGroup.Of(version, grouping);
            if (parts.Count == 0 || !parts[^1].Groups.SequenceEqual(groups))
            {
                parts.Add((version.Validity.First, groups));
            }
        }

        return parts;
    }

    /// <summary>The days on which a part of a province's time is in its groups; the first and last reach on.</summary>
    private static Span DaysOf(List<(Day From, IReadOnlyList<AreaGroup> Groups)> parts, int part, Span days)
    {
        var first = part == 0 || parts[part].From < days.First ? days.First : parts[part].From;
        return new Span(first, part + 1 < parts.Count ? parts[part + 1].From.Plus(-1) : days.Last);
    }

    private static List<AreaVersion> Standing(Area area, Span days)
    {
        var standing = area.Versions.Where(version => version.Validity.Overlaps(days)).ToList();
        return standing.Count > 0 ? standing : [area.Nearest(days.Last)];
    }

    private static void Add(
        BoardLeaf leaf,
        List<(Day From, IReadOnlyList<AreaGroup> Groups)> parts,
        Span days,
        Func<Span, Board> boardAt,
        AreaSums<AreaGroup> sums
    )
    {
        foreach (var group in parts[^1].Groups)
        {
            sums.Add(group, leaf.Announcements);
            sums.Add(group, leaf.Rows);
        }

        for (var i = 0; i < parts.Count - 1; i++)
        {
            var rows = boardAt(DaysOf(parts, i, days)).Find(leaf.Area)?.Rows ?? [];
            AddTo(parts[i].Groups, rows, sums);
            AddTo(parts[^1].Groups, [.. rows.Select(BoardsInTime.Reversed)], sums);
        }
    }

    private static void AddTo(IReadOnlyList<AreaGroup> groups, IReadOnlyList<BoardRow> rows, AreaSums<AreaGroup> sums)
    {
        foreach (var group in groups)
        {
            sums.Add(group, rows);
        }
    }
}
