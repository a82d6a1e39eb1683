using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;

namespace Federation.EdgeNode.Repair;

/// <summary>What the nation holds of one ledger.</summary>
/// <param name="Mark">How far, and whether it is closed.</param>
/// <param name="Copy">Its frames.</param>
/// <param name="Hashes">Their hashes: the first is of frame 1.</param>
internal sealed record HeldLedger(LedgerMark Mark, NationCopy Copy, IReadOnlyList<FrameHash> Hashes);

/// <summary>
/// What the nation holds of a ledger and of those that it followed, oldest first; empty: it knows none.
/// </summary>
internal sealed record NationTrail(IReadOnlyList<HeldLedger> Ledgers)
{
    /// <summary>What it holds of this ledger; null where it does not know it.</summary>
    public HeldLedger? Find(LedgerId ledger) => Ledgers.FirstOrDefault(held => held.Mark.Ledger == ledger);
}
