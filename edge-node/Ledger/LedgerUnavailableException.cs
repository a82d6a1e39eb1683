namespace Federation.EdgeNode.Ledger;

/// <summary>
/// The ledger could not be written or read now (disk full, IO error, another process holds it). Whether what was asked
/// for was recorded is unknown to the caller; a retry with the same id finds out.
/// </summary>
public sealed class LedgerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
