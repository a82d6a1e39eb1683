namespace Federation.EdgeNode.Ledger;

/// <summary>
/// The ledger's file is damaged: nothing is recorded and nothing of it is shown until an operator has repaired it.
/// </summary>
public sealed class LedgerStoppedException(LedgerFileDamagedException damage)
    : Exception(
        $"{damage.Message}. Nothing was recorded, and nothing is until it is repaired: see fed ledger repair --plan.",
        damage
    );
