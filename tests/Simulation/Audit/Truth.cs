using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Simulation.Audit;

/// <summary>
/// What callers asked for and were told, and what it comes to: the model that the journal is held against. It knows no
/// machine: an activity is worth what its last change in the order of the journal says.
/// </summary>
internal sealed class Truth(AreaCatalogue areas)
{
    private readonly Dictionary<(int Owner, Guid Entry), List<ConfirmedChange>> _asked = [];
    private readonly Dictionary<(int Owner, Guid Entry), Promise> _promises = [];
    private readonly List<Promise> _inOrder = [];
    private readonly SortedDictionary<int, OwnerModel> _owners = [];
    private readonly SortedDictionary<int, Repairs> _repairs = [];

    public void Asked(AreaId owner, Guid entry, ConfirmedChange change)
    {
        if (!_asked.TryGetValue((owner.Value, entry), out var changes))
        {
            _asked.Add((owner.Value, entry), changes = []);
        }

        if (!changes.Exists(known => known.IsSame(change)))
        {
            changes.Add(change);
        }
    }

    public void Confirmed(AreaId owner, LedgerId ledger, Guid entry, ConfirmedChange change)
    {
        var asked = _asked.GetValueOrDefault((owner.Value, entry));
        if (asked?.Find(known => known.IsSame(change)) is not { } confirmed)
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
        if (confirmed.Kind is ConfirmedKind.Recorded or ConfirmedKind.Joined)
        {
            _asked[(owner.Value, entry)] = [confirmed];
        }

        if (!promise.Ledgers.Contains(ledger))
        {
            promise.Ledgers.Add(ledger);
        }
    }

    /// <summary>An entry came into the journal: what it tells is what was asked.</summary>
    public void Appended(long position, AreaId owner, ToldEntry entry)
    {
        var model = Of(owner);
        var asked = _asked.GetValueOrDefault((owner.Value, entry.Id)) ?? [];
        if (model.IsMoving && !asked.Exists(change => change.Kind == ConfirmedKind.MadeProvisional))
        {
            CheckClosings(position, owner, model);
        }

        if (asked.Find(change => model.TryTake(change, entry)) is not { } taken)
        {
            throw new AuditException(
                Checks.OfEntry(asked.FirstOrDefault()?.Kind),
                $"Position {position}: entry {entry.Id} of owner {owner} moves "
                    + $"{string.Join(", ", Effects.NetOf(entry.Posts))} and says {string.Join(", ", entry.Facts)}, "
                    + $"which nobody asked for; asked was {string.Join(", ", asked)}, and it was worth "
                    + $"{string.Join(", ", asked.Select(change => $"{model.Find(change.Subject)}"))}."
            );
        }

        if (!model.Repairs.IsCarried(entry.Id))
        {
            CheckDeclared(position, owner, model, taken);
        }

        CheckDays(position, owner, taken);
        if (taken.Kind == ConfirmedKind.Closed)
        {
            CheckClosings(position, owner, model);
        }
        else if (taken.Other != default && taken.Kind == ConfirmedKind.Imported)
        {
            CheckDifference(position, model, taken);
        }
    }

    /// <summary>What lies in closed days is approved, and nothing else is.</summary>
    public void CheckClosings()
    {
        foreach (var (owner, model) in _owners)
        {
            CheckClosings(position: 0, new AreaId(owner), model);
        }
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
    public void Repaired(LedgerId old, LedgerId successor, RepairFindings findings, JournalAudit journal, Edges edges)
    {
        if (edges.Find(old) is { Owner: var owner })
        {
            RepairsOf(owner).Add(findings, journal.Records.Where(record => record.Owner == owner));
        }

        foreach (var promise in _inOrder.Where(promise => promise.Ledgers.Contains(old)))
        {
            promise.IsLost &= !journal.Holds(promise.Owner, promise.Entry);
            promise.IsExempt = promise.IsLost || findings.Named.Contains(promise.Entry);
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
        var worth = _owners.Values.SelectMany(owner => owner.Live);
        var told = Effects.Of(worth.Select(live => ((Worth?)null, (Worth?)live)));
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

    /// <summary>What forces declared, and did not take back, is what the journal's facts leave.</summary>
    public void CheckDeclared(IReadOnlyList<Held> records)
    {
        foreach (var (owner, model) in _owners)
        {
            var held = new StandingDeclarations();
            var facts = records
                .Where(record => record.Number > 0 && record.Owner.Value == owner)
                .SelectMany(record => FrameReading.Read(record.Payload.Span))
                .SelectMany(entry => entry.Facts);
            foreach (var fact in facts.Where(fact => fact.Kind == ToldFact.Declaration))
            {
                held.Take(fact);
            }

            if (!held.Lines().SequenceEqual(model.Declared.Lines()))
            {
                throw new AuditException(
                    Checks.ToldIsCounted,
                    $"Owner {owner} declared {string.Join("; ", model.Declared.Lines())}; the journal says "
                        + $"{string.Join("; ", held.Lines())}."
                );
            }
        }
    }

    private void Replay(IReadOnlyList<Held> records)
    {
        _owners.Clear();
        for (var i = 0; i < records.Count; i++)
        {
            foreach (var entry in records[i].Entries)
            {
                Appended(i + 1, records[i].Owner, entry);
            }
        }
    }

    private OwnerModel Of(AreaId owner)
    {
        if (!_owners.TryGetValue(owner.Value, out var model))
        {
            model = new OwnerModel(areas, RepairsOf(owner), ActOf);
            _owners.Add(owner.Value, model);
        }

        return model;

        ConfirmedChange? ActOf(Guid act) =>
            _asked.GetValueOrDefault((owner.Value, act))?.Find(one => one.Kind == ConfirmedKind.Closed);
    }

    private Repairs RepairsOf(AreaId owner)
    {
        if (!_repairs.TryGetValue(owner.Value, out var repairs))
        {
            _repairs.Add(owner.Value, repairs = new Repairs());
        }

        return repairs;
    }

    private void CheckDays(long position, AreaId owner, ConfirmedChange taken)
    {
        var days = areas.Get(owner).Validity;
        var isOwn =
            taken.Area == default
            || areas.Includes(owner, taken.Area)
                && days.First.Number <= taken.FirstDay
                && taken.LastDay <= days.Last.Number;
        if (!isOwn)
        {
            throw new AuditException(
                Checks.OwnDays,
                $"Position {position}: owner {owner} stood on {days}, and tells of area {taken.Area}, days "
                    + $"{taken.FirstDay}..{taken.LastDay}."
            );
        }
    }

    /// <summary>
    /// What is declared is not counted, and not said of closed days; but for what a repair carried over.
    /// </summary>
    private static void CheckDeclared(long position, AreaId owner, OwnerModel model, ConfirmedChange taken)
    {
        if (taken.Declared.Count > 0 && model.IsClosed(taken))
        {
            throw new AuditException(
                Checks.DeclaredOpen,
                $"Position {position}, owner {owner}: {taken.Kind} {taken.Subject} is of closed days."
            );
        }

        if (model.FindContradicted(taken) is { } contradicted)
        {
            throw new AuditException(Checks.DeclaredAlone, $"Position {position}, owner {owner}: {contradicted}.");
        }
    }

    private static void CheckClosings(long position, AreaId owner, OwnerModel model)
    {
        if (model.FindMisplaced() is { } misplaced)
        {
            throw new AuditException(Checks.ApprovedIsClosed, $"Position {position}, owner {owner}: {misplaced}.");
        }
    }

    /// <summary>What is stated and what is counted agree once the difference is posted.</summary>
    private static void CheckDifference(long position, OwnerModel model, ConfirmedChange difference)
    {
        if (!model.Repairs.Any && model.Compare(difference) is var (stated, counted) && stated != counted)
        {
            throw new AuditException(
                Checks.DifferenceCloses,
                $"Position {position}: lump {difference.Subject} leaves {counted} counted of {stated} stated."
            );
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
