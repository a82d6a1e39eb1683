namespace Federation.Core.Ledger;

/// <summary>
/// The entries of a ledger contradict one another: they were altered, lost or reordered. The node must stop; the ledger
/// is restored from a copy, or the entry that is named is looked into.
/// </summary>
public sealed class LedgerDamagedException : Exception
{
    public LedgerDamagedException(EntryNumber entry, string message)
        : base($"Entry {entry}: {message}") => Entry = entry;

    /// <summary>The first entry that does not fit.</summary>
    public EntryNumber Entry { get; }
}
