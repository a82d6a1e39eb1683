using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using FrameMessage = Federation.Core.Exchange.Messages.FrameMessage;

namespace Federation.Silo.Intake;

/// <summary>What the nation holds of a ledger and of those that it followed, read from the journal.</summary>
internal sealed class LedgerCopies(IJournal journal)
{
    /// <summary>
    /// Writes a mark of each, oldest first, each with its frames behind it; an unknown ledger: nothing.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public async Task WriteAsync(
        AreaId owner,
        LedgerId ledger,
        IServerStreamWriter<LedgerPart> parts,
        CancellationToken cancellationToken
    )
    {
        var marks = (await journal.ReadLedgersAsync(cancellationToken)).Where(mark => mark.Owner == owner).ToList();
        foreach (var mark in Trail(marks, ledger))
        {
            await parts.WriteAsync(new LedgerPart { Mark = RepairMessages.ToWire(mark) }, cancellationToken);
            var previous = FrameChain.Genesis(owner, mark.Ledger).Hash;
            await foreach (var record in journal.ReadLedgerAsync(mark.Ledger, FrameNumber.None, cancellationToken))
            {
                if (record.Head.Number > mark.Watermark.Number)
                {
                    break;
                }

                var frame = new FrameMessage(new Frame(record.Head, previous, record.Payload));
                await parts.WriteAsync(new LedgerPart { Frame = UplinkMessages.ToWire(frame) }, cancellationToken);
                previous = record.Head.Hash;
            }
        }
    }

    /// <summary>The ledger and all that were closed in its favour, each before the one that follows it.</summary>
    private static List<LedgerMark> Trail(List<LedgerMark> marks, LedgerId ledger)
    {
        var trail = marks.FindAll(mark => mark.Ledger == ledger);
        for (var next = 0; next < trail.Count; next++)
        {
            var follower = trail[next].Ledger;
            trail.AddRange(marks.Where(mark => mark.Successor == follower && !trail.Contains(mark)));
        }

        trail.Reverse();
        return trail;
    }
}
