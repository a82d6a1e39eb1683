namespace Federation.Core.Ledger.State;

/// <summary>The declarations of a ledger, and what stands of them. They are few.</summary>
internal sealed class DeclarationTable
{
    private readonly Dictionary<EntryId, NothingDeclared> _entries = [];
    private readonly Dictionary<DeclarationKey, EntryNumber> _saidBy = [];

    /// <summary>What stands.</summary>
    public Declarations Standing { get; } = new();

    public bool Contains(EntryId id) => _entries.ContainsKey(id);

    /// <summary>The declaration, or withdrawal, of that id; null where there is none.</summary>
    public NothingDeclared? Find(EntryId id) => _entries.GetValueOrDefault(id);

    /// <summary>What became of what that id declared or withdrew; null where there is none.</summary>
    public DeclarationState? StateOf(EntryId id)
    {
        if (Find(id) is not { } found)
        {
            return null;
        }

        var keys = found.Facts.Select(fact => fact.Key).ToHashSet();
        return new DeclarationState(
            [.. keys.Order().Select(key => (new DeclarationFact(key, Standing.Of(key)), SaidBy(key)))],
            [
                .. _entries
                    .Values.Where(entry => entry.Facts.Any(fact => keys.Contains(fact.Key)))
                    .Select(entry => entry.Number)
                    .Order(),
            ]
        );
    }

    /// <summary>The entry that said what stands of a key; 0: only the nation's copy is left of it.</summary>
    public EntryNumber SaidBy(DeclarationKey key) => _saidBy.GetValueOrDefault(key);

    public void Add(NothingDeclared entry)
    {
        _entries.Add(entry.Id, entry);
        foreach (var fact in entry.Facts)
        {
            Standing.Apply(fact);
            _saidBy[fact.Key] = entry.Number;
        }
    }
}
