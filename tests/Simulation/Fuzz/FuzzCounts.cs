namespace Federation.Simulation.Fuzz;

/// <summary>How often each thing happened, by name. For one thread; several are added up afterwards.</summary>
internal sealed class FuzzCounts
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Each name and how often, in order of names.</summary>
    public IReadOnlyDictionary<string, long> All => _counts;

    /// <summary>How many inputs.</summary>
    public long Inputs { get; set; }

    /// <summary>The most bytes that were allocated for one input.</summary>
    public long BytesMax { get; set; }

    public void Add(string name, long count = 1) => _counts[name] = _counts.GetValueOrDefault(name) + count;

    public long Of(string name) => _counts.GetValueOrDefault(name);

    public void Add(FuzzCounts other)
    {
        Inputs += other.Inputs;
        BytesMax = Math.Max(BytesMax, other.BytesMax);
        foreach (var (name, count) in other._counts)
        {
            Add(name, count);
        }
    }
}
