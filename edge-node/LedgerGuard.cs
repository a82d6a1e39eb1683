using Federation.EdgeNode.Ledger;

namespace Federation.EdgeNode;

/// <summary>Stops the node when the ledger's writer finds that the ledger is damaged.</summary>
internal sealed class LedgerGuard(LedgerHost ledger, NodeFate fate) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ledger.Writer.Stopped.WaitAsync(stoppingToken);
        }
        catch (LedgerFileDamagedException e)
        {
            fate.Stop(ExitCodes.Damaged, e);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node is stopping for another reason.
        }
    }
}
