namespace Federation.Core.Ledger.State;

/// <summary>The imports by id, in the order in which they were first seen.</summary>
internal sealed class ImportTable
{
    private readonly List<ImportRow> _rows = [];
    private readonly Dictionary<ImportId, int> _index = [];

    public ImportRow this[int import] => _rows[import];

    public bool TryFind(ImportId id, out int import) => _index.TryGetValue(id, out import);

    /// <summary>The position of an import; a new one is added.</summary>
    public int Of(ImportId id)
    {
        if (!_index.TryGetValue(id, out var import))
        {
            import = _rows.Count;
            _rows.Add(new ImportRow(id));
            _index.Add(id, import);
        }

        return import;
    }
}
