using Federation.Core.Calendars;

namespace Federation.Core.Areas.Plans;

/// <summary>What the rows of a plan say, before they are a catalogue.</summary>
internal sealed class AreaPlanDraft(AreaCatalogue before, List<AreaRow> rows)
{
    private readonly SortedSet<Day> _days = [];

    /// <summary>
    /// The one day on which everything takes effect; meaningful after <see cref="Check"/> found nothing.
    /// </summary>
    public Day Day => _days.Min;

    /// <summary>What is wrong; null: nothing.</summary>
    public AreaPlanRefusal? Check()
    {
        if (rows.Count == 0)
        {
            return Refused(AreaPlanRefusalKind.Malformed, "The plan has no rows: give those of the areas that change.");
        }

        var next = before.All[^1].Id.Value + 1;
        foreach (var area in rows.GroupBy(row => row.Id))
        {
            var isKnown = before.TryGet(area.Key, out var known);
            var wrong = isKnown ? CheckKnown(known!, [.. area]) : CheckNew(area.First(), next++);
            if (wrong is not null)
            {
                return wrong;
            }
        }

        return _days.Count == 1
            ? null
            : Refused(
                AreaPlanRefusalKind.SeveralDays,
                $"A plan takes effect on one day, this one on {string.Join(", ", _days)}: make a plan for each."
            );
    }

    private AreaPlanRefusal? CheckNew(AreaRow row, int next)
    {
        _ = _days.Add(row.Version.Validity.First);
        return row.Id.Value == next
            ? null
            : Refused(
                AreaPlanRefusalKind.IdNotNext,
                $"Line {row.Line}: a new area gets the next free id, {next}, not {row.Id}; ids are never reused."
            );
    }

    /// <summary>
    /// Until the day of the change every version is what it was; from then on there are others, or none.
    /// </summary>
    private AreaPlanRefusal? CheckKnown(Area known, List<AreaRow> given)
    {
        var same = 0;
        while (same < given.Count && same < known.Versions.Count && IsSame(given[same], known.Versions[same]))
        {
            same++;
        }

        var isWhole = same == given.Count && same == known.Versions.Count;
        var isOrigin = given[0].Parent == known.Parent && given[0].Predecessors.SequenceEqual(known.Predecessors);
        var isCut = same < given.Count && same < known.Versions.Count && IsCut(given[same], known.Versions[same]);
        if (!isOrigin || isWhole || !isCut || same != known.Versions.Count - 1)
        {
            return Refused(
                AreaPlanRefusalKind.PastChanged,
                $"Line {given[Math.Min(same, given.Count - 1)].Line}: of area {known.Id} "
                    + $"({known.Versions[^1].FullNameVi}) a plan gives all rows, as they were, but for the "
                    + "last: that gets a "
                    + "valid_to, and rows may follow it. An area that has ended does not come back: it gets a new id."
            );
        }

        _ = _days.Add(given[same].Version.Validity.Last.Plus(1));
        return null;
    }

    /// <summary>True where the row is the version, but for an earlier last day.</summary>
    private static bool IsCut(AreaRow row, AreaVersion version) =>
        row.Version.Validity.Last < version.Validity.Last
        && IsSame(row with { Version = row.Version with { Validity = version.Validity } }, version)
        && row.Version.Validity.First == version.Validity.First;

    private static bool IsSame(AreaRow row, AreaVersion version) =>
        row.Local == version.Code.Local && row.Version with { Code = version.Code } == version;

    private static AreaPlanRefusal Refused(AreaPlanRefusalKind kind, string message) => new(kind, message);
}
