using Federation.Core.Boards;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>A ledger as it was read from its file, every record checked.</summary>
/// <param name="Header">Which ledger.</param>
/// <param name="Ledger">What its entries add up to.</param>
/// <param name="Totals">Their totals by period, for what the edge announces.</param>
/// <param name="Head">The last sealed frame.</param>
/// <param name="SealedThrough">The last entry that it carries.</param>
/// <param name="Unsealed">The entries after it, with their facts.</param>
/// <param name="Receipt">The last receipt held.</param>
/// <param name="ReceiptedThrough">The last entry that it covers, or that was adopted.</param>
/// <param name="Repairs">The ledgers that it followed, oldest first.</param>
internal sealed record ReplayedLedger(
    LedgerHeader Header,
    ProvinceLedger Ledger,
    LedgerTotals Totals,
    FrameHead Head,
    EntryNumber SealedThrough,
    List<TailEntry> Unsealed,
    StoredReceipt Receipt,
    EntryNumber ReceiptedThrough,
    IReadOnlyList<StoredRepair> Repairs
);
