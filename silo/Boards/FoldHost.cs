using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Vintages;
using Federation.Silo.Boards.Checkpoints;
using Federation.Silo.Catalogue;
using Federation.Silo.Journal;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Boards;

/// <summary>
/// Folds the journal into boards, one per silo: wakes when the journal moved or is to be looked at again, reads what is
/// new strictly in order, publishes what is watched. Any thread may ask it; the fold itself is behind one lock.
/// </summary>
public sealed partial class FoldHost : BackgroundService
{
    private readonly AreaBook _areas;
    private readonly IJournal _journal;
    private readonly CommittedRecords _committed;
    private readonly JournalSignal _signal;
    private readonly BoardsOptions _options;
    private readonly TimeProvider _time;
    private readonly SiloFault _fault;
    private readonly ILogger<FoldHost> _logger;
    private readonly long _start;
    private readonly Lock _gate = new();
    private readonly FoldRecovery _recovery;
    private readonly Dictionary<Span, BoardTopic> _topics = [];
    private readonly JournalSignal _folded = new();
    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private BoardFold _fold;
    private long _confirmed;
    private long _cameBackFrom;
    private long _vintagesFolded;
    private bool _isUnavailable;

    public FoldHost(
        IJournal journal,
        CommittedRecords committed,
        JournalSignal signal,
        IOptions<BoardsOptions> options,
        TimeProvider time,
        SiloFault fault,
        FoldRecovery recovery,
        AreaBook areas,
        IndicatorCatalogue indicators,
        ILogger<FoldHost> logger
    )
    {
        _journal = journal;
        _committed = committed;
        _signal = signal;
        _options = options.Value;
        _time = time;
        _fault = fault;
        _recovery = recovery;
        _logger = logger;
        _start = time.GetTimestamp();
        _areas = areas;
        _fold = new BoardFold(AreaBook.Base, indicators, _options.PeriodsMax);
    }

    /// <summary>Completes when all that the journal held at the start is folded; fails when it cannot be.</summary>
    public Task CaughtUp => _caughtUp.Task;

    /// <summary>
    /// When this silo last saw the journal's head with everything before it folded: microseconds since 1970-01-01 UTC;
    /// 0: not yet.
    /// </summary>
    public long ConfirmedUnixMicroseconds => Volatile.Read(ref _confirmed);

    /// <summary>The position of the checkpoint that the fold came back from at the start; 0: from none.</summary>
    public long CameBackFrom => Volatile.Read(ref _cameBackFrom);

    /// <summary>The version that is folded.</summary>
    public JournalVersion Version => Ask(fold => fold.Version);

    /// <summary>How many records of vintages were folded since the start, without those of a checkpoint.</summary>
    internal long VintagesFolded => Ask(_ => _vintagesFolded);

    /// <summary>The board of a period and the version that it is at.</summary>
    public (Board Board, JournalVersion Version) BoardAt(Span period) =>
        Ask(fold => (fold.BoardAt(period), fold.Version));

    /// <summary>All that the fold holds now.</summary>
    public FoldCheckpoint Take() => Ask(fold => fold.Take());

    /// <summary>The board of a period with its version and its cut, all of one moment.</summary>
    internal (Board Board, JournalVersion Version, IReadOnlyList<VintageMark> Cut) CutAt(Span period) =>
        Ask(fold => (fold.BoardAt(period), fold.Version, Vintage.InOrder(fold.Cut)));

    /// <summary>What is to be known of the fold, all of one moment.</summary>
    internal T Ask<T>(Func<BoardFold, T> question)
    {
        lock (_gate)
        {
            return question(_fold);
        }
    }

    /// <summary>
    /// Waits until what is folded satisfies a condition, which is asked after each look at the journal.
    /// </summary>
    internal async Task UntilAsync(Func<BoardFold, bool> holds, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = _folded.Next;
            if (Ask(holds))
            {
                return;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    /// <summary>
    /// The periods that are kept up to date: those with the most readers first, then the one that was asked for last.
    /// </summary>
    public IReadOnlyList<Span> Watched(int max)
    {
        lock (_gate)
        {
            var readers = _fold.Watched.OrderByDescending(period => _topics.GetValueOrDefault(period)?.Watchers ?? 0);
            return [.. readers.Take(max)];
        }
    }

    /// <summary>What a ledger's edge announced and the journal does not hold yet, and what was wrong before.</summary>
    internal (Standing? Standing, StandingAlarm Alarm) StandingOf(LedgerId ledger) =>
        Ask(fold => (fold.StandingOf(ledger), fold.StandingAlarms.GetValueOrDefault(ledger)));

    /// <summary>
    /// What is announced of an owner's ledgers, for figures below the province: these hold what came in frames.
    /// </summary>
    internal IReadOnlyList<BoardAnnouncement> HeldOf(AreaId owner)
    {
        lock (_gate)
        {
            var announced = _fold.Announced.Where(standing => standing.Owner == owner);
            return [.. announced.Select(one => new BoardAnnouncement(one.Ledger, one.Through.Number, IsShown: false))];
        }
    }

    /// <summary>Watches a period until the result is disposed; null where too many are watched already.</summary>
    internal BoardWatch? TryWatch(Span period)
    {
        lock (_gate)
        {
            if (_topics.Values.Sum(topic => topic.Watchers) >= _options.WatchersMax)
            {
                return null;
            }

            if (!_topics.TryGetValue(period, out var topic))
            {
                topic = new BoardTopic(period, _options.VersionsRemembered);
                _topics.Add(period, topic);
            }

            topic.Watchers++;
            if (topic.Watchers == 1)
            {
                Publish(topic, _fold.BoardAt(period));
            }

            return new BoardWatch(topic, Release);
        }
    }

    /// <summary>
    /// Brings the version of a watched board up to the folded one, also where its figures stayed as they were.
    /// </summary>
    internal void Refresh(BoardTopic topic)
    {
        lock (_gate)
        {
            if (topic.Read().Latest.Version != _fold.Version)
            {
                Publish(topic, _fold.BoardAt(topic.Period));
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ComeBackAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                var moved = _signal.Next;
                await CatchUpAsync(stoppingToken);
                _folded.Moved();
                var wait = Publish();
                await moved
                    .WaitAsync(wait, _time, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _ = _caughtUp.TrySetCanceled(stoppingToken);
        }
        catch (JournalDamagedException damage)
        {
            _ = _caughtUp.TrySetException(damage);
            _fault.Stop(damage);
        }
    }

    /// <summary>Nothing is shown of a checkpoint before the journal has borne it out.</summary>
    private async Task ComeBackAsync(CancellationToken cancellationToken)
    {
        if (await _recovery.TryAsync(cancellationToken) is { } recovered)
        {
            lock (_gate)
            {
                (_fold, _cameBackFrom) = (recovered.Fold, recovered.From);
            }

            await foreach (var plan in _journal.ReadKindAsync(JournalRecordKind.AreaPlan, 1, cancellationToken))
            {
                if (plan.Position <= recovered.Fold.Version.Position)
                {
                    _areas.Take(plan);
                }
            }
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Taken before the question: the answer is old where the silo was stopped before it came.
            var asked = UnixTime.Microseconds(_time.GetUtcNow());
            var head = await _journal.ReadHeadAsync(cancellationToken);
            await FoldAsync(head, cancellationToken);
            Volatile.Write(ref _confirmed, asked);
            _ = _caughtUp.TrySetResult();
            if (_isUnavailable)
            {
                _isUnavailable = false;
                Log.JournalIsBack(_logger, head);
            }
        }
        catch (JournalUnavailableException cause) when (!_isUnavailable)
        {
            _isUnavailable = true;
            Log.JournalUnavailable(_logger, cause);
        }
        catch (JournalUnavailableException)
        {
            // Said when it began.
        }
    }

    private async Task FoldAsync(JournalVersion head, CancellationToken cancellationToken)
    {
        var folded = Version;
        if (head < folded)
        {
            throw new JournalDamagedException(
                $"The journal's head is {head}; {folded} was folded before. Was it restored under a running silo?"
            );
        }

        var next = folded.Position + 1;
        while (next <= head.Position && _committed.TryTake(next, out var record))
        {
            Fold(record);
            next++;
        }

        if (next <= head.Position)
        {
            await foreach (var record in _journal.ReadAsync(next, cancellationToken))
            {
                Fold(record);
            }
        }

        lock (_gate)
        {
            _fold.EnterEpoch(head.Epoch);
        }
    }

    private void Fold(JournalRecord record)
    {
        lock (_gate)
        {
            _fold.Apply(record);
            _vintagesFolded += record.Kind == JournalRecordKind.Vintage ? 1 : 0;
            if (record.Kind == JournalRecordKind.AreaPlan)
            {
                _areas.Take(record);
            }

            Log.Alarm(_logger, _areas.Current, _fold, record);
        }
    }

    /// <summary>Publishes what is due, and says how long to wait at most before the next look.</summary>
    private TimeSpan Publish()
    {
        var wait = _options.ConfirmInterval;
        lock (_gate)
        {
            foreach (var topic in _topics.Values)
            {
                var board = _fold.BoardAt(topic.Period);
                if (ReferenceEquals(board, topic.Read().Latest.Board))
                {
                    continue;
                }

                var left = topic.PublishedAt + _options.PublishInterval - Now;
                if (left <= TimeSpan.Zero)
                {
                    Publish(topic, board);
                }
                else if (left < wait)
                {
                    wait = left;
                }
            }
        }

        return wait;
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    private void Publish(BoardTopic topic, Board board)
    {
        topic.PublishedAt = Now;
        topic.Publish(board, _fold.Version);
    }

    private void Release(Span period)
    {
        lock (_gate)
        {
            if (--_topics[period].Watchers == 0)
            {
                _ = _topics.Remove(period);
            }
        }
    }
}
