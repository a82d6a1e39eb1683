using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Coverage;

/// <summary>
/// Which (area, force) pairs are expected to close (thuộc diện báo cáo), with validity in time. Data with their legal
/// sources: <c>core/Coverage/Reference/expected-pairs.tsv</c>. Immutable; any thread may read it.
/// </summary>
public sealed class ExpectedPairs
{
    private const string Header = "level\tforce\twhere\tvalid_from\tvalid_to\tsource";

    private static readonly string[] Wheres = ["always", "land_border_or_coast", "coast", "district"];

    private static readonly Lazy<ExpectedPairs> LazyReference = new(() =>
        Parse(ReferenceFile.Read("coverage/expected-pairs.tsv"))
    );

    private readonly ExpectedRule[] _rules;

    private ExpectedPairs(ExpectedRule[] rules) => _rules = rules;

    /// <summary>The pairs that ship with the program, read once at first use.</summary>
    public static ExpectedPairs Reference => LazyReference.Value;

    /// <summary>Reads pairs in the format of the reference file.</summary>
    /// <exception cref="FormatException">The text breaks a rule; the message names the line and the rule.</exception>
    public static ExpectedPairs Parse(string text) => new([.. ReferenceFile.Rows(text, Header).Select(Read)]);

    /// <summary>
    /// The pairs that are expected of the areas directly in another one in a period, by area, then force: of the nation
    /// its provinces, of a province its districts.
    /// </summary>
    public IReadOnlyList<ExpectedPair> Within(AreaCatalogue areas, AreaId parent, Span period) =>
        [.. areas.All.Where(area => area.Parent == parent).SelectMany(area => Of(area, period))];

    /// <summary>The pairs that are expected of one area in a period, in order of forces.</summary>
    public IReadOnlyList<ExpectedPair> Of(Area area, Span period)
    {
        var pairs = new List<ExpectedPair>();
        foreach (var force in Forces.All)
        {
            var days = _rules
                .Where(rule => rule.Force == force && rule.Level == area.Level)
                .SelectMany(rule => area.Versions.Where(rule.IsAbout).Select(version => (rule, version)))
                .Select(both => Common(Common(period, both.rule.Validity), both.version.Validity))
                .OfType<Span>()
                .ToList();
            if (days.Count > 0)
            {
                pairs.Add(new(area.Id, force, new Span(days.Min(span => span.First), days.Max(span => span.Last))));
            }
        }

        return pairs;
    }

    /// <summary>
    /// The days of a period on which a force is expected to close the area, or what it lies in: who answers for a post
    /// is the district, and for a commune the province. Null: on none.
    /// </summary>
    public Span? DaysOf(AreaCatalogue areas, AreaId area, Force force, Span period)
    {
        Span? days = null;
        for (AreaId? at = area; at is { } here && here != AreaId.Nation; at = areas.Parent(here))
        {
            foreach (var pair in Of(areas.Get(here), period).Where(one => one.Force == force))
            {
                var (first, last) = (pair.Days.First, pair.Days.Last);
                days = days is not { } known
                    ? pair.Days
                    : new Span(first < known.First ? first : known.First, last > known.Last ? last : known.Last);
            }
        }

        var validity = areas.Get(area).Validity;
        return days is { } span && validity.Overlaps(span) ? validity.Within(span) : null;
    }

    private static Span? Common(Span? one, Span other)
    {
        if (one is not { } span || !span.Overlaps(other))
        {
            return null;
        }

        var first = span.First > other.First ? span.First : other.First;
        return new Span(first, span.Last < other.Last ? span.Last : other.Last);
    }

    private static ExpectedRule Read((int Line, string[] Fields) row)
    {
        var (line, fields) = row;
        var last = AreaVersion.StillValid;
        var where = Array.IndexOf(Wheres, fields[2]);
        var isRead =
            int.TryParse(fields[0], out var level)
            && Forces.TryParse(fields[1], out _)
            && where >= 0
            && Day.TryParse(fields[3], out _)
            && (fields[4].Length == 0 || Day.TryParse(fields[4], out last));
        if (!isRead || level is < 1 or > 2)
        {
            throw new FormatException(
                $"Line {line} must be: level 1 or 2, a force, one of {string.Join(", ", Wheres)}, first day, last day "
                    + "or nothing, source."
            );
        }

        _ = Forces.TryParse(fields[1], out var force);
        _ = Day.TryParse(fields[3], out var first);
        return first <= last
            ? new ExpectedRule(level, force, (ExpectedWhere)where, new Span(first, last), fields[5])
            : throw new FormatException($"Line {line} ends ({last}) before it starts ({first}).");
    }
}
