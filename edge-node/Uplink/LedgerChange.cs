using Federation.EdgeNode.Ledger;

namespace Federation.EdgeNode.Uplink;

/// <summary>Wakes a waiter when the ledger was written, replaced or found damaged.</summary>
internal sealed class LedgerChange : IDisposable
{
    private readonly LedgerWriter _writer;
    private readonly SemaphoreSlim _changed = new(0);

    public LedgerChange(LedgerWriter writer)
    {
        _writer = writer;
        _writer.Committed += OnCommitted;
    }

    /// <summary>Returns after a change since the last call, or after the time.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider time, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(most, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await _changed.WaitAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Committed -= OnCommitted;
        _changed.Dispose();
    }

    private void OnCommitted(object? sender, EventArgs e)
    {
        if (_changed.CurrentCount == 0)
        {
            _changed.Release();
        }
    }
}
