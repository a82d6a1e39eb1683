using System.Diagnostics.CodeAnalysis;
using Federation.Wire.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// The one thread that writes the ledger. Whatever waits when the last sync has returned goes into one transaction. If
/// it cannot be committed, every caller in it is told so and the memory is read from the file again: the file is the
/// truth.
/// </summary>
internal sealed partial class LedgerWriter : IDisposable
{
    private readonly BatchQueue<LedgerJob> _queue;
    private readonly LedgerOptions _options;
    private readonly ILogger<LedgerWriter> _log;
    private readonly TimeProvider _time;
    private readonly Thread _thread;
    private readonly Func<OpenLedger> _open;
    private volatile bool _hasCredit;
    private LedgerFileDamagedException? _damage;
    private OpenLedger? _ledger;
    private LedgerView _view;

    /// <param name="opened">The ledger as it was read at the start; the writer owns it from now on.</param>
    /// <param name="reopen">Reads the ledger from its file again.</param>
    public LedgerWriter(
        OpenLedger opened,
        Func<OpenLedger> reopen,
        IOptions<LedgerOptions> options,
        TimeProvider time,
        ILogger<LedgerWriter> log
    )
        : this(opened, opened.View(), null, reopen, options, time, log) { }

    /// <param name="header">The ledger whose file is damaged.</param>
    /// <param name="damage">What was found; everything is refused until <see cref="ReplaceAsync"/>.</param>
    /// <param name="reopen">Reads the ledger from its file again.</param>
    public LedgerWriter(
        LedgerHeader header,
        LedgerFileDamagedException damage,
        Func<OpenLedger> reopen,
        IOptions<LedgerOptions> options,
        TimeProvider time,
        ILogger<LedgerWriter> log
    )
        : this(null, LedgerView.Unreadable(header), damage, reopen, options, time, log) => Log.Damaged(log, damage);

    private LedgerWriter(
        OpenLedger? opened,
        LedgerView view,
        LedgerFileDamagedException? damage,
        Func<OpenLedger> reopen,
        IOptions<LedgerOptions> options,
        TimeProvider time,
        ILogger<LedgerWriter> log
    )
    {
        _options = options.Value;
        _queue = new BatchQueue<LedgerJob>(_options.QueueMax);
        (_ledger, _open, _time, _log) = (opened, reopen, time, log);
        (_view, _damage) = (view, damage);
        _thread = new Thread(Work) { IsBackground = true, Name = "ledger writer" };
        _thread.Start();
    }

    /// <summary>What is durable now. Any thread.</summary>
    public LedgerView View => Volatile.Read(ref _view);

    /// <summary>True where a commit should seal at once. The uplink says so; any thread.</summary>
    public bool HasCredit
    {
        get => _hasCredit;
        set => _hasCredit = value;
    }

    /// <summary>
    /// What is wrong with the ledger's file: nothing is recorded until it is repaired. Null: it is sound.
    /// </summary>
    public LedgerFileDamagedException? Damage => Volatile.Read(ref _damage);

    /// <summary>Refuses where the file is damaged.</summary>
    /// <exception cref="LedgerStoppedException">It is.</exception>
    public void DemandSound()
    {
        if (Damage is { } damage)
        {
            throw new LedgerStoppedException(damage);
        }
    }

    /// <summary>Somebody found the file damaged: from now on everything is refused.</summary>
    public void Declare(LedgerFileDamagedException damage)
    {
        if (Interlocked.CompareExchange(ref _damage, damage, null) is null)
        {
            Log.Damaged(_log, damage);
            Committed?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>
    /// Replaces the ledger's files while the writer has them closed, and goes on with what is there then. What waits is
    /// decided on the new ledger.
    /// </summary>
    /// <param name="replace">Runs on the writer's thread. All or nothing: where it throws, the old ledger goes
    /// on.</param>
    public Task ReplaceAsync(Action replace)
    {
        var job = new ReplaceJob(replace);
        Add(job);
        return job.Done;
    }

    /// <summary>
    /// Raised after a commit changed the view, the ledger was replaced or found damaged; usually on the writer's
    /// thread. Must not block or throw.
    /// </summary>
    public event EventHandler? Committed;

    /// <summary>Runs something on the writer's thread and returns its result once the batch is durable.</summary>
    /// <exception cref="LedgerQueueFullException">Nothing was done.</exception>
    /// <exception cref="LedgerUnavailableException">
    /// It could not be committed, or not within the time: the outcome is unknown.
    /// </exception>
    public async Task<T> RunAsync<T>(Func<OpenLedger, T> run, CancellationToken cancellationToken)
    {
        var job = new LedgerJob<T>(run);
        Add(job);
        try
        {
            return await job.Done.WaitAsync(_options.CommandTimeout, _time, cancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new LedgerUnavailableException(
                $"The ledger did not answer within {_options.CommandTimeout}. Whether it was recorded is unknown: "
                    + "try again with the same id.",
                e
            );
        }
    }

    /// <summary>
    /// Adds a job; its <see cref="LedgerJob.Complete"/> or <see cref="LedgerJob.Fail"/> is called later.
    /// </summary>
    /// <exception cref="LedgerQueueFullException">The queue is full.</exception>
    /// <exception cref="LedgerUnavailableException">The writer has stopped.</exception>
    public void Add(LedgerJob job)
    {
        switch (_queue.TryAdd(job))
        {
            case AddOutcome.Full:
                throw new LedgerQueueFullException(_options.QueueMax);
            case AddOutcome.Closed:
                throw new LedgerUnavailableException("The node is stopping. Nothing was recorded.");
        }
    }

    /// <summary>As <see cref="Add"/>, for a job that nobody waits for: false where it could not be added.</summary>
    public bool TryAdd(LedgerJob job) => _queue.TryAdd(job) == AddOutcome.Added;

    /// <summary>Asks for a seal of what waits, in the next commit; false where the queue is full.</summary>
    public bool TrySeal() => TryAdd(SealJob.Instance);

    /// <summary>Ends the thread after what waits is done.</summary>
    public void Dispose()
    {
        _queue.Close();
        _thread.Join();
        _ledger?.Dispose();
    }

    private void Work()
    {
        var jobs = new List<LedgerJob>();
        while (_queue.TakeAll(ref jobs))
        {
            for (var start = 0; start < jobs.Count; )
            {
                var count = BatchFrom(jobs, start);
                Run(jobs.GetRange(start, count));
                start += count;
            }
        }
    }

    /// <summary>How many go into one transaction; a replacement stands alone.</summary>
    private int BatchFrom(List<LedgerJob> jobs, int start)
    {
        var end = start + 1;
        while (
            end < jobs.Count
            && end - start < _options.BatchMax
            && jobs[start] is not ReplaceJob
            && jobs[end] is not ReplaceJob
        )
        {
            end++;
        }

        return end - start;
    }

    private void Run(List<LedgerJob> jobs)
    {
        try
        {
            if (jobs[0] is ReplaceJob replace)
            {
                Replace(replace);
            }
            else if (Damage is { } damage)
            {
                FailAll(jobs, new LedgerStoppedException(damage));
            }
            else
            {
                RunBatch(jobs);
            }
        }
        catch (LedgerFileDamagedException e)
        {
            _ledger?.Dispose();
            _ledger = null;
            Declare(e);
            FailAll(jobs, new LedgerStoppedException(e));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The one who asked is told; the old ledger goes on.")]
    private void Replace(ReplaceJob job)
    {
        try
        {
            _ledger?.Dispose();
            _ledger = null;
            job.Replace();
            _ledger = _open();
            Volatile.Write(ref _damage, null);
            Volatile.Write(ref _view, _ledger.View());
            Committed?.Invoke(this, EventArgs.Empty);
            job.Complete();
        }
        catch (Exception e) when (e is not LedgerFileDamagedException)
        {
            Log.BatchFailed(_log, 1, _view.LastEntry.Value, e);
            job.Fail(e);
        }
    }

    private static void FailAll(List<LedgerJob> jobs, Exception reason) => jobs.ForEach(job => job.Fail(reason));

    private void RunBatch(List<LedgerJob> jobs)
    {
        try
        {
            // What was read again may hold more than was known: a commit that was done although it seemed to fail.
            var isReadAgain = _ledger is null;
            _ledger ??= _open();
            var ran = jobs.FindAll(job => TryRun(job, _ledger));
            if (_ledger.Commit(HasCredit) || isReadAgain)
            {
                Publish(_ledger.View());
            }

            ran.ForEach(job => job.Complete());
        }
        catch (SqliteException e) when (SqliteErrors.IsDamage(e))
        {
            throw new LedgerFileDamagedException("ledger.db", e.Message, e);
        }
        catch (Exception e) when (e is not LedgerFileDamagedException)
        {
            GiveUp(jobs, e);
        }
    }

    private void Publish(LedgerView durable)
    {
        if (durable.Head != _view.Head)
        {
            CrashPoints.Pass(CrashPoint.EdgeAfterSealing);
        }

        Volatile.Write(ref _view, durable);
        Committed?.Invoke(this, EventArgs.Empty);
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "A job that fails before it wrote is its caller's affair alone."
    )]
    private static bool TryRun(LedgerJob job, OpenLedger ledger)
    {
        var written = ledger.Written;
        try
        {
            job.Run(ledger);
            return true;
        }
        catch (Exception e) when (ledger.Written == written && e is not SqliteException)
        {
            job.Fail(e);
            return false;
        }
    }

    private void GiveUp(List<LedgerJob> jobs, Exception reason)
    {
        Log.BatchFailed(_log, jobs.Count, _view.LastEntry.Value, reason);
        _ledger?.Dispose();
        _ledger = null;
        var told = new LedgerUnavailableException(
            $"The ledger could not be written ({reason.Message}). What was asked for is not acknowledged: "
                + "free space or repair the disk, then try again with the same id.",
            reason
        );
        jobs.ForEach(job => job.Fail(told));
    }

    private static partial class Log
    {
        [LoggerMessage(
            2001,
            LogLevel.Error,
            "A batch of {Jobs} commands after entry {LastEntry} was given up; the ledger is read again"
        )]
        public static partial void BatchFailed(ILogger logger, int jobs, long lastEntry, Exception reason);

        [LoggerMessage(2002, LogLevel.Critical, "The ledger is damaged; nothing is recorded until it is repaired")]
        public static partial void Damaged(ILogger logger, Exception reason);
    }
}
