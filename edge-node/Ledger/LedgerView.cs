using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>What is durable in the ledger: published by the writer after each commit. Immutable.</summary>
/// <param name="Header">Which ledger.</param>
/// <param name="LastEntry">The last entry.</param>
/// <param name="Head">The last sealed frame.</param>
/// <param name="SealedThrough">The last entry that a frame carries.</param>
/// <param name="UnsealedFacts">Facts of the entries after it.</param>
/// <param name="Receipted">The frame through which the nation holds the ledger.</param>
/// <param name="ReceiptedThrough">The last entry in that frame.</param>
/// <param name="ReceiptUnixMicroseconds">When that was heard; 0: never.</param>
/// <param name="LatestDay">The latest day on which an entry was made; null while there is none.</param>
/// <param name="AdoptedThrough">The last adopted entry; 0: none.</param>
/// <param name="Repairs">The ledgers that this one followed, oldest first.</param>
internal sealed record LedgerView(
    LedgerHeader Header,
    EntryNumber LastEntry,
    FrameHead Head,
    EntryNumber SealedThrough,
    int UnsealedFacts,
    FrameHead Receipted,
    EntryNumber ReceiptedThrough,
    long ReceiptUnixMicroseconds,
    Day? LatestDay,
    EntryNumber AdoptedThrough,
    IReadOnlyList<StoredRepair> Repairs
)
{
    /// <summary>What can be said of a ledger whose file is damaged: which one it is.</summary>
    public static LedgerView Unreadable(LedgerHeader header)
    {
        var genesis = FrameChain.Genesis(header.Owner, header.Ledger);
        return new(header, default, genesis, default, 0, genesis, default, 0, null, default, []);
    }

    /// <summary>
    /// Entries that no receipt covers; 0 where the nation was told all there is to tell, as after a confirmation, which
    /// tells it nothing.
    /// </summary>
    public long BacklogEntries =>
        UnsealedFacts == 0 && Receipted == Head ? 0 : LastEntry.Value - ReceiptedThrough.Value;
}
