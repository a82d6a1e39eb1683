namespace Federation.Simulation.World;

/// <summary>What operators did after the faults.</summary>
internal sealed class HealingCounts
{
    /// <summary>Ledgers that go on in a new one, by the state in which they stood.</summary>
    public SortedDictionary<string, long> Repaired { get; } = new(StringComparer.Ordinal);

    /// <summary>Repairs that ended between the nation's part and the edge's, and were begun again.</summary>
    public long Interrupted { get; set; }

    /// <summary>Ledgers that were let go on as they are.</summary>
    public long Released { get; set; }

    /// <summary>Entries that the nation counted, taken over.</summary>
    public long Adopted { get; set; }

    /// <summary>Entries that it did not hold, told anew.</summary>
    public long Carried { get; set; }

    /// <summary>Entries that operators were asked about.</summary>
    public long Conflicts { get; set; }

    public void Add(HealingCounts other)
    {
        foreach (var (state, count) in other.Repaired)
        {
            Repaired[state] = Repaired.GetValueOrDefault(state) + count;
        }

        Interrupted += other.Interrupted;
        Released += other.Released;
        Adopted += other.Adopted;
        Carried += other.Carried;
        Conflicts += other.Conflicts;
    }
}
