namespace Federation.Simulation.World;

/// <summary>How often each fault was injected.</summary>
internal sealed class FaultCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<FaultKind>().Length];

    public static IReadOnlyList<FaultKind> Kinds { get; } = Enum.GetValues<FaultKind>();

    public long this[FaultKind kind]
    {
        get => _counts[(int)kind];
        set => _counts[(int)kind] = value;
    }

    public void Add(FaultCounts other)
    {
        foreach (var kind in Kinds)
        {
            this[kind] += other[kind];
        }
    }
}
