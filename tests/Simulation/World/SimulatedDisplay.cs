using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.Simulation.World;

/// <summary>
/// A display: the real receiver, with a subscription that reconnects by itself, moves on to the next silo, and resumes
/// with the version it holds.
/// </summary>
internal sealed class SimulatedDisplay
{
    private static readonly TimeSpan ConfirmedWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SilenceTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RetryMin = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RetryMax = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Consuming = TimeSpan.FromMilliseconds(1);

    private readonly Setting _setting;
    private readonly Cluster _cluster;
    private readonly BoardReceiver _receiver = new(ConfirmedWithin);
    private readonly Uri[] _addresses;
    private long _stream;
    private int _silo;
    private int _failures;
    private DisplayFeed? _feed;
    private TimeSpan _heardAt;
    private Board? _shownBoard;
    private byte[] _shownBytes = [];
    private (JournalVersion Version, bool Live) _shown;

    public SimulatedDisplay(Setting setting, Cluster cluster, int number, Span period)
    {
        (_setting, _cluster, Number, Period) = (setting, cluster, number, period);
        _silo = number % cluster.Silos.Count;
        _addresses = [.. cluster.Silos.Select(silo => new Uri($"http://silo{silo.Number}"))];
    }

    public int Number { get; }

    public Span Period { get; }

    /// <summary>Until then it takes seconds for an update.</summary>
    public TimeSpan SlowUntil { get; set; }

    public BoardState State => _receiver.StateAt(_setting.Now, _addresses[_silo]);

    public void Start() => Connect();

    /// <summary>The stream ends, or goes silent.</summary>
    public void Cut(bool isHeard) => _feed?.Cut(isHeard);

    /// <summary>The silo, or the line, ended the stream.</summary>
    public void Ended(long stream)
    {
        if (stream == _stream)
        {
            Lost("the silo ended the stream");
        }
    }

    /// <summary>An update came in; it is taken when the display comes to it.</summary>
    public void Receive(long stream, BoardUpdate update, Action taken)
    {
        if (stream != _stream)
        {
            return;
        }

        var wait = _setting.Now < SlowUntil ? _setting.Rng.UpTo(TimeSpan.FromSeconds(2)) : _setting.Rng.UpTo(Consuming);
        _setting.Time.After(wait, () => Take(stream, update, taken));
    }

    private void Take(long stream, BoardUpdate update, Action taken)
    {
        if (stream != _stream)
        {
            return;
        }

        (_heardAt, _failures) = (_setting.Now, 0);
        taken();
        var goesOn = _receiver.OnUpdate(_setting.Now, update);
        Show();
        if (!goesOn)
        {
            Lost("the stream is of no use");
        }
        else
        {
            Watch();
        }
    }

    /// <summary>
    /// Looks again when what is live would stop being so, and when the stream has been silent too long.
    /// </summary>
    private void Watch()
    {
        var (stream, heardAt) = (_stream, _heardAt);
        if (_receiver.LiveUntil(_setting.Now) is { } until)
        {
            _setting.Time.At(until, Show);
        }

        _setting.Time.At(
            heardAt + SilenceTimeout,
            () =>
            {
                if (stream == _stream && heardAt == _heardAt)
                {
                    Lost("nothing was heard");
                }
            }
        );
    }

    private void Connect()
    {
        var silo = _cluster.Silos[_silo];
        _heardAt = _setting.Now;
        var stream = ++_stream;
        if (!silo.IsAlive)
        {
            Lost("nobody answers");
            return;
        }

        _setting.Time.After(
            _setting.Rng.UpTo(TimeSpan.FromMilliseconds(20)),
            silo.InThisLife(() => Serve(silo, stream))
        );
        Watch();
    }

    private void Serve(SimulatedSilo silo, long stream)
    {
        if (stream != _stream)
        {
            return;
        }

        if (!silo.Fold.IsCaughtUp)
        {
            Lost("the silo is starting");
            return;
        }

        var have = VersionMessages.TryRead(_receiver.Have, out var version) ? version : (JournalVersion?)null;
        _feed = new DisplayFeed(silo, this, stream, have);
    }

    private void Lost(string reason)
    {
        _feed?.End();
        _feed = null;
        _stream++;
        _receiver.OnLost(reason);
        Show();
        _silo = (_silo + 1) % _cluster.Silos.Count;
        var longest = RetryMin * Math.Pow(2, Math.Min(_failures++, 10));
        var pause = (longest < RetryMax ? longest : RetryMax) * _setting.Rng.Fraction();
        _setting.Time.After(pause, Connect);
    }

    private void Show()
    {
        var state = State;
        if (state.Board is not { } board)
        {
            return;
        }

        var isLive = state.Condition == BoardCondition.Live;
        if (_shown == (state.Version, isLive) && ReferenceEquals(board, _shownBoard))
        {
            return;
        }

        if (!ReferenceEquals(board, _shownBoard))
        {
            (_shownBoard, _shownBytes) = (board, board.Encode());
        }

        _shown = (state.Version, isLive);
        _setting.Note(TraceKind.Shown, Number, state.Version.Position, isLive ? 1 : 0);
        _setting.Witness.DisplayShows(
            Number,
            _silo,
            state.Version.Epoch,
            state.Version.Position,
            Period.First.Number,
            Period.Last.Number,
            _shownBytes,
            isLive
        );
    }
}
