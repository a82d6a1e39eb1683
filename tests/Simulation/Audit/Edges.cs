using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Simulation.Audit;

/// <summary>What edges sealed, what the nation was told of it, what stopped, and what receipts said.</summary>
internal sealed class Edges
{
    private readonly SortedDictionary<Guid, SealedFrames> _ledgers = [];
    private readonly SortedDictionary<Guid, string> _stopped = [];
    private readonly SortedSet<Guid> _lost = [];
    private readonly SortedSet<Guid> _repaired = [];

    /// <summary>The frames of a ledger.</summary>
    public SealedFrames Of(AreaId owner, LedgerId ledger)
    {
        if (!_ledgers.TryGetValue(ledger.Value, out var frames))
        {
            _ledgers.Add(ledger.Value, frames = new SealedFrames(owner, ledger));
            frames.MayBranch = _lost.Contains(ledger.Value);
        }

        return frames;
    }

    /// <summary>The frames of a ledger; null where nothing was told of it.</summary>
    public SealedFrames? Find(LedgerId ledger) => _ledgers.GetValueOrDefault(ledger.Value);

    public void FrameDurable(AreaId owner, LedgerId ledger, long number, ReadOnlySpan<byte> bytes)
    {
        var frames = Of(owner, ledger);
        if (frames.Owner != owner)
        {
            throw new AuditException(Checks.LedgerChain, $"Ledger {ledger} is of {frames.Owner}, not of {owner}.");
        }

        frames.Add(number, bytes);
    }

    public void Announced(LedgerId ledger, long number, Hash hash, long journalHead)
    {
        if (number == 0)
        {
            return;
        }

        var frame =
            Find(ledger)?.Find(number, hash)
            ?? throw new AuditException(
                Checks.SealedFirst,
                $"Frame {number} {hash}… of ledger {ledger} was announced and never sealed and synced."
            );
        SealedFrames.Know(frame, journalHead + 1);
    }

    public void ReceiptKept(LedgerId ledger, long number, Hash hash)
    {
        if (number > 0 && Find(ledger)?.Find(number, hash) is not { WasAppended: true })
        {
            throw new AuditException(
                Checks.ReceiptDurable,
                $"Ledger {ledger} has a receipt for frame {number} {hash}…, which the journal never held."
            );
        }
    }

    public void Lost(LedgerId ledger)
    {
        _lost.Add(ledger.Value);
        if (Find(ledger) is { } frames)
        {
            frames.MayBranch = true;
        }
    }

    public void NationRestored(long position)
    {
        foreach (var frames in _ledgers.Values)
        {
            frames.Forget(position);
        }
    }

    public void Stopped(LedgerId ledger, string state)
    {
        if (state is "Behind" or "Forked" && !_lost.Contains(ledger.Value))
        {
            throw new AuditException(
                Checks.StopHasCause,
                $"Ledger {ledger} stopped as {state}, and no disk of it was ever restored, cloned or lost."
            );
        }

        _stopped[ledger.Value] = state;
    }

    public void GoesOn(LedgerId ledger) => _stopped.Remove(ledger.Value);

    /// <summary>An operator closed a ledger and goes on in another one: only where it had stopped by name.</summary>
    public void Repaired(LedgerId old, LedgerId successor, Closings closings)
    {
        if (!_stopped.Remove(old.Value) || closings.SuccessorOf(old) != successor.Value)
        {
            throw new AuditException(
                Checks.RepairHasCause,
                $"Ledger {old} was repaired to {successor}; it had not stopped by name, or the journal says that "
                    + $"{closings.SuccessorOf(old)} follows it."
            );
        }

        _repaired.Add(old.Value);
    }

    /// <summary>No ledger stands still.</summary>
    public void CheckHealed()
    {
        if (_stopped.Count > 0)
        {
            var (ledger, state) = _stopped.First();
            throw new AuditException(Checks.Healed, $"Ledger {ledger} still stands in {state}.");
        }
    }

    /// <summary>Every ledger that goes on has its last frame in the journal.</summary>
    public void CheckArrived(JournalAudit journal)
    {
        foreach (var (id, frames) in _ledgers.Where(known => !_repaired.Contains(known.Key)))
        {
            var ledger = new LedgerId(id);
            if (!frames.MayBranch && journal.Watermark(ledger) != frames.Last)
            {
                throw new AuditException(
                    Checks.Converged,
                    $"Ledger {ledger} sealed through frame {frames.Last}; the journal holds it through "
                        + $"{journal.Watermark(ledger)}."
                );
            }
        }
    }
}
