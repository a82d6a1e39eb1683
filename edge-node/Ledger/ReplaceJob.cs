namespace Federation.EdgeNode.Ledger;

/// <summary>Replaces the ledger's files, while the writer has them closed.</summary>
internal sealed class ReplaceJob(Action replace) : LedgerJob
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the new ledger is open.</summary>
    public Task Done => _done.Task;

    /// <summary>Replaces them.</summary>
    public void Replace() => replace();

    /// <inheritdoc/>
    public override void Run(OpenLedger ledger) =>
        throw new InvalidOperationException("Files are replaced while the ledger is closed.");

    /// <inheritdoc/>
    public override void Complete() => _done.TrySetResult();

    /// <inheritdoc/>
    public override void Fail(Exception reason) => _done.TrySetException(reason);
}
