namespace Federation.Core.Ledger.State;

/// <summary>Which activities were declared distinct, and by which entries.</summary>
internal sealed class DistinctTable(ItemTable items)
{
    private readonly HashSet<EntryId> _ids = [];
    private readonly Dictionary<int, List<EntryNumber>> _byItem = [];

    public bool Contains(EntryId id) => _ids.Contains(id);

    /// <summary>The entries that say that the item is another one than a second, oldest first.</summary>
    public IReadOnlyList<EntryNumber> EntriesOf(int item) => _byItem.TryGetValue(item, out var own) ? own : [];

    /// <summary>Keeps a declaration, which both activities show.</summary>
    public void Add(ActivityDeclaredDistinct entry)
    {
        _ids.Add(entry.Id);
        Add(entry.Number, entry.Activity);
        Add(entry.Number, entry.Other);
    }

    private void Add(EntryNumber entry, EntryId activity)
    {
        _ = items.TryFindItem(activity, out var item);
        if (!_byItem.TryGetValue(item, out var own))
        {
            _byItem.Add(item, own = []);
        }

        own.Add(entry);
    }
}
