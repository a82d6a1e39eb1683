namespace Federation.EdgeNode.Ledger;

/// <summary>Seals what waits. Nobody waits for it: whoever wants to know looks at the head.</summary>
internal sealed class SealJob : LedgerJob
{
    /// <summary>The one instance.</summary>
    public static SealJob Instance { get; } = new();

    /// <inheritdoc/>
    public override void Run(OpenLedger ledger) => ledger.Seal();

    /// <inheritdoc/>
    public override void Complete() { }

    /// <inheritdoc/>
    public override void Fail(Exception reason) { }
}
