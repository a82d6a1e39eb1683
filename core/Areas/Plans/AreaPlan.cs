using Federation.Core.Calendars;

namespace Federation.Core.Areas.Plans;

/// <summary>
/// A reorganisation as data: rows in the form of <c>areas.tsv</c>, with its header. Of an area that it names it gives
/// all rows, those before the plan's day as they were; a new area takes the next free id. Everything that a plan
/// changes takes effect on one day. Immutable.
/// </summary>
public sealed class AreaPlan
{
    private readonly AreaCatalogue _before;
    private readonly HashSet<AreaId> _named;

    private AreaPlan(AreaCatalogue before, AreaCatalogue after, HashSet<AreaId> named, Day day)
    {
        (_before, After, _named, Day) = (before, after, named, day);
    }

    /// <summary>The catalogue with the plan, one edition higher.</summary>
    public AreaCatalogue After { get; }

    /// <summary>The first day of the new tree.</summary>
    public Day Day { get; }

    /// <summary>The areas that are new, in order of AreaId.</summary>
    public IEnumerable<Area> Added => Named.Where(area => !_before.TryGet(area.Id, out _));

    /// <summary>The areas whose last day is the one before the plan's, in order of AreaId.</summary>
    public IEnumerable<Area> Ended => Known.Where(area => area.Validity.Last < Day);

    /// <summary>
    /// The areas that stand before and after and are named, kinded or coded anew, in order of AreaId.
    /// </summary>
    public IEnumerable<Area> Changed => Known.Where(area => area.Validity.Last >= Day);

    private IEnumerable<Area> Named => _named.Order().Select(After.Get);

    private IEnumerable<Area> Known => Named.Where(area => _before.TryGet(area.Id, out _));

    /// <summary>Reads a plan for a catalogue.</summary>
    /// <param name="before">The catalogue as it is.</param>
    /// <param name="text">The plan.</param>
    /// <param name="plan">The plan; null where it is refused.</param>
    /// <returns>Null where it can be taken, as far as catalogues tell; else why not.</returns>
    public static AreaPlanRefusal? TryRead(AreaCatalogue before, string text, out AreaPlan? plan)
    {
        plan = null;
        try
        {
            var rows = AreaFile.Read(text);
            var draft = new AreaPlanDraft(before, rows);
            if (draft.Check() is { } refusal)
            {
                return refusal;
            }

            var after = AreaCatalogue.Parse(AreaPlanText.Merge(before.Text, text), before.Version + 1);
            var made = new AreaPlan(before, after, [.. rows.Select(row => row.Id)], draft.Day);
            plan = made.Contradiction() is null ? made : null;
            return made.Contradiction();
        }
        catch (FormatException broken)
        {
            return new AreaPlanRefusal(AreaPlanRefusalKind.RuleBroken, broken.Message);
        }
    }

    /// <summary>What the rule that every area goes on once leaves to say; null: nothing.</summary>
    private AreaPlanRefusal? Contradiction() => Named.Select(Contradiction).FirstOrDefault(wrong => wrong is not null);

    private AreaPlanRefusal? Contradiction(Area area)
    {
        var isNew = !_before.TryGet(area.Id, out _);
        if (isNew && area.Level == 1 && area.Predecessors.Count == 0)
        {
            return new AreaPlanRefusal(
                AreaPlanRefusalKind.AreaDoubled,
                $"{Name(area)} begins on {Day} and comes from nowhere: its column predecessors names the "
                    + "provinces that "
                    + "it is made from, whole or in part."
            );
        }

        if (isNew && area.Predecessors.FirstOrDefault(id => EndOf(id) >= Day) is { Value: > 0 } standing)
        {
            return new AreaPlanRefusal(
                AreaPlanRefusalKind.AreaDoubled,
                $"{Name(After.Get(standing))} goes on after {Day} beside {Name(area)}, which is made from it, "
                    + "so that it "
                    + $"would be there twice: end it on {Day.Plus(-1)}, and give what is left of it a new id."
            );
        }

        var isLost = !isNew && area.Level is 1 or 2 && area.Validity.Last < Day && !HasHeir(area);
        return isLost
            ? new AreaPlanRefusal(
                AreaPlanRefusalKind.AreaLost,
                $"{Name(area)} ends on {area.Validity.Last} and nothing takes its place: name {area.Id} in the column "
                    + $"predecessors of the area that does, which begins on {Day}."
            )
            : null;
    }

    private Day EndOf(AreaId id) => After.TryGet(id, out var area) ? area.Validity.Last : AreaVersion.StillValid;

    private bool HasHeir(Area area) =>
        _before.Get(area.Id).Validity.Last < Day
        || After
            .Successors(area.Id)
            .Any(id => After.Get(id).Validity.First == Day && After.Get(id).Level == area.Level);

    private static string Name(Area area) => $"{area.Versions[^1].FullNameVi} ({area.Versions[^1].Code}, id {area.Id})";
}
