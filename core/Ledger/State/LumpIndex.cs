namespace Federation.Core.Ledger.State;

/// <summary>The live lumps by key. Nearly every key has one lump.</summary>
internal sealed class LumpIndex
{
    /// <summary>The lump of each key; of a key with several the first.</summary>
    private readonly Dictionary<LumpKey, int> _firsts = [];

    /// <summary>All lumps of the keys that have several, in order of recording.</summary>
    private readonly Dictionary<LumpKey, int[]> _several = [];

    /// <summary>The live lumps of a key by position, in order of recording.</summary>
    public IReadOnlyList<int> Of(LumpKey key) =>
        !_firsts.TryGetValue(key, out var first) ? []
        : _several.TryGetValue(key, out var several) ? several
        : [first];

    /// <summary>All live lumps with their keys, in no order.</summary>
    public IEnumerable<(LumpKey Key, int Lump)> All() =>
        _firsts
            .Select(one => (one.Key, one.Value))
            .Concat(_several.SelectMany(one => one.Value.Skip(1).Select(lump => (one.Key, lump))));

    public void Add(LumpKey key, int lump)
    {
        if (!_firsts.TryAdd(key, lump))
        {
            _several[key] = [.. Of(key), lump];
        }
    }

    public void Remove(LumpKey key, int lump)
    {
        int[] others = [.. Of(key).Where(other => other != lump)];
        _ = _several.Remove(key);
        if (others.Length == 0)
        {
            _ = _firsts.Remove(key);
            return;
        }

        _firsts[key] = others[0];
        if (others.Length > 1)
        {
            _several[key] = others;
        }
    }
}
