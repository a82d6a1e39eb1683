using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// A ledger that is open for writing: the file, and what its entries add up to in memory. Belongs to the writer's
/// thread. After any exception from a method that writes, memory and file may differ: it must be disposed and opened
/// again.
/// </summary>
internal sealed class OpenLedger : IDisposable
{
    private readonly LedgerStore _store;
    private readonly LedgerReader _reader;
    private readonly LedgerTail _tail;
    private readonly EdgeClock _clock;
    private readonly LedgerTotals _totals;
    private readonly FrameSealer _sealer;
    private readonly List<TailEntry> _pending = [];
    private readonly LedgerHeader _header;
    private StoredReceipt _receipt;
    private EntryNumber _receiptedThrough;
    private readonly IReadOnlyList<StoredRepair> _repairs;
    private bool _inTransaction;

    /// <param name="store">Owned from now on.</param>
    /// <param name="reader">Over the store's own connection.</param>
    /// <param name="replayed">What was read from it.</param>
    public OpenLedger(LedgerStore store, LedgerReader reader, ReplayedLedger replayed, LedgerTail tail, EdgeClock clock)
    {
        (_store, _reader, _tail, _clock) = (store, reader, tail, clock);
        _header = replayed.Header;
        Ledger = replayed.Ledger;
        _totals = replayed.Totals;
        _receipt = replayed.Receipt;
        _receiptedThrough = replayed.ReceiptedThrough;
        _repairs = replayed.Repairs;
        _sealer = new FrameSealer(replayed.Head, replayed.SealedThrough);
        replayed.Unsealed.ForEach(Collect);
        tail.Reset(replayed.SealedThrough, replayed.Unsealed);
    }

    /// <summary>What the entries add up to. To be changed by <see cref="Append"/> alone.</summary>
    public ProvinceLedger Ledger { get; }

    /// <summary>The store, for what only tests and copies need.</summary>
    public LedgerStore Store => _store;

    /// <summary>Counts what was written, so that a caller can see whether something was.</summary>
    public long Written { get; private set; }

    /// <summary>Decides a command and appends what it comes to.</summary>
    public Decision Decide(Command command)
    {
        var decision = Ledger.Decide(command, _clock.Today, _clock.NowUnixMicroseconds);
        if (decision is Decision.Accepted accepted)
        {
            Append(accepted.Entries);
        }

        return decision;
    }

    /// <summary>Plans an import and appends what it comes to.</summary>
    public ImportPlan Import(ImportFile file)
    {
        var plan = Ledger.Plan(file, _clock.Today, _clock.NowUnixMicroseconds);
        Append(plan.Entries);
        return plan;
    }

    /// <summary>Plans the undo of an import and appends what it comes to.</summary>
    public ImportPlan Undo(UndoImport undo)
    {
        var plan = Ledger.Plan(undo, _clock.NowUnixMicroseconds);
        Append(plan.Entries);
        return plan;
    }

    /// <summary>Plans a return and appends what it comes to.</summary>
    public ReturnPlan File(FileReturn command)
    {
        var plan = Ledger.Plan(command, _clock.Today, _clock.NowUnixMicroseconds);
        Append(plan.Entries);
        return plan;
    }

    /// <summary>Adds entries, in order, each the next of the ledger.</summary>
    public void Append(IReadOnlyList<Entry> entries)
    {
        foreach (var entry in entries)
        {
            Begin();
            var facts = Ledger.Apply(entry);
            foreach (var posting in Fact.PostingsOf(facts))
            {
                _totals.Apply(posting);
            }

            _store.Insert(entry.Number, entry.Id, EntryBytes.Of(entry));
            var added = new TailEntry(entry.Number, facts) { GoesWithBefore = entry.GoesWithBefore };
            _pending.Add(added);
            Collect(added);
            _clock.Hear(entry.AtUnixMicroseconds);
        }
    }

    /// <summary>Seals what waits into a frame.</summary>
    public void Seal()
    {
        if (_sealer.Waiting > 0)
        {
            Begin();
            _store.Insert(_sealer.Seal()!);
        }
    }

    /// <summary>Seals what waits and takes the totals at that frame; they are durable with the commit.</summary>
    /// <param name="periods">The most important first.</param>
    /// <param name="bytesMax">What the encoded standing may take.</param>
    public Standing TakeStanding(IReadOnlyList<Span> periods, int bytesMax)
    {
        Seal();
        return _totals.At(_sealer.Head, periods, bytesMax);
    }

    /// <summary>Keeps what the nation says that it holds; what it says of another ledger is dropped.</summary>
    public void Keep(LedgerId ledger, FrameHead through)
    {
        if (ledger != _header.Ledger || through == _receipt.Through)
        {
            return;
        }

        Begin();
        _receipt = new StoredReceipt(through, _clock.NowUnixMicroseconds);
        _store.Keep(_receipt);
        var last = _reader.LastEntryOf(through.Number);
        _receiptedThrough = last < Ledger.AdoptedThrough ? Ledger.AdoptedThrough : last;
    }

    /// <summary>Makes durable what was written since the last commit.</summary>
    /// <param name="seal">Seal what waits in the same transaction.</param>
    /// <returns>False where there was nothing to commit.</returns>
    public bool Commit(bool seal)
    {
        if (seal)
        {
            Seal();
        }

        if (!_inTransaction)
        {
            return false;
        }

        _store.Commit();
        _inTransaction = false;
        _tail.Add(_pending);
        _pending.Clear();
        return true;
    }

    /// <summary>What is durable; to be asked after a commit.</summary>
    public LedgerView View() =>
        new(
            _header,
            new EntryNumber(Ledger.NextEntry.Value - 1),
            _sealer.Head,
            _sealer.SealedThrough,
            _sealer.Waiting,
            _receipt.Through,
            _receiptedThrough,
            _receipt.AtUnixMicroseconds,
            Ledger.LatestDay,
            Ledger.AdoptedThrough,
            _repairs
        );

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();

    private void Collect(TailEntry entry)
    {
        if (_sealer.Add(entry) is { } full)
        {
            Begin();
            _store.Insert(full);
        }
    }

    private void Begin()
    {
        if (!_inTransaction)
        {
            _store.Begin();
            _inTransaction = true;
        }

        Written++;
    }
}
