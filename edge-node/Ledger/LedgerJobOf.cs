namespace Federation.EdgeNode.Ledger;

/// <summary>A job with a result. Callers go on elsewhere: none of their work runs on the writer's thread.</summary>
internal sealed class LedgerJob<T>(Func<OpenLedger, T> run) : LedgerJob
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    /// <summary>Completes after the batch that the job was in is durable.</summary>
    public Task<T> Done => _done.Task;

    /// <inheritdoc/>
    public override void Run(OpenLedger ledger) => _result = run(ledger);

    /// <inheritdoc/>
    public override void Complete() => _done.TrySetResult(_result!);

    /// <inheritdoc/>
    public override void Fail(Exception reason) => _done.TrySetException(reason);
}
