namespace Federation.Core.Ledger.State;

/// <summary>The live lumps by key.</summary>
internal sealed class LumpIndex
{
    /// <summary>Nearly every key has one lump, so arrays are replaced, not grown.</summary>
    private readonly Dictionary<LumpKey, int[]> _byKey = [];

    /// <summary>The live lumps of a key by position, in order of recording.</summary>
    public IReadOnlyList<int> Of(LumpKey key) => _byKey.TryGetValue(key, out var lumps) ? lumps : [];

    /// <summary>All live lumps with their keys, in no order.</summary>
    public IEnumerable<(LumpKey Key, int Lump)> All()
    {
        foreach (var (key, lumps) in _byKey)
        {
            foreach (var lump in lumps)
            {
                yield return (key, lump);
            }
        }
    }

    public void Add(LumpKey key, int lump) => _byKey[key] = [.. Of(key), lump];

    public void Remove(LumpKey key, int lump)
    {
        int[] others = [.. Of(key).Where(other => other != lump)];
        if (others.Length > 0)
        {
            _byKey[key] = others;
        }
        else
        {
            _byKey.Remove(key);
        }
    }
}
