using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using Entry = Federation.Core.Ledger.Entry;
using FrameHead = Federation.Core.Exchange.FrameHead;

namespace Federation.Simulation.World;

/// <summary>What can be read of an edge's disk, sound or not: rows as they were written, and no others.</summary>
/// <param name="Entries">In order; of a damaged disk some are missing.</param>
/// <param name="Frames">Heads of the frames that follow one another from the first on, by their bytes.</param>
/// <param name="Damage">The first row that is not as it was written; null: all are.</param>
internal sealed record Salvage(IReadOnlyList<Entry> Entries, IReadOnlyList<FrameHead> Frames, string? Damage)
{
    /// <summary>Reads a disk; changes nothing.</summary>
    public static Salvage Of(AreaId owner, LedgerId ledger, LedgerDisk disk)
    {
        var heads = new List<FrameHead>();
        var head = FrameChain.Genesis(owner, ledger);
        var damage = default(string);
        while (damage is null && disk.Frame(head.Number.Next()) is { } frame)
        {
            if (FrameChain.Next(head, frame.Bytes) != frame.Head)
            {
                damage = $"the bytes of frame {frame.Head.Number} do not give its hash";
                continue;
            }

            head = frame.Head;
            heads.Add(head);
        }

        var entries = new List<Entry>();
        foreach (var row in disk.Rows.OfType<DiskRow.Entry>())
        {
            if (!OpenBook.IsAsWritten(row))
            {
                damage ??= $"the bytes of entry {row.Number} do not give its digest";
                continue;
            }

            var stored = StoredEntry.Parser.ParseFrom(row.Body);
            entries.Add(StoredEntries.FromStored(new EntryNumber(row.Number), row.Id, stored));
        }

        return new Salvage(entries, heads, damage);
    }

    /// <summary>False where the nation knows a frame that is not there, or is another one there.</summary>
    public bool Holds(FrameHead head) =>
        head.Number == FrameNumber.None
        || (head.Number.Value <= Frames.Count && Frames[(int)head.Number.Value - 1] == head);
}
