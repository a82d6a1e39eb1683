using Federation.Core.Briefings;
using Federation.Core.Journal;
using Federation.Wire;
using Google.Protobuf;
using Grpc.Core;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Briefings;

/// <summary>
/// One briefing as this silo shows it: it is told of each event, asks each second all the same, and hands the latest
/// state to every display. Any thread may use it.
/// </summary>
internal sealed partial class BriefingFollower : IBriefingObserver
{
    private const int TimesRemembered = 256;

    private readonly Lock _gate = new();
    private readonly Guid _id;
    private readonly BriefingServices _services;
    private readonly Briefing _briefing = new();
    private readonly Dictionary<long, long> _takenAt = [];
    private BriefingShown _shown = new(0, null, null, "");
    private TaskCompletionSource _changed = Make();
    private TaskCompletionSource _nudged = Make();
    private V1.BriefingSitesResponse _all = new();
    private long _confirmed;
    private bool _isMissing;
    private bool _isLost;

    public BriefingFollower(Guid id, BriefingServices services)
    {
        (_id, _services) = (id, services);
        Sites = new ConnectedSites(services.Options.SiteForgottenAfter, services.Time);
        IdleSince = services.Time.GetTimestamp();
    }

    /// <summary>The screens that this silo serves.</summary>
    public ConnectedSites Sites { get; }

    /// <summary>How many watch it here; counted by <see cref="BriefingFollowers"/>.</summary>
    public int Watchers { get; set; }

    /// <summary>Since when nobody watches it; kept by <see cref="BriefingFollowers"/>.</summary>
    public long IdleSince { get; set; }

    /// <summary>When the grain last answered, microseconds since 1970-01-01 UTC; 0: never.</summary>
    public long ConfirmedUnixMicroseconds => Volatile.Read(ref _confirmed);

    /// <summary>True where the grain says that there is no such briefing.</summary>
    public bool IsMissing => Volatile.Read(ref _isMissing);

    /// <summary>The screens of all silos. Shared: nobody changes it.</summary>
    public V1.BriefingSitesResponse AllSites => Volatile.Read(ref _all);

    private IBriefingGrain Grain => _services.Grains.GetGrain<IBriefingGrain>(_id);

    /// <summary>What is shown, and what completes when something else is.</summary>
    public (BriefingShown Shown, Task Changed) Read()
    {
        lock (_gate)
        {
            return (_shown, _changed.Task);
        }
    }

    /// <summary>Asks the grain at once.</summary>
    public void Nudge() => _ = Volatile.Read(ref _nudged).TrySetResult();

    /// <summary>A screen says what it shows.</summary>
    public void Seen(V1.SeenRequest seen)
    {
        TimeSpan? lag;
        lock (_gate)
        {
            lag = _takenAt.TryGetValue(seen.Number, out var at) ? _services.Time.GetElapsedTime(at) : null;
        }

        Sites.Seen(seen, lag);
    }

    /// <inheritdoc/>
    public Task HappenedAsync(byte[] happened)
    {
        if (!Take([happened]))
        {
            Nudge();
        }

        return Task.CompletedTask;
    }

    /// <summary>Follows until it is cancelled or let go.</summary>
    /// <param name="isLetGo">Asked after each round: true ends it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Func<bool> isLetGo, CancellationToken cancellationToken)
    {
        var me = _services.Grains.CreateObjectReference<IBriefingObserver>(this);
        var work = Task.CompletedTask;
        while (!cancellationToken.IsCancellationRequested && !isLetGo())
        {
            var nudged = Renew();
            var news = await AskAsync(me, cancellationToken);
            if (news is not null && work.IsCompleted)
            {
                work = WorkAsync(news, cancellationToken);
            }

            await nudged
                .WaitAsync(_services.Options.PollInterval, _services.Time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await work;
        _services.Grains.DeleteObjectReference<IBriefingObserver>(me);
    }

    private static TaskCompletionSource Make() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static bool IsPassing(Exception cause) =>
        cause
            is TimeoutException
                or OrleansException
                or RpcException
                or JournalUnavailableException
                or InvalidDataException
                or System.Data.Common.DbException;

    private Task Renew()
    {
        var next = Make();
        _ = Interlocked.Exchange(ref _nudged, next);
        return next.Task;
    }

    private async Task<BriefingNews?> AskAsync(IBriefingObserver me, CancellationToken cancellationToken)
    {
        try
        {
            var sites = Sites.All().ToByteArray();
            var news = await Grain
                .FollowAsync(me, _services.Silo, Read().Shown.Number, sites)
                .WaitAsync(_services.Options.GrainTimeout, _services.Time, cancellationToken);
            _ = Take(news.Events);
            Volatile.Write(ref _isMissing, !news.IsOpened);
            Volatile.Write(ref _all, V1.BriefingSitesResponse.Parser.ParseFrom(news.Sites));
            Volatile.Write(ref _confirmed, UnixTime.Microseconds(_services.Time.GetUtcNow()));
            if (!news.IsOpened)
            {
                Publish(shown => shown);
            }

            _isLost = false;
            return news;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception cause) when (IsPassing(cause))
        {
            if (!_isLost)
            {
                Log.NotAnswered(_services.Logger, cause, _id);
            }

            _isLost = true;
            return null;
        }
    }

    /// <summary>Gets the frozen board, gives it to the grain where it has it no more, keeps what both signed.</summary>
    private async Task WorkAsync(BriefingNews news, CancellationToken cancellationToken)
    {
        if (FrozenNow() is not { } now)
        {
            return;
        }

        try
        {
            var held = Read().Shown.Board;
            if (held is null || held.Past.Version != now.Board.Version)
            {
                held = await _services.Boards.GetAsync(Grain, now.Opening, now.Board, cancellationToken);
                Publish(shown => shown with { Board = held, Problem = "" });
            }

            if (!news.HasBoard)
            {
                await Grain.OfferAsync(held.Packet).WaitAsync(_services.Options.GrainTimeout, cancellationToken);
            }

            if (now.IsToBeKept && await _services.Keeper.KeepAsync(now, held, cancellationToken))
            {
                Nudge();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The silo stops.
        }
        catch (Exception cause) when (IsPassing(cause) || cause is JournalDamagedException)
        {
            Publish(shown => shown with { Problem = (cause as RpcException)?.Status.Detail ?? cause.Message });
        }
    }

    /// <summary>What the briefing is frozen at now; null where nothing is known yet.</summary>
    private FrozenBriefing? FrozenNow()
    {
        lock (_gate)
        {
            return _briefing.IsOpened
                ? new FrozenBriefing(
                    _briefing.Opening,
                    _briefing.Board,
                    _briefing.IsAgreed && _briefing.Vintage is null
                )
                : null;
        }
    }

    /// <returns>False where something between is missing.</returns>
    private bool Take(IReadOnlyList<byte[]> events)
    {
        lock (_gate)
        {
            var before = _briefing.Number;
            foreach (var bytes in events)
            {
                var message = V1.BriefingEvent.Parser.ParseFrom(bytes);
                if (message.Number <= _briefing.Number)
                {
                    continue;
                }

                if (
                    message.Number != _briefing.Number + 1
                    || !BriefingEvents.TryRead(message, _services.Areas.Current, _services.Indicators, out var happened)
                )
                {
                    return false;
                }

                _briefing.Apply(happened);
                _takenAt[happened.Number] = _services.Time.GetTimestamp();
                _ = _takenAt.Remove(happened.Number - TimesRemembered);
            }

            if (_briefing.Number > before)
            {
                var state = _briefing.ToWire(_services.Areas.Current, _services.Indicators);
                var update = new V1.BriefingUpdate { State = state };
                Publish(shown => shown with { Number = _briefing.Number, Update = update });
            }

            return true;
        }
    }

    private void Publish(Func<BriefingShown, BriefingShown> change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _shown = change(_shown);
            if (_briefing.IsOpened && _shown.Board?.Past.Version != _briefing.Board.Version)
            {
                _shown = _shown with { Board = null };
                Nudge();
            }

            (changed, _changed) = (_changed, Make());
        }

        changed.SetResult();
    }

    private static partial class Log
    {
        [LoggerMessage(7021, LogLevel.Warning, "Briefing {Briefing} did not answer; its displays keep what they show.")]
        public static partial void NotAnswered(ILogger logger, Exception cause, Guid briefing);
    }
}
