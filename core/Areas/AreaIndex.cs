namespace Federation.Core.Areas;

/// <summary>
/// The arrays that the catalogue reads from, made from the file's rows, with the rules that span rows checked:
/// one parent per id, versions without gaps, a parent valid on all days of its children, one area per code and day.
/// </summary>
internal sealed class AreaIndex
{
    private readonly List<AreaRow[]> _groups;

    private AreaIndex(List<AreaRow[]> groups)
    {
        _groups = groups;
        var size = groups.Count == 0 ? 1 : groups.Max(g => g[0].Id.Value) + 1;
        Areas = new Area?[size];
        Parents = new int[size];
        Provinces = new int[size];
        Children = new AreaId[size][];
        ByCode = new Dictionary<AreaCode, AreaVersion[]>(groups.Count);
    }

    /// <summary>By AreaId; null where the id is not used.</summary>
    public Area?[] Areas { get; }

    /// <summary>The parent's id by AreaId; 0 for the nation.</summary>
    public int[] Parents { get; }

    /// <summary>The province's id by AreaId; 0 for the nation.</summary>
    public int[] Provinces { get; }

    /// <summary>Direct children by AreaId, all days.</summary>
    public AreaId[][] Children { get; }

    /// <summary>All that a code has denoted, in order of days.</summary>
    public Dictionary<AreaCode, AreaVersion[]> ByCode { get; }

    /// <exception cref="FormatException">A rule is broken.</exception>
    public static AreaIndex Build(List<AreaRow> rows)
    {
        var groups = rows.GroupBy(r => r.Id).Select(g => g.OrderBy(r => r.Version.Validity).ToArray()).ToList();
        var index = new AreaIndex(groups);
        foreach (var group in groups.OrderBy(g => g[0].Version.Kind.Level()))
        {
            index.Add(group);
        }

        index.LinkChildren();
        index.LinkCodes();
        return index;
    }

    private void Add(AreaRow[] rows)
    {
        var row = rows[0];
        var level = row.Version.Kind.Level();
        var parent = ParentOf(row, level);
        var versions = new AreaVersion[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            CheckFollows(rows, i, level);
            versions[i] = rows[i].Version with { Code = CodeOf(rows[i], parent) };
        }

        var id = row.Id.Value;
        Areas[id] = new Area(row.Id, row.Parent, level, versions, row.Predecessors);
        Parents[id] = row.Parent?.Value ?? 0;
        Provinces[id] = level == 1 ? id : Provinces[Parents[id]];
        if (parent is not null && !parent.Validity.Contains(Areas[id]!.Validity))
        {
            throw Broken(row, $"it is valid on {Areas[id]!.Validity}, its parent only on {parent.Validity}");
        }
    }

    private Area? ParentOf(AreaRow row, int level)
    {
        if (level == 0)
        {
            return row.Id == AreaId.Nation && row.Parent is null
                ? null
                : throw Broken(row, "the nation, and only it, is area 1 without a parent");
        }

        var parent = row.Parent is { } id && id.Value < Areas.Length ? Areas[id.Value] : null;
        return parent is not null && parent.Level == level - 1
            ? parent
            : throw Broken(row, $"its parent {row.Parent} is no area of level {level - 1}");
    }

    private static void CheckFollows(AreaRow[] rows, int i, int level)
    {
        var row = rows[i];
        if (row.Parent != rows[0].Parent || row.Version.Kind.Level() != level)
        {
            throw Broken(row, "an AreaId has one parent and one level for ever");
        }

        if (i > 0 && row.Version.Validity.First != rows[i - 1].Version.Validity.Last.Plus(1))
        {
            throw Broken(row, "the versions of one AreaId follow each other without gap or overlap");
        }
    }

    /// <summary>The full code; the parent's code must be one and the same on all days of the version.</summary>
    private static AreaCode CodeOf(AreaRow row, Area? parent)
    {
        var text = row.Local;
        if (parent is { Level: > 0 })
        {
            var prefix = parent.Nearest(row.Version.Validity.First).Code;
            if (parent.Nearest(row.Version.Validity.Last).Code != prefix)
            {
                throw Broken(row, "its parent's code changes on one of its days: divide the row there");
            }

            text = $"{prefix}/{row.Local}";
        }

        return AreaCode.TryParse(text, out var code) && code.Level == row.Version.Kind.Level()
            ? code
            : throw Broken(row, $"'{text}' is no code of a {row.Version.Kind.Code()}");
    }

    private void LinkChildren()
    {
        var children = _groups.ToLookup(g => g[0].Parent?.Value ?? 0, g => g[0].Id);
        for (var id = 0; id < Children.Length; id++)
        {
            Children[id] = id == 0 ? [] : [.. children[id]];
        }
    }

    private void LinkCodes()
    {
        var versions = Areas.OfType<Area>().SelectMany(a => a.Versions);
        foreach (var group in versions.GroupBy(v => v.Code))
        {
            var ordered = group.OrderBy(v => v.Validity).ToArray();
            foreach (var (before, after) in ordered.Zip(ordered.Skip(1)))
            {
                CheckApart(before, after);
            }

            ByCode.Add(group.Key, ordered);
        }
    }

    private static void CheckApart(AreaVersion before, AreaVersion after)
    {
        var day = after.Validity.First;
        if (day <= before.Validity.Last)
        {
            throw new FormatException($"Areas {before.Id} and {after.Id} both have the code {after.Code} on {day}.");
        }
    }

    private static FormatException Broken(AreaRow row, string rule) =>
        new($"Areas, line {row.Line}, id {row.Id}: {rule}.");
}
