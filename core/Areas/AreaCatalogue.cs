using System.Diagnostics.CodeAnalysis;
using Federation.Core.Calendars;

namespace Federation.Core.Areas;

/// <summary>
/// All areas of all days of the reference window (from 2019-09-05), and what each code means on each day.
/// Immutable; any thread may read it. Only codes of that window are known: a day before it resolves to nothing.
/// </summary>
public sealed class AreaCatalogue
{
    private static readonly Lazy<AreaCatalogue> LazyReference = new(() =>
        Parse(ReferenceFile.Read("areas/areas.tsv"), version: 1)
    );

    private readonly AreaIndex _index;
    private readonly Area?[] _areas;
    private readonly int[] _parents;
    private readonly int[] _provinces;
    private readonly Dictionary<AreaCode, AreaVersion[]> _byCode;
    private readonly byte[] _sha256;
    private readonly ILookup<AreaId, AreaId> _successors;

    internal AreaCatalogue(AreaIndex index, int version, string text)
    {
        Text = text;
        _areas = index.Areas;
        _parents = index.Parents;
        _provinces = index.Provinces;
        _index = index;
        _byCode = index.ByCode;
        _sha256 = ReferenceFile.Digest(text);
        Version = version;
        All = [.. _areas.OfType<Area>()];
        _successors = All.SelectMany(area => area.Predecessors, (area, before) => (Before: before, area.Id))
            .ToLookup(pair => pair.Before, pair => pair.Id);
    }

    /// <summary>The catalogue that ships with the program, read once at first use.</summary>
    public static AreaCatalogue Reference => LazyReference.Value;

    /// <summary>Every area that ever was in the window, in order of AreaId.</summary>
    public IReadOnlyList<Area> All { get; }

    /// <summary>The number of the catalogue's edition, from 1; it rises whenever the data change.</summary>
    public int Version { get; }

    /// <summary>What it was read from.</summary>
    internal string Text { get; }

    /// <summary>SHA-256 of the catalogue's text, 32 bytes: equal digests, equal catalogues.</summary>
    public ReadOnlyMemory<byte> Sha256 => _sha256;

    /// <summary>Reads a catalogue in the format of <c>core/Areas/Reference/areas.tsv</c>.</summary>
    /// <exception cref="FormatException">The text breaks a rule; the message names the line and the rule.</exception>
    public static AreaCatalogue Parse(TextReader reader, int version) => Parse(reader.ReadToEnd(), version);

    /// <inheritdoc cref="Parse(TextReader, int)"/>
    public static AreaCatalogue Parse(string text, int version) =>
        new(AreaIndex.Build(AreaFile.Read(text)), version, text);

    /// <summary>What the code denotes on the day; false where it denotes nothing.</summary>
    public bool TryResolve(AreaCode code, Day day, out AreaId id)
    {
        var version = VersionsOf(code).FirstOrDefault(v => v.Validity.Contains(day));
        id = version?.Id ?? default;
        return version is not null;
    }

    /// <summary>What the code denotes over all days of the span.</summary>
    public AreaResolution Resolve(AreaCode code, Span span)
    {
        var versions = VersionsOf(code);
        if (versions.Length == 0)
        {
            return new AreaResolution.Unknown(code);
        }

        var next = span.First;
        AreaVersion? before = null;
        foreach (var version in versions)
        {
            if (version.Validity.Last < next)
            {
                continue;
            }

            if (version.Validity.First > next)
            {
                break;
            }

            if (before is not null && before.Id != version.Id)
            {
                return new AreaResolution.ChangesWithin(code, next, before, version);
            }

            if (version.Validity.Last >= span.Last)
            {
                return new AreaResolution.Found(version.Id);
            }

            before = version;
            next = version.Validity.Last.Plus(1);
        }

        return new AreaResolution.NotValid(code, next, versions);
    }

    /// <summary>
    /// What the code denotes on the latest day of the span on which it denotes anything: how a question about a long
    /// period is read.
    /// </summary>
    public bool LatestWithin(AreaCode code, Span span, out AreaId id)
    {
        var version = VersionsOf(code).LastOrDefault(v => v.Validity.Overlaps(span));
        id = version?.Id ?? default;
        return version is not null;
    }

    /// <summary>
    /// What the code denotes today, or else denoted last: in 2026 the owner <c>49</c> is Quảng Nam as it was to
    /// 2025-06-30. False where the code has never denoted anything up to today.
    /// </summary>
    public bool LatestOf(AreaCode code, Day today, out AreaId id)
    {
        var version = VersionsOf(code).LastOrDefault(v => v.Validity.First <= today);
        id = version?.Id ?? default;
        return version is not null;
    }

    /// <summary>All that the code has denoted, in order of days; empty where the code is unknown.</summary>
    public AreaVersion[] VersionsOf(AreaCode code) => _byCode.TryGetValue(code, out var versions) ? versions : [];

    /// <summary>True where the catalogue holds the area.</summary>
    public bool TryGet(AreaId id, [NotNullWhen(true)] out Area? area)
    {
        area = IsWithin(id) ? _areas[id.Value] : null;
        return area is not null;
    }

    /// <exception cref="ArgumentOutOfRangeException">The catalogue has no such area.</exception>
    public Area Get(AreaId id) =>
        TryGet(id, out var area)
            ? area
            : throw new ArgumentOutOfRangeException(nameof(id), id.Value, $"Catalogue {Version} has no such area.");

    /// <summary>The area's version of that day, or null where it did not exist then.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The catalogue has no such area.</exception>
    public AreaVersion? VersionAt(AreaId id, Day day)
    {
        var area = Get(id);
        return area.Validity.Contains(day) ? area.Nearest(day) : null;
    }

    /// <summary>The area that this one lies in; null for the nation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The catalogue has no such area.</exception>
    public AreaId? Parent(AreaId id) => Get(id).Parent;

    /// <summary>
    /// True where the descendant is the ancestor or lies in it. At most three steps; false for what is unknown.
    /// </summary>
    public bool Includes(AreaId ancestor, AreaId descendant)
    {
        if (!IsWithin(descendant))
        {
            return false;
        }

        for (var id = descendant.Value; id != 0; id = _parents[id])
        {
            if (id == ancestor.Value)
            {
                return _areas[id] is not null;
            }
        }

        return false;
    }

    /// <summary>
    /// The area directly in the ancestor that the descendant is or lies in; null where it lies in none.
    /// </summary>
    public AreaId? ChildToward(AreaId ancestor, AreaId descendant)
    {
        if (!IsWithin(descendant))
        {
            return null;
        }

        for (var id = descendant.Value; id != 0; id = _parents[id])
        {
            if (_parents[id] == ancestor.Value && ancestor.Value != 0)
            {
                return new AreaId(id);
            }
        }

        return null;
    }

    /// <summary>The province that the area is or lies in; null for the nation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The catalogue has no such area.</exception>
    public AreaId? ProvinceOf(AreaId id)
    {
        _ = Get(id);
        var province = _provinces[id.Value];
        return province == 0 ? null : new AreaId(province);
    }

    /// <summary>
    /// The provinces of a day, in order of their codes: 63, from 2025-07-01 on 34; none before the window.
    /// </summary>
    public IReadOnlyList<AreaId> Provinces(Day day) => Children(AreaId.Nation, day);

    /// <summary>
    /// The areas directly in this one on a day, in order of their codes then; empty for an unknown area.
    /// </summary>
    public IReadOnlyList<AreaId> Children(AreaId id, Day day)
    {
        if (!IsWithin(id))
        {
            return [];
        }

        var children = _index.ChildrenOf(id).Where(child => Get(child).Validity.Contains(day));
        return [.. children.OrderBy(child => Get(child).Nearest(day).Code)];
    }

    /// <summary>The areas that were made, whole or in part, from this one, in order of AreaId.</summary>
    public IReadOnlyList<AreaId> Successors(AreaId id) => [.. _successors[id]];

    private bool IsWithin(AreaId id) => id.Value >= 0 && id.Value < _areas.Length;
}
