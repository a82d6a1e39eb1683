using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Simulation.Audit;

/// <summary>
/// What callers asked for and were told, and what it comes to: the model that the journal is held against. It knows no
/// machine: an activity is worth what its last change in the order of the journal says.
/// </summary>
internal sealed class Truth
{
    private readonly Dictionary<(int Owner, Guid Entry), List<ConfirmedChange>> _asked = [];
    private readonly Dictionary<(int Owner, Guid Entry), Promise> _promises = [];
    private readonly List<Promise> _inOrder = [];
    private readonly Dictionary<(int Owner, Guid Subject), ConfirmedChange> _worth = [];

    public void Asked(AreaId owner, Guid entry, ConfirmedChange change)
    {
        if (!_asked.TryGetValue((owner.Value, entry), out var changes))
        {
            _asked.Add((owner.Value, entry), changes = []);
        }

        if (!changes.Exists(known => Effects.AreEqual(known, change)))
        {
            changes.Add(change);
        }
    }

    public void Confirmed(AreaId owner, LedgerId ledger, Guid entry, ConfirmedChange change)
    {
        var asked = _asked.GetValueOrDefault((owner.Value, entry));
        if (asked?.Find(known => Effects.AreEqual(known, change)) is not { } confirmed)
        {
            throw new AuditException(
                Checks.AskedFor,
                $"Entry {entry} of ledger {ledger} was confirmed as {change}, which nobody asked for."
            );
        }

        if (!_promises.TryGetValue((owner.Value, entry), out var promise))
        {
            _promises.Add((owner.Value, entry), promise = new Promise(owner, entry));
            _inOrder.Add(promise);
        }

        (promise.IsLost, promise.IsExempt) = (false, false);
        _asked[(owner.Value, entry)] = [confirmed];
        if (!promise.Ledgers.Contains(ledger))
        {
            promise.Ledgers.Add(ledger);
        }
    }

    /// <summary>An entry came into the journal: what it moves is what was asked.</summary>
    public void Appended(long position, AreaId owner, ToldEntry entry)
    {
        var moved = Effects.NetOf(entry.Posts);
        foreach (var change in _asked.GetValueOrDefault((owner.Value, entry.Id)) ?? [])
        {
            var subject = (owner.Value, change.Subject);
            if (Effects.AreEqual(moved, Effects.Of(change, _worth.GetValueOrDefault(subject))))
            {
                _worth[subject] = Effects.After(change, _worth.GetValueOrDefault(subject))!;
                return;
            }
        }

        throw new AuditException(
            Checks.AskedFor,
            $"Position {position}: entry {entry.Id} of owner {owner} moves {string.Join(", ", moved)}, which nobody "
                + "asked for."
        );
    }

    /// <summary>A disk holds only these entries: what the nation never knew of is exempt (DESIGN section 6).</summary>
    public void DiskRestored(LedgerId ledger, IReadOnlyCollection<Guid> left, Edges edges)
    {
        var kept = left.ToHashSet();
        foreach (var promise in _inOrder.Where(p => p.Ledgers.Count == 1 && p.Ledgers[0] == ledger))
        {
            promise.IsLost = !kept.Contains(promise.Entry);
            promise.IsExempt = promise.IsLost && edges.Find(ledger)?.IsKnown(promise.Entry) != true;
        }
    }

    /// <summary>
    /// The nation is back at a copy: what a disk lost before, and this copy never knew of, is exempt as well.
    /// </summary>
    public void NationRestored(IReadOnlyList<Held> records, Edges edges)
    {
        Replay(records);
        foreach (var promise in _inOrder.Where(p => p.IsLost))
        {
            promise.IsExempt = edges.Find(promise.Ledgers[0])?.IsKnown(promise.Entry) != true;
        }
    }

    /// <summary>
    /// A ledger that had stopped by name goes on in another one. What a disk lost, and the nation had only heard of, is
    /// lost: that it was is what the stop said. What an operator was told of one by one is in that operator's hands.
    /// </summary>
    public void Repaired(LedgerId old, LedgerId successor, IReadOnlyCollection<Guid> named, JournalAudit journal)
    {
        foreach (var promise in _inOrder.Where(promise => promise.Ledgers.Contains(old)))
        {
            promise.IsLost &= !journal.Holds(promise.Owner, promise.Entry);
            promise.IsExempt = promise.IsLost || named.Contains(promise.Entry);
            promise.Ledgers.Add(successor);
        }
    }

    /// <summary>Who asks again for what was confirmed, and is not lost, is never refused.</summary>
    public void Refused(AreaId owner, LedgerId ledger, Guid entry, string why)
    {
        if (
            _promises.TryGetValue((owner.Value, entry), out var promise)
            && promise is { IsLost: false, IsExempt: false }
        )
        {
            throw new AuditException(
                Checks.RetryRecognised,
                $"Entry {entry} of owner {owner} was confirmed; a retry at ledger {ledger} was refused: {why}"
            );
        }
    }

    /// <summary>Every confirmed entry is in the journal, unless it is exempt.</summary>
    public void CheckNothingVanished(JournalAudit journal, Edges edges)
    {
        foreach (var promise in _inOrder)
        {
            if (!promise.IsExempt && !journal.Holds(promise.Owner, promise.Entry))
            {
                var where = promise.Ledgers.Select(l => $"{l} ({edges.Find(l)?.Tell(promise.Entry) ?? "no frame"})");
                throw new AuditException(
                    Checks.NeverVanishes,
                    $"Entry {promise.Entry} of owner {promise.Owner} was confirmed and is not in the journal; ledger "
                        + $"{string.Join(", ", where)}."
                );
            }
        }
    }

    /// <summary>What all callers were told, where the journal holds it, adds up to all that the journal says.</summary>
    public void CheckSums(IReadOnlyList<Held> records)
    {
        var told = Effects.NetOf(_worth.Values.SelectMany(change => Effects.Of(change, null).Select(Effects.Post)));
        var held = Effects.NetOf(
            records
                .Where(record => record.Number > 0)
                .SelectMany(record => FrameReading.Read(record.Payload.Span))
                .SelectMany(entry => entry.Posts)
        );
        if (!Effects.AreEqual(told, held))
        {
            var odd = told.Except(held).Concat(held.Except(told)).First().Key;
            throw new AuditException(
                Checks.ToldIsCounted,
                $"{odd}: callers were told {told.GetValueOrDefault(odd)}, the journal adds up to "
                    + $"{held.GetValueOrDefault(odd)}."
            );
        }
    }

    private void Replay(IReadOnlyList<Held> records)
    {
        _worth.Clear();
        for (var i = 0; i < records.Count; i++)
        {
            foreach (var entry in records[i].Entries)
            {
                Appended(i + 1, records[i].Owner, entry);
            }
        }
    }

    private sealed class Promise(AreaId owner, Guid entry)
    {
        public AreaId Owner => owner;
        public Guid Entry => entry;
        public List<LedgerId> Ledgers { get; } = [];

        /// <summary>True where the disk that held it was lost.</summary>
        public bool IsLost { get; set; }

        /// <summary>True where it was lost before the nation knew of it.</summary>
        public bool IsExempt { get; set; }
    }
}
