using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;

namespace Federation.EdgeNode.Repair;

/// <summary>What can be read of a ledger's file, sound or not.</summary>
/// <param name="Entries">Every entry that is as it was written, in order; of a damaged file some are missing.</param>
/// <param name="Hashes">Hashes of the frames that follow one another from the first on.</param>
/// <param name="Head">The last of them.</param>
/// <param name="Repairs">The ledgers that it followed, oldest first.</param>
/// <param name="Damage">The first record that is not as it was written; null: everything is.</param>
internal sealed record Salvage(
    IReadOnlyList<Entry> Entries,
    IReadOnlyList<FrameHash> Hashes,
    FrameHead Head,
    IReadOnlyList<StoredRepair> Repairs,
    LedgerFileDamagedException? Damage
)
{
    /// <summary>The head at a number, where it can be read.</summary>
    public FrameHead? At(FrameNumber number) =>
        number == FrameNumber.None || number > Head.Number
            ? null
            : new FrameHead(number, Hashes[(int)(number.Value - 1)]);
}
