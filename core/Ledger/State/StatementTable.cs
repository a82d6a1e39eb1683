namespace Federation.Core.Ledger.State;

/// <summary>What the returns of a ledger state now, and the returns themselves. They are few.</summary>
internal sealed class StatementTable
{
    private readonly Dictionary<EntryId, ReturnFiled> _returns = [];
    private readonly SortedDictionary<StatementKey, ReturnStatement> _standing = [];

    public bool Contains(EntryId id) => _returns.ContainsKey(id);

    /// <summary>The return of that id; null: none is known whole.</summary>
    public ReturnFiled? Find(EntryId id) => _returns.GetValueOrDefault(id);

    /// <summary>What is stated of a figure; null: nothing.</summary>
    public ReturnStatement? Of(in StatementKey key) => _standing.TryGetValue(key, out var found) ? found : null;

    /// <summary>All that is stated, in order of keys.</summary>
    public IEnumerable<ReturnStatement> All => _standing.Values;

    public void Add(ReturnFiled entry)
    {
        _returns.Add(entry.Id, entry);
        foreach (var statement in entry.Statements)
        {
            Apply(statement);
        }
    }

    /// <summary>Takes the place of what was stated of the figure before.</summary>
    public void Apply(in ReturnStatement statement)
    {
        if (statement.IsWithdrawn)
        {
            _standing.Remove(statement.Key);
        }
        else
        {
            _standing[statement.Key] = statement;
        }
    }
}
