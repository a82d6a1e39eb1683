using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Simulation.Audit;

/// <summary>A record of the journal, as the auditor keeps it.</summary>
internal sealed record Held(
    long Epoch,
    AreaId Owner,
    LedgerId Ledger,
    long Number,
    Hash Hash,
    ReadOnlyMemory<byte> Payload,
    ToldEntry[] Entries
);

/// <summary>The journal: positions, epochs, prefixes, chains, terms, and that no entry is in it twice.</summary>
internal sealed class JournalAudit(Edges edges)
{
    private readonly List<Held> _records = [];
    private readonly SortedDictionary<Guid, (long Number, Hash Hash)> _marks = [];
    private readonly Dictionary<(int Owner, Guid Entry), long> _positionOf = [];
    private readonly Dictionary<Guid, long> _terms = [];
    private long _epoch = 1;
    private long _restores;

    /// <summary>Which ledgers are closed.</summary>
    public Closings Closings { get; } = new();

    /// <summary>The last position.</summary>
    public long Head => _records.Count;

    /// <summary>All records; position p at index p - 1.</summary>
    public IReadOnlyList<Held> Records => _records;

    /// <summary>
    /// The highest epoch that may be: one until the database was restored; after it operators begin one, and so does
    /// each intake that finds frames gone, again at each activation until they are there again.
    /// </summary>
    public long EpochMax => _restores == 0 ? 1 : long.MaxValue;

    /// <summary>True where the journal holds the entry now.</summary>
    public bool Holds(AreaId owner, Guid entry) => _positionOf.ContainsKey((owner.Value, entry));

    /// <summary>The last frame of a ledger that the journal holds.</summary>
    public long Watermark(LedgerId ledger) => _marks.TryGetValue(ledger.Value, out var mark) ? mark.Number : 0;

    public void TermRaised(LedgerId ledger, long term)
    {
        if (_terms.TryGetValue(ledger.Value, out var last) && term <= last)
        {
            throw new AuditException(Checks.StaleWriter, $"Ledger {ledger}: term {term} was taken after {last}.");
        }

        _terms[ledger.Value] = term;
    }

    /// <summary>Takes in a record that is not a frame.</summary>
    public Held Append(long epoch, long position)
    {
        var held = new Held(epoch, default, default, 0, default, default, []);
        Add(epoch, position, held);
        return held;
    }

    /// <summary>Takes in a standing.</summary>
    public Held AppendStanding(long epoch, long position, AreaId owner, LedgerId ledger, long term)
    {
        if (_terms.TryGetValue(ledger.Value, out var last) && term != last)
        {
            throw new AuditException(
                Checks.StaleWriter,
                $"Position {position}: a standing of ledger {ledger} came under term {term}, and {last} was taken."
            );
        }

        Closings.CheckOpen(position, ledger);
        return Append(epoch, position);
    }

    /// <summary>Takes in the closing of a ledger.</summary>
    public Held AppendClosing(long epoch, long position, AreaId owner, LedgerId ledger, ReadOnlyMemory<byte> payload)
    {
        var (number, hash) = _marks.GetValueOrDefault(ledger.Value, (0, Chain.Genesis(owner, ledger)));
        Closings.Append(position, ledger, number, hash, payload);
        return Append(epoch, position);
    }

    /// <summary>Takes in a frame.</summary>
    public Held Append(
        long epoch,
        long position,
        AreaId owner,
        LedgerId ledger,
        long term,
        long number,
        Hash hash,
        ReadOnlyMemory<byte> payload
    )
    {
        var frames = edges.Of(owner, ledger);
        Closings.CheckOpen(position, ledger);
        CheckPrefix(position, owner, ledger, number, hash, payload);
        if (_terms.TryGetValue(ledger.Value, out var last) && term != last)
        {
            throw new AuditException(
                Checks.StaleWriter,
                $"Position {position}: frame {number} of ledger {ledger} came under term {term}, and {last} was taken."
            );
        }

        var frame =
            frames.Find(number, hash)
            ?? throw new AuditException(
                Checks.SealedFirst,
                $"Position {position}: frame {number} {hash}… of ledger {ledger} was never sealed and synced."
            );
        frame.WasAppended = true;
        var held = new Held(epoch, owner, ledger, number, hash, payload, frame.Entries);
        Add(epoch, position, held);
        SealedFrames.Know(frame, position);
        _marks[ledger.Value] = (number, hash);
        Index(position, held);
        return held;
    }

    public void Restore(long epoch, long position)
    {
        if (position > Head || epoch > EpochMax)
        {
            throw new AuditException(Checks.JournalDense, $"Restored to {epoch}·{position} from {_epoch}·{Head}.");
        }

        _restores++;
        _epoch = epoch;
        _terms.Clear();
        Closings.NationRestored(position);
        _records.RemoveRange((int)position, _records.Count - (int)position);
        _marks.Clear();
        _positionOf.Clear();
        for (var i = 0; i < _records.Count; i++)
        {
            var held = _records[i];
            if (held.Number == 0)
            {
                continue;
            }

            _marks[held.Ledger.Value] = (held.Number, held.Hash);
            Index(i + 1, held);
        }
    }

    /// <summary>Reads all records anew, from their bytes.</summary>
    public void CheckInFull()
    {
        var heads = new Dictionary<Guid, (long Number, Hash Hash)>();
        var entries = new HashSet<(int, Guid)>();
        for (var i = 0; i < _records.Count; i++)
        {
            var held = _records[i];
            if (held.Number == 0)
            {
                continue;
            }

            var (number, hash) = heads.GetValueOrDefault(
                held.Ledger.Value,
                (0, Chain.Genesis(held.Owner, held.Ledger))
            );
            Require(held.Number == number + 1, Checks.LedgerPrefix, i, held);
            Require(Chain.Next(hash, held.Payload.Span) == held.Hash, Checks.LedgerChain, i, held);
            heads[held.Ledger.Value] = (held.Number, held.Hash);
            foreach (var entry in FrameReading.Read(held.Payload.Span))
            {
                Require(entries.Add((held.Owner.Value, entry.Id)), Checks.CountedOnce, i, held);
            }
        }
    }

    private static void Require(bool holds, string check, int index, Held held)
    {
        if (!holds)
        {
            throw new AuditException(check, $"Position {index + 1}: frame {held.Number} of ledger {held.Ledger}.");
        }
    }

    private void CheckPrefix(
        long position,
        AreaId owner,
        LedgerId ledger,
        long number,
        Hash hash,
        ReadOnlyMemory<byte> payload
    )
    {
        var (last, before) = _marks.GetValueOrDefault(ledger.Value, (0, Chain.Genesis(owner, ledger)));
        if (number != last + 1)
        {
            throw new AuditException(
                Checks.LedgerPrefix,
                $"Position {position}: frame {number} of ledger {ledger} follows frame {last}."
            );
        }

        var next = Chain.Next(before, payload.Span);
        if (next != hash || edges.Of(owner, ledger).Owner != owner)
        {
            throw new AuditException(
                Checks.LedgerChain,
                $"Position {position}: frame {number} {hash}… of ledger {ledger}, owner {owner}, gives {next}…."
            );
        }
    }

    private void Add(long epoch, long position, Held held)
    {
        if (position != Head + 1)
        {
            throw new AuditException(Checks.JournalDense, $"Position {position} follows {Head}.");
        }

        if (epoch < _epoch || epoch > EpochMax)
        {
            throw new AuditException(
                Checks.JournalEpoch,
                $"Position {position}: epoch {epoch} follows {_epoch} after {_restores} restores."
            );
        }

        _epoch = epoch;
        _records.Add(held);
    }

    private void Index(long position, Held held)
    {
        foreach (var entry in held.Entries)
        {
            if (!_positionOf.TryAdd((held.Owner.Value, entry.Id), position))
            {
                throw new AuditException(
                    Checks.CountedOnce,
                    $"Entry {entry.Id} of owner {held.Owner} is at position "
                        + $"{_positionOf[(held.Owner.Value, entry.Id)]} and again at {position}."
                );
            }
        }
    }
}
