namespace Federation.Core.Ledger.State;

/// <summary>What was said of the implausible amounts of live activities, and by which entries.</summary>
internal sealed class OverrulingTable
{
    private readonly HashSet<EntryId> _ids = [];
    private readonly Dictionary<int, Row> _standing = [];
    private readonly Dictionary<int, List<EntryNumber>> _entries = [];

    public bool Contains(EntryId id) => _ids.Contains(id);

    /// <summary>What stands of an item; null: nothing was implausible, or it was taken back.</summary>
    public (Overruling Because, IReadOnlyList<OverruledWarning> Warnings)? Of(int item) =>
        _standing.TryGetValue(item, out var row) ? (row.Because, row.Warnings) : null;

    /// <summary>The numbers of all that was ever overruled of an item.</summary>
    public IEnumerable<EntryNumber> EntriesOf(int item) => _entries.GetValueOrDefault(item) ?? [];

    /// <summary>Keeps an overruling of an item that has none standing.</summary>
    public void Add(WarningOverruled entry, int item)
    {
        _ids.Add(entry.Id);
        _standing.Add(item, new Row(new Overruling(entry.Because, entry.Reason), entry.Warnings));
        if (!_entries.TryGetValue(item, out var entries))
        {
            _entries.Add(item, entries = []);
        }

        entries.Add(entry.Number);
    }

    /// <summary>What the item says now was not overruled, or it says nothing any more.</summary>
    public void TakeBack(int item) => _standing.Remove(item);

    private sealed record Row(Overruling Because, IReadOnlyList<OverruledWarning> Warnings);
}
