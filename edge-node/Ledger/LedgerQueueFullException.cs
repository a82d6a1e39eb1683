namespace Federation.EdgeNode.Ledger;

/// <summary>More waits for the ledger's writer than may wait. Nothing was done; the caller may try again.</summary>
public sealed class LedgerQueueFullException(int max)
    : Exception($"{max} commands wait for the ledger already. Nothing was recorded: try again in a moment.");
