namespace Federation.EdgeNode.Ledger;

/// <summary>
/// The stored ledger does not fit together. The node stops: nothing is guessed away, and an operator decides, usually
/// by restoring a copy. The message names the first record that does not fit.
/// </summary>
public sealed class LedgerFileDamagedException : Exception
{
    /// <param name="record">
    /// The first record that does not fit: <c>entry 12</c>, <c>frame 3</c>, <c>ledger.db</c>.
    /// </param>
    /// <param name="reason">What is wrong with it.</param>
    /// <param name="inner">What was thrown while it was read, if anything.</param>
    public LedgerFileDamagedException(string record, string reason, Exception? inner = null)
        : base($"The ledger is damaged at {record}: {reason}", inner) => (Record, Reason) = (record, reason);

    /// <summary>The first record that does not fit.</summary>
    public string Record { get; }

    /// <summary>What is wrong with it.</summary>
    public string Reason { get; }
}
