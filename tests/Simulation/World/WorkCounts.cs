namespace Federation.Simulation.World;

/// <summary>How often an edge was to write each kind of change.</summary>
internal sealed class WorkCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<ConfirmedKind>().Length];

    public static IReadOnlyList<ConfirmedKind> Kinds { get; } = Enum.GetValues<ConfirmedKind>();

    public long this[ConfirmedKind kind]
    {
        get => _counts[(int)kind];
        set => _counts[(int)kind] = value;
    }

    /// <summary>Confirmations into closed days.</summary>
    public long Late { get; set; }

    /// <summary>Changes in the ledgers of provinces that went into another one.</summary>
    public long Earlier { get; set; }

    /// <summary>What was refused.</summary>
    public long Refused { get; set; }

    public void Add(WorkCounts other)
    {
        Late += other.Late;
        Refused += other.Refused;
        Earlier += other.Earlier;
        foreach (var kind in Kinds)
        {
            this[kind] += other[kind];
        }
    }
}
