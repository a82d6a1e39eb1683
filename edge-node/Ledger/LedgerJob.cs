namespace Federation.EdgeNode.Ledger;

/// <summary>Something that only the ledger's writer may do, with the caller that waits for it.</summary>
internal abstract class LedgerJob
{
    /// <summary>Does it, on the writer's thread, inside the running batch.</summary>
    public abstract void Run(OpenLedger ledger);

    /// <summary>The batch is durable: tells the caller.</summary>
    public abstract void Complete();

    /// <summary>It failed, or the batch did: tells the caller.</summary>
    public abstract void Fail(Exception reason);
}
