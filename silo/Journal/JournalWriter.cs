using System.Threading.Channels;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Journal;

/// <summary>
/// Group commit over provinces: whatever waits when the last commit returns goes into one transaction, at most one
/// append of a ledger. The queue is bounded; who finds it full waits, within the append's deadline.
/// </summary>
public sealed class JournalWriter : BackgroundService
{
    private readonly IJournal _journal;
    private readonly JournalSignal _signal;
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly SiloFault _fault;
    private readonly Channel<PendingAppend> _queue;
    private readonly Queue<PendingAppend> _held = new();

    public JournalWriter(
        IJournal journal,
        JournalSignal signal,
        IOptions<JournalOptions> options,
        TimeProvider time,
        SiloFault fault
    )
    {
        _journal = journal;
        _signal = signal;
        _options = options.Value;
        _time = time;
        _fault = fault;
        _queue = Channel.CreateBounded<PendingAppend>(
            new BoundedChannelOptions(_options.QueueLength) { SingleReader = true }
        );
    }

    /// <summary>
    /// Appends one ledger's frames, together with what others append. Any thread may call it. Without an answer in
    /// time, and when the silo stops, the outcome is <see cref="AppendOutcome.Unknown"/>.
    /// </summary>
    /// <exception cref="ArgumentException">Frames that do not follow each other: the caller's fault.</exception>
    public async Task<AppendOutcome> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        AppendChecks.Demand(request);
        using var deadline = new CancellationTokenSource(_options.AppendTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var pending = new PendingAppend(request);
            await _queue.Writer.WriteAsync(pending, both.Token);
            return await pending.Outcome.WaitAsync(both.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return new AppendOutcome.Unknown($"The journal did not answer within {_options.AppendTimeout}.");
        }
        catch (ChannelClosedException)
        {
            return new AppendOutcome.Unknown("The silo is stopping.");
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<PendingAppend>();
        try
        {
            while (_held.Count > 0 || await _queue.Reader.WaitToReadAsync(stoppingToken))
            {
                Fill(batch);
                await CommitAsync(batch);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
        catch (JournalDamagedException damage)
        {
            _fault.Stop(damage);
        }
        finally
        {
            Abandon(batch);
        }
    }

    private void Fill(List<PendingAppend> batch)
    {
        var ledgers = new HashSet<LedgerId>();
        long bytes = 0;
        for (var left = _held.Count; left > 0; left--)
        {
            Take(_held.Dequeue(), batch, ledgers, ref bytes);
        }

        while (bytes < _options.TransactionBytesMax && _queue.Reader.TryRead(out var pending))
        {
            Take(pending, batch, ledgers, ref bytes);
        }
    }

    private void Take(PendingAppend pending, List<PendingAppend> batch, HashSet<LedgerId> ledgers, ref long bytes)
    {
        if (ledgers.Add(pending.Request.Ledger))
        {
            batch.Add(pending);
            bytes += pending.Bytes;
        }
        else
        {
            _held.Enqueue(pending);
        }
    }

    /// <summary>Not cancelled: a transaction under way is finished, and its outcome told.</summary>
    private async Task CommitAsync(List<PendingAppend> batch)
    {
        var outcomes = await _journal.AppendAsync([.. batch.Select(one => one.Request)], CancellationToken.None);
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Complete(outcomes[i]);
        }

        if (outcomes.Any(outcome => outcome is AppendOutcome.Appended))
        {
            _signal.Moved();
        }
    }

    private void Abandon(List<PendingAppend> batch)
    {
        _ = _queue.Writer.TryComplete();
        var outcome = new AppendOutcome.Unknown("The silo is stopping.");
        foreach (var pending in batch.Concat(_held))
        {
            pending.Complete(outcome);
        }

        while (_queue.Reader.TryRead(out var pending))
        {
            pending.Complete(outcome);
        }
    }
}
