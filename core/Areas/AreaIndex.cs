namespace Federation.Core.Areas;

/// <summary>
/// The arrays that the catalogue reads from, made from the file's rows in one pass, with the rules that span rows
/// checked: versions of one id together and without gaps, a parent above its children and valid on all their days, one
/// parent per id, one area per code and day.
/// </summary>
internal sealed class AreaIndex
{
    private readonly List<AreaId>?[] _children;

    private AreaIndex(int size)
    {
        Areas = new Area?[size];
        Parents = new int[size];
        Provinces = new int[size];
        _children = new List<AreaId>?[size];
        ByCode = new Dictionary<AreaCode, AreaVersion[]>(size);
    }

    /// <summary>By AreaId; null where the id is not used.</summary>
    public Area?[] Areas { get; }

    /// <summary>The parent's id by AreaId; 0 for the nation.</summary>
    public int[] Parents { get; }

    /// <summary>The province's id by AreaId; 0 for the nation.</summary>
    public int[] Provinces { get; }

    /// <summary>All that a code has denoted, in order of days.</summary>
    public Dictionary<AreaCode, AreaVersion[]> ByCode { get; }

    /// <exception cref="FormatException">A rule is broken.</exception>
    public static AreaIndex Build(List<AreaRow> rows)
    {
        var size = 1;
        foreach (var row in rows)
        {
            size = Math.Max(size, row.Id.Value + 1);
        }

        var index = new AreaIndex(size);
        for (var first = 0; first < rows.Count; )
        {
            var end = first + 1;
            while (end < rows.Count && rows[end].Id == rows[first].Id)
            {
                end++;
            }

            index.Add(rows[first..end]);
            first = end;
        }

        return index;
    }

    /// <summary>The direct children of an id, all days, in the order of the file.</summary>
    public IReadOnlyList<AreaId> ChildrenOf(AreaId id) => _children[id.Value] ?? [];

    private void Add(List<AreaRow> rows)
    {
        var row = rows[0];
        var id = row.Id.Value;
        if (Areas[id] is not null)
        {
            throw Broken(row, "the versions of one AreaId stand together");
        }

        var level = row.Version.Kind.Level();
        var parent = ParentOf(row, level);
        var versions = new AreaVersion[rows.Count];
        for (var i = 0; i < versions.Length; i++)
        {
            CheckFollows(rows, i, level);
            versions[i] = rows[i].Version with { Code = CodeOf(rows[i], parent) };
            AddToCode(versions[i]);
        }

        var area = new Area(row.Id, row.Parent, level, versions, row.Predecessors);
        if (parent is not null && !parent.Validity.Contains(area.Validity))
        {
            throw Broken(row, $"it is valid on {area.Validity}, its parent only on {parent.Validity}");
        }

        Areas[id] = area;
        Parents[id] = row.Parent?.Value ?? 0;
        Provinces[id] = level == 1 ? id : Provinces[Parents[id]];
        (_children[Parents[id]] ??= []).Add(row.Id);
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
            : throw Broken(row, $"its parent {row.Parent} is no area of level {level - 1} above it in the file");
    }

    private static void CheckFollows(List<AreaRow> rows, int i, int level)
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

    private void AddToCode(AreaVersion version)
    {
        if (!ByCode.TryGetValue(version.Code, out var known))
        {
            ByCode.Add(version.Code, [version]);
            return;
        }

        AreaVersion[] all = [.. known, version];
        Array.Sort(all, static (a, b) => a.Validity.CompareTo(b.Validity));
        for (var i = 1; i < all.Length; i++)
        {
            CheckApart(all[i - 1], all[i]);
        }

        ByCode[version.Code] = all;
    }

    private static void CheckApart(AreaVersion before, AreaVersion after)
    {
        var day = after.Validity.First;
        if (day <= before.Validity.Last)
        {
            throw new FormatException(
                $"Areas {before.Id} and {after.Id} both have the code {after.Code} on {day}: end one of them before "
                    + "that day, or give it another code."
            );
        }
    }

    private static FormatException Broken(AreaRow row, string rule) =>
        new($"Areas, line {row.Line}, id {row.Id}: {rule}.");
}
