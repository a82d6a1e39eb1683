using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>
/// The one writer of an edge's ledger: whatever waits when the last sync has returned goes into one transaction. If a
/// sync fails, every caller in it is told so and the memory is read from the disk again.
/// </summary>
internal sealed class EdgeWriter
{
    private static readonly TimeSpan SyncMin = TimeSpan.FromMilliseconds(0.5);
    private static readonly TimeSpan SyncMax = TimeSpan.FromMilliseconds(5);

    private readonly SimulatedEdge _edge;
    private readonly Setting _setting;
    private List<EdgeJob> _waiting = [];
    private OpenBook? _book;
    private bool _isBusy;

    /// <exception cref="DiskDamagedException">The disk does not hold what was written.</exception>
    public EdgeWriter(SimulatedEdge edge, Setting setting)
    {
        (_edge, _setting) = (edge, setting);
        _book = Open();
        TellFrames();
        View = EdgeView.Of(_book);
    }

    /// <summary>What is durable now.</summary>
    public EdgeView View { get; private set; }

    /// <summary>True where a commit should seal at once.</summary>
    public bool HasCredit { get; set; }

    /// <summary>The ids of the entries in memory.</summary>
    public IReadOnlyCollection<Guid> EntryIds => _book?.EntryIds ?? [];

    public ProvinceLedger? Ledger => _book?.Ledger;

    public void Add(EdgeJob job)
    {
        _waiting.Add(job);
        if (!_isBusy)
        {
            _isBusy = true;
            _edge.After(TimeSpan.Zero, RunBatch);
        }
    }

    private void RunBatch()
    {
        var jobs = _waiting;
        _waiting = [];
        var isReadAgain = _book is null;
        if (isReadAgain)
        {
            Reopen();
        }

        if (_book is not { } book)
        {
            return;
        }

        jobs.ForEach(job => job.Run(book));
        if (_edge.DiesHere())
        {
            return;
        }

        if (HasCredit)
        {
            book.Seal();
        }

        if (!book.Commit())
        {
            End(jobs, book, isNew: isReadAgain);
            return;
        }

        if (_edge.DiesHere())
        {
            return;
        }

        var isSlow = _setting.Strikes(FaultKind.SlowSync, _edge.Number);
        _edge.After(
            isSlow ? _setting.Rng.UpTo(TimeSpan.FromSeconds(1)) : _setting.Rng.Between(SyncMin, SyncMax),
            () => EndOfSync(jobs, book)
        );
    }

    private void EndOfSync(List<EdgeJob> jobs, OpenBook book)
    {
        if (_setting.Strikes(FaultKind.SyncFailed, _edge.Number))
        {
            GiveUp(jobs);
            return;
        }

        _edge.Disk.Sync();
        TellFrames();
        if (_edge.DiesHere())
        {
            return;
        }

        End(jobs, book, isNew: true);
    }

    private void End(List<EdgeJob> jobs, OpenBook book, bool isNew)
    {
        if (isNew)
        {
            View = EdgeView.Of(book);
            _setting.Note(TraceKind.EdgeCommitted, _edge.Number, View.Head.Number.Value, book.EntryIds.Count);
            _edge.Committed();
        }

        Complete(jobs);
    }

    private void Complete(List<EdgeJob> jobs)
    {
        foreach (var job in jobs)
        {
            if (_edge.DiesHere())
            {
                return;
            }

            job.Complete();
        }

        GoOn();
    }

    private void GoOn()
    {
        _isBusy = _waiting.Count > 0;
        if (_isBusy)
        {
            _edge.After(TimeSpan.Zero, RunBatch);
        }
    }

    private void GiveUp(List<EdgeJob> jobs)
    {
        if (_setting.Rng.Chance(0.5))
        {
            _edge.Disk.DropUnsynced();
        }

        _book = null;
        jobs.ForEach(job => job.Fail());
        GoOn();
    }

    /// <summary>Settles the disk and reads it again, so that memory stands on nothing that is not synced.</summary>
    private void Reopen()
    {
        try
        {
            _book = Open();
            TellFrames();
        }
        catch (DiskDamagedException damage)
        {
            _edge.StopDamaged(damage.Message);
        }
    }

    private OpenBook Open() => OpenBook.Open(_edge.Owner, _edge.Ledger, _edge.Disk, _edge.Rules, _setting.Parts.Tell);

    private void TellFrames()
    {
        var disk = _edge.Disk;
        while (disk.FramesTold < disk.LastFrame)
        {
            var frame = disk.Frame(new(++disk.FramesTold))!;
            _setting.Witness.FrameDurable(_edge.Owner, _edge.Ledger, disk.FramesTold, frame.Bytes);
        }
    }
}
