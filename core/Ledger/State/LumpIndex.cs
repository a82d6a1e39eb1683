using System.Diagnostics.CodeAnalysis;
using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>The live lumps, by key and by indicator.</summary>
internal sealed class LumpIndex
{
    private readonly Dictionary<LumpKey, List<int>> _byKey = [];
    private readonly Dictionary<IndicatorNumber, HashSet<LumpKey>> _keys = [];

    /// <summary>The live lumps of a key by position, in order of recording.</summary>
    public IReadOnlyList<int> Of(LumpKey key) => _byKey.TryGetValue(key, out var lumps) ? lumps : [];

    /// <summary>The live lumps of an indicator, in no order.</summary>
    public IEnumerable<int> OfIndicator(IndicatorNumber indicator) =>
        _keys.TryGetValue(indicator, out var keys) ? keys.SelectMany(Of) : [];

    public void Add(LumpKey key, int lump)
    {
        GetOrAdd(_byKey, key).Add(lump);
        GetOrAdd(_keys, key.Indicator).Add(key);
    }

    public void Remove(LumpKey key, int lump)
    {
        var lumps = _byKey[key];
        lumps.Remove(lump);
        if (lumps.Count == 0)
        {
            _byKey.Remove(key);
            _keys[key.Indicator].Remove(key);
        }
    }

    [return: NotNull]
    private static TValue GetOrAdd<TKey, TValue>(Dictionary<TKey, TValue> map, TKey key)
        where TKey : notnull
        where TValue : new() => map.TryGetValue(key, out var value) ? value! : map[key] = new TValue();
}
