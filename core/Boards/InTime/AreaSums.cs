namespace Federation.Core.Boards.InTime;

/// <summary>Rows of boards added up under other areas, or in groups, than those they were reported for.</summary>
/// <typeparam name="TKey">What is added up under.</typeparam>
internal sealed class AreaSums<TKey>
    where TKey : IComparable<TKey>
{
    private readonly SortedDictionary<TKey, RowSums> _rows = [];
    private readonly SortedDictionary<TKey, SortedDictionary<string, BoardAnnouncement>> _announcements = [];

    /// <summary>Makes a key known, also where nothing is added under it.</summary>
    public void Open(TKey key)
    {
        _ = _rows.TryAdd(key, new RowSums());
        _ = _announcements.TryAdd(key, []);
    }

    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public void Add(TKey key, IEnumerable<BoardRow> rows)
    {
        Open(key);
        foreach (var row in rows)
        {
            _rows[key].Add(row);
        }
    }

    /// <summary>Says under a key what its parts are announced to be.</summary>
    public void Add(TKey key, IEnumerable<BoardAnnouncement> announcements)
    {
        Open(key);
        foreach (var announcement in announcements)
        {
            _announcements[key][Convert.ToHexString(announcement.Ledger.ToArray())] = announcement;
        }
    }

    /// <summary>Every key that is known with its rows (none of them empty) and announcements, in order.</summary>
    public IEnumerable<(TKey Key, IReadOnlyList<BoardAnnouncement> Announcements, BoardRow[] Rows)> All() =>
        _rows.Select(sums =>
            (sums.Key, (IReadOnlyList<BoardAnnouncement>)[.. _announcements[sums.Key].Values], sums.Value.ToRows())
        );
}
