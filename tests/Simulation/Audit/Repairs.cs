namespace Federation.Simulation.Audit;

/// <summary>What a repair found.</summary>
/// <param name="Held">Entries that the edge's disk held.</param>
/// <param name="Named">Entries that an operator was told of one by one.</param>
internal sealed record RepairFindings(IReadOnlyCollection<Guid> Held, IReadOnlyCollection<Guid> Named);

/// <summary>What repairs made of one owner's entries: they outlive the journal, which may be brought back.</summary>
internal sealed class Repairs
{
    private readonly HashSet<Guid> _copied = [];
    private readonly HashSet<Guid> _carried = [];

    /// <summary>True once a ledger of the owner was repaired.</summary>
    public bool Any { get; private set; }

    /// <summary>Takes a repair in.</summary>
    /// <param name="findings">What it found.</param>
    /// <param name="journal">The owner's records.</param>
    public void Add(RepairFindings findings, IEnumerable<Held> journal)
    {
        Any = true;
        var counted = journal.SelectMany(record => record.Entries).Select(entry => entry.Id).ToHashSet();
        _copied.UnionWith(counted.Where(entry => !findings.Held.Contains(entry) || findings.Named.Contains(entry)));
        _carried.UnionWith(findings.Held.Where(entry => !counted.Contains(entry)));
    }

    /// <summary>True where the nation did not hold the entry when its ledger was repaired.</summary>
    public bool IsCarried(Guid entry) => _carried.Contains(entry);

    /// <summary>True where of something that makes it what it is only the nation's copy is left.</summary>
    public bool IsCopied(Worth worth) => _copied.Count > 0 && worth.Entries.Any(_copied.Contains);
}
