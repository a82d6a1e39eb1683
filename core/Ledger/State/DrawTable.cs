using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>What activities draw from lumps, by position of both.</summary>
internal sealed class DrawTable
{
    private readonly Dictionary<int, SortedDictionary<int, Amount>> _ofActivity = [];
    private readonly Dictionary<int, SortedSet<int>> _ofLump = [];

    /// <summary>What an activity draws from a lump, 0 and up.</summary>
    public long Of(int activity, int lump) =>
        _ofActivity.TryGetValue(activity, out var lumps) ? lumps.GetValueOrDefault(lump).Value : 0;

    /// <summary>The lumps that an activity draws on, with what it draws.</summary>
    public IEnumerable<KeyValuePair<int, Amount>> OfActivity(int activity) =>
        _ofActivity.TryGetValue(activity, out var lumps) ? lumps : [];

    /// <summary>The activities that draw on a lump.</summary>
    public IReadOnlyCollection<int> OfLump(int lump) => _ofLump.TryGetValue(lump, out var activities) ? activities : [];

    /// <summary>An activity draws so much from now on.</summary>
    public void Set(int activity, int lump, Amount amount)
    {
        if (amount.Value > 0)
        {
            Of(_ofActivity, activity)[lump] = amount;
            Of(_ofLump, lump).Add(activity);
            return;
        }

        _ofActivity.GetValueOrDefault(activity)?.Remove(lump);
        _ofLump.GetValueOrDefault(lump)?.Remove(activity);
    }

    private static T Of<T>(Dictionary<int, T> rows, int key)
        where T : new()
    {
        if (!rows.TryGetValue(key, out var row))
        {
            rows.Add(key, row = new T());
        }

        return row;
    }
}
