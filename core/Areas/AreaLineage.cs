using Federation.Core.Calendars;

namespace Federation.Core.Areas;

/// <summary>What became of areas, and what they were made of.</summary>
public static class AreaLineage
{
    /// <summary>
    /// What the area is whole a part of on a later day: itself while it stands, else the one area that it went into.
    /// An area that was divided stays itself.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The catalogue has no such area.</exception>
    public static AreaId Onto(this AreaCatalogue catalogue, AreaId id, Day day)
    {
        while (catalogue.Get(id).Validity.Last < day && catalogue.Heir(id) is { } heir)
        {
            if (catalogue.Get(heir).Validity.First > day)
            {
                break;
            }

            id = heir;
        }

        return id;
    }

    /// <summary>
    /// The area, and every earlier one that went into it whole, step by step, in order of AreaId: their figures
    /// together are the area's on its own boundaries, as far as they can be told.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The catalogue has no such area.</exception>
    public static IReadOnlyList<AreaId> PartsOf(this AreaCatalogue catalogue, AreaId id)
    {
        var parts = new SortedSet<AreaId> { id };
        var open = new Queue<AreaId>([id]);
        while (open.TryDequeue(out var next))
        {
            foreach (var before in catalogue.Get(next).Predecessors)
            {
                if (catalogue.Heir(before) == next && parts.Add(before))
                {
                    open.Enqueue(before);
                }
            }
        }

        return [.. parts];
    }

    /// <summary>The one area of its level that this one went into whole; null where it stands or was divided.</summary>
    private static AreaId? Heir(this AreaCatalogue catalogue, AreaId id) =>
        catalogue.Successors(id) is [var only] && catalogue.Get(only).Level == catalogue.Get(id).Level ? only : null;
}
