using System.Globalization;
using Federation.Client;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Federation.Wire.V1;
using Grpc.Core;
using VoidRequest = Federation.Wire.V1.VoidRequest;

namespace Federation.EndToEnd.Battery;

/// <summary>
/// Records, corrects and voids at one edge node without end, each with an id of its own that a retry keeps, and knows
/// what the figures must be once everything asked for is acknowledged.
/// </summary>
internal sealed class Scribe(string province, Uri edge, int seed) : IAsyncDisposable
{
    private const int BurstMax = 16;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);
    private static readonly Day FirstDay = new(2025, 1, 1);

    private readonly EdgeClient _edge = new(edge, Claim.Operator);
    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Change> _acknowledged = [];
    private readonly List<(Guid Id, int Day, long Participants)> _live = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private Task _running = Task.CompletedTask;
    private Totals _totals;
    private long _asked;
    private long _retries;

    /// <summary>Entries asked for so far.</summary>
    public long Asked => Interlocked.Read(ref _asked);

    /// <summary>Calls that had to be made again.</summary>
    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>Entries acknowledged so far.</summary>
    public long Acknowledged
    {
        get
        {
            lock (_gate)
            {
                return _acknowledged.Count;
            }
        }
    }

    /// <summary>What the figures must be; exact while it rests.</summary>
    public Totals Totals
    {
        get
        {
            lock (_gate)
            {
                return _totals;
            }
        }
    }

    /// <summary>What each acknowledged entry did, by its id; a copy.</summary>
    public Dictionary<Guid, Change> Entries()
    {
        lock (_gate)
        {
            return new Dictionary<Guid, Change>(_acknowledged);
        }
    }

    /// <summary>Begins to record.</summary>
    public void Start() => _running = RunAsync();

    /// <summary>Waits until everything that was asked for is acknowledged, and asks for nothing more.</summary>
    /// <exception cref="RpcException">The edge refused something, or did not answer for three minutes.</exception>
    public async Task RestAsync(CancellationToken cancellationToken)
    {
        var turn = _turn.WaitAsync(cancellationToken);
        if (await Task.WhenAny(turn, _running) == _running)
        {
            // It ended: by its own fault, which is told here, or because it was never begun.
            await _running;
        }

        await turn;
    }

    /// <summary>Goes on after a rest.</summary>
    public void GoOn() => _turn.Release();

    /// <summary>Asks for so many entries at once, and waits until each is acknowledged.</summary>
    public Task BurstAsync(int count, CancellationToken cancellationToken) =>
        Task.WhenAll(
            Enumerable.Range(0, count).Select(_ => Next()).ToList().Select(ask => AskAsync(ask, cancellationToken))
        );

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _edge.Dispose();
        _end.Dispose();
        _turn.Dispose();
    }

    private async Task RunAsync()
    {
        using var beat = new PeriodicTimer(Beat);
        while (await beat.WaitForNextTickAsync(_end.Token))
        {
            await _turn.WaitAsync(_end.Token);
            await BurstAsync(_random.Next(1, BurstMax + 1), _end.Token);
            _turn.Release();
        }
    }

    /// <summary>Draws what is asked for next: mostly a recording, now and then a correction or a void.</summary>
    private Ask Next()
    {
        Interlocked.Increment(ref _asked);
        var id = NewId();
        var amount = _random.Next(1, 61);
        lock (_gate)
        {
            var draw = _live.Count < BurstMax ? 0 : _random.Next(100);
            return draw switch
            {
                < 80 => new Ask.Record(id, _random.Next(181), amount),
                < 92 => Corrected(TakeLive(), id, amount),
                _ => new Ask.Void(TakeLive(), id),
            };
        }
    }

    private static Ask.Correct Corrected((Guid Id, int Day, long Participants) live, Guid id, int amount) =>
        new(live, id, amount == live.Participants ? amount + 1 : amount);

    private (Guid Id, int Day, long Participants) TakeLive()
    {
        var index = _random.Next(_live.Count);
        var taken = _live[index];
        _live[index] = _live[^1];
        _live.RemoveAt(_live.Count - 1);
        return taken;
    }

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private async Task AskAsync(Ask ask, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await SendAsync(ask, cancellationToken);
                Take(ask);
                return;
            }
            catch (RpcException gone)
                when (IsPassing(gone.StatusCode)
                    && !cancellationToken.IsCancellationRequested
                    && TimeProvider.System.GetElapsedTime(begun) < Patience
                )
            {
                Interlocked.Increment(ref _retries);
                await Pause.ForAsync(Again, cancellationToken);
            }
        }
    }

    private static bool IsPassing(StatusCode code) =>
        code
            is StatusCode.Unavailable
                or StatusCode.DeadlineExceeded
                or StatusCode.Internal
                or StatusCode.Cancelled
                or StatusCode.ResourceExhausted;

    private async Task SendAsync(Ask ask, CancellationToken cancellationToken)
    {
        var options = _edge.Within(AnswerTimeout, cancellationToken);
        switch (ask)
        {
            case Ask.Record record:
                await _edge.Ledger.RecordAsync(
                    new RecordRequest { Id = $"{record.Id}", Activity = Text(record.Day, record.Participants) },
                    options
                );
                break;
            case Ask.Correct correct:
                await _edge.Ledger.CorrectAsync(
                    new CorrectRequest
                    {
                        Id = $"{correct.Live.Id}",
                        CorrectionId = $"{correct.Id}",
                        Activity = Text(correct.Live.Day, correct.Participants),
                        Reason = "counted again",
                    },
                    options
                );
                break;
            case Ask.Void taken:
                await _edge.Ledger.VoidAsync(
                    new VoidRequest
                    {
                        Id = $"{taken.Live.Id}",
                        VoidId = $"{taken.Id}",
                        Reason = "did not take place",
                    },
                    options
                );
                break;
        }
    }

    private ActivityText Text(int day, long participants)
    {
        var text = new ActivityText
        {
            Area = province,
            Day = new Day(FirstDay.Number + day).ToString(),
            Forces = "police",
            Lead = "police",
        };
        text.Amounts.Add(Amount(Followed.PatrolsCode, 1));
        text.Amounts.Add(Amount(Followed.ParticipantsCode, participants));
        return text;
    }

    private static AmountText Amount(string indicator, long amount) =>
        new() { Indicator = indicator, Amount = amount.ToString(CultureInfo.InvariantCulture) };

    private void Take(Ask ask)
    {
        lock (_gate)
        {
            var change = ask.Change;
            _acknowledged.Add(ask.Id, change);
            _totals += change;
            if (ask.After is { } live)
            {
                _live.Add(live);
            }
        }
    }
}
