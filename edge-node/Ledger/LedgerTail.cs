using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// The facts of the latest committed entries, in a ring of fixed size. The writer adds; any thread reads. Older facts
/// are read from sealed frames.
/// </summary>
internal sealed class LedgerTail(int max)
{
    private readonly Lock _gate = new();
    private readonly TailEntry[] _ring = new TailEntry[max];
    private EntryNumber _last;
    private int _count;

    /// <summary>Adds committed entries, in order, each the next after the last.</summary>
    public void Add(List<TailEntry> entries)
    {
        lock (_gate)
        {
            foreach (var entry in entries)
            {
                _ring[entry.Number.Value % max] = entry;
                _last = entry.Number;
            }

            _count = Math.Min(max, _count + entries.Count);
        }
    }

    /// <summary>Starts anew: the ledger was read from its file.</summary>
    /// <param name="sealedThrough">The last entry that a frame carries: it and older ones are read from frames.</param>
    /// <param name="unsealed">The entries that no frame carries, in order.</param>
    public void Reset(EntryNumber sealedThrough, List<TailEntry> unsealed)
    {
        lock (_gate)
        {
            (_last, _count) = (sealedThrough, 0);
            Add(unsealed);
        }
    }

    /// <summary>The entries after a number, in order, through the last.</summary>
    /// <param name="after">The last that the caller knows.</param>
    /// <param name="entries">The entries; the caller owns the list.</param>
    /// <returns>False where the first of them is no longer here.</returns>
    public bool TryRead(EntryNumber after, out List<TailEntry> entries)
    {
        entries = [];
        lock (_gate)
        {
            var missing = _last.Value - after.Value;
            if (missing > _count)
            {
                return false;
            }

            for (var number = after.Value + 1; number <= _last.Value; number++)
            {
                entries.Add(_ring[number % max]);
            }

            return true;
        }
    }
}
