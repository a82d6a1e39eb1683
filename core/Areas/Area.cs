using Federation.Core.Calendars;

namespace Federation.Core.Areas;

/// <summary>One area with all its versions. Immutable; any thread may read it.</summary>
public sealed class Area
{
    internal Area(AreaId id, AreaId? parent, int level, AreaVersion[] versions, AreaId[] predecessors)
    {
        Id = id;
        Parent = parent;
        Level = level;
        Versions = versions;
        Predecessors = predecessors;
        Validity = new Span(versions[0].Validity.First, versions[^1].Validity.Last);
    }

    /// <summary>The identity, never reused.</summary>
    public AreaId Id { get; }

    /// <summary>The area that this one lies in, for ever; null for the nation.</summary>
    public AreaId? Parent { get; }

    /// <summary>Nation 0, province 1, district or commune 2, post 3.</summary>
    public int Level { get; }

    /// <summary>At least one, in order of days, without gaps.</summary>
    public IReadOnlyList<AreaVersion> Versions { get; }

    /// <summary>
    /// The areas that this one was made from, whole or in part; empty where it stood from the first day.
    /// </summary>
    public IReadOnlyList<AreaId> Predecessors { get; }

    /// <summary>All days on which the area exists.</summary>
    public Span Validity { get; }

    /// <summary>The version of a day; of a day before the area existed the first, of a day after it the last.</summary>
    public AreaVersion Nearest(Day day)
    {
        for (var i = Versions.Count - 1; i > 0; i--)
        {
            if (Versions[i].Validity.First <= day)
            {
                return Versions[i];
            }
        }

        return Versions[0];
    }
}
