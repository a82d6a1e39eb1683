using System.Diagnostics.CodeAnalysis;
using Federation.Core.Areas;
using Federation.Core.Exchange.Messages;
using Federation.Core.Ledger;

namespace Federation.Core.Exchange;

/// <summary>
/// The edge's side of the exchange, one per ledger: events in, effects out, and the time of the next tick. It reads no
/// clock, awaits nothing and is called by one thread at a time. After each event the driver takes effects until there
/// is none, and performs them in order. <c>now</c> is a monotonic time that never goes back.
/// </summary>
public sealed class UplinkMachine
{
    private readonly UplinkOptions _options;
    private readonly UplinkChain _chain;
    private readonly Backoff _backoff;
    private readonly UplinkWindow _window;
    private readonly Queue<UplinkEffect> _effects = new();

    private TimeSpan _now;
    private TimeSpan _deadline;
    private TimeSpan _lastHeard;
    private TimeSpan _nextBeat;
    private TimeSpan _nextSeal;
    private ConnectionNumber _connection;
    private (FrameHead Frame, int Bytes) _offer;
    private FrameNumber _next;
    private FrameNumber _lostThrough;
    private UplinkBacklog _backlog;
    private long _beat;
    private bool _receiptDue;
    private bool _beatDue;

    /// <param name="options">Validated.</param>
    /// <param name="owner">The province that owns the ledger.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="chain">Its sealed frames.</param>
    /// <param name="receipted">The last receipt kept; <see cref="FrameChain.Genesis"/> where there is none.</param>
    /// <param name="seed">Of the jitter; different on each edge and at each start.</param>
    /// <param name="now">The first attempt is due at once.</param>
    public UplinkMachine(
        UplinkOptions options,
        AreaId owner,
        LedgerId ledger,
        IFrameChainReader chain,
        FrameHead receipted,
        ulong seed,
        TimeSpan now
    )
    {
        _options = options;
        _chain = new UplinkChain(owner, ledger, chain);
        _backoff = new Backoff(options.BackoffFirst, options.BackoffMax, seed);
        _window = new UplinkWindow(options.LineWindow, options.LineBytesPerSecondFirst);
        _now = now;
        _deadline = now;
        Receipted = receipted;
    }

    /// <summary>Where the uplink stands.</summary>
    public UplinkState State { get; private set; }

    /// <summary>
    /// What an operator must know, until it is over; <see cref="UplinkReason.None"/> where all is well.
    /// </summary>
    public UplinkReason Alarm { get; private set; }

    /// <summary>What the nation last said that it holds durably.</summary>
    public FrameHead Receipted { get; private set; }

    /// <summary>
    /// True where a frame that is sealed now would be sent at once: a commit then seals. The driver publishes it to the
    /// ledger's writer after it has taken all effects.
    /// </summary>
    public bool HasCredit => State == UplinkState.Streaming && _next > _chain.Head.Number && _window.HasRoom;

    /// <summary>When <see cref="OnTick"/> is due at the latest; a time that has passed means at once.</summary>
    public TimeSpan NextTimeout =>
        State switch
        {
            UplinkState.Greeting => Earlier(_deadline, _lastHeard + _options.SilenceMax),
            UplinkState.Streaming => Earlier(_nextBeat, _lastHeard + _options.SilenceMax),
            _ => _deadline,
        };

    /// <summary>The next effect to perform; false where there is none for now.</summary>
    public bool TryTake([NotNullWhen(true)] out UplinkEffect? effect)
    {
        if (!_effects.TryDequeue(out effect))
        {
            effect = Due();
        }

        return effect is not null;
    }

    /// <summary>Time has passed.</summary>
    public void OnTick(TimeSpan now)
    {
        Begin(now);
        switch (State)
        {
            case UplinkState.Down or UplinkState.Stopped when now >= _deadline:
                _connection = _connection.Next();
                _deadline = now + _options.ConnectTimeout;
                _effects.Enqueue(new UplinkEffect.Connect(_connection));
                Enter(UplinkState.Connecting, UplinkReason.None);
                break;
            case UplinkState.Connecting when now >= _deadline:
            case UplinkState.Greeting when now >= _deadline:
                GiveUp(UplinkReason.NotAnswered);
                break;
            case UplinkState.Greeting or UplinkState.Streaming when now - _lastHeard >= _options.SilenceMax:
                GiveUp(UplinkReason.Silence);
                break;
            case UplinkState.Streaming when now >= _nextBeat:
                _beatDue = true;
                break;
        }
    }

    /// <summary>A connection that was asked for is there.</summary>
    public void OnConnected(TimeSpan now, ConnectionNumber connection)
    {
        Begin(now);
        if (connection != _connection || State != UplinkState.Connecting)
        {
            return;
        }

        _lastHeard = now;
        _deadline = now + _options.GreetingTimeout;
        var hello = new Hello(
            Hello.Current,
            _chain.Owner,
            _chain.Ledger,
            _chain.Head,
            Receipted,
            _options.CatalogueVersion,
            _backlog.UnreceiptedEntries,
            _backlog.LastActivityDay
        );
        _effects.Enqueue(new UplinkEffect.SendHello(hello));
        Enter(UplinkState.Greeting, UplinkReason.None);
    }

    /// <summary>A connection could not be made, or ended.</summary>
    public void OnDisconnected(TimeSpan now, ConnectionNumber connection)
    {
        Begin(now);
        if (connection == _connection && State is not (UplinkState.Down or UplinkState.Stopped))
        {
            Retry(UplinkReason.ConnectionLost);
        }
    }

    /// <summary>The nation answered the Hello.</summary>
    public void OnWelcome(TimeSpan now, ConnectionNumber connection, Welcome welcome)
    {
        if (!Hear(now, connection, UplinkState.Greeting))
        {
            return;
        }

        if ((_chain.Compare(welcome.Announced) ?? _chain.Compare(welcome.Watermark)) is { } stop)
        {
            TellAndStop(stop);
            return;
        }

        _beat = 0;
        _beatDue = true;
        _nextSeal = now;
        _window.Restart(welcome.Credit);
        GoOnAfter(welcome.Watermark);
    }

    /// <summary>The nation holds frames durably.</summary>
    public void OnReceipt(TimeSpan now, ConnectionNumber connection, Receipt receipt)
    {
        if (!Hear(now, connection, UplinkState.Streaming))
        {
            return;
        }

        var through = receipt.Through;
        if (receipt.Ledger != _chain.Ledger)
        {
            GiveUp(UplinkReason.ProtocolBroken);
        }
        else if (through.Number < Receipted.Number)
        {
            return;
        }
        else if (!_window.Holds(through) && _chain.Compare(through) is { } stop)
        {
            TellAndStop(stop);
        }
        else if (through.Number > Receipted.Number)
        {
            TakeReceipt(through);
        }
    }

    /// <summary>The nation lives, and gives its credit anew.</summary>
    public void OnNationHeartbeat(TimeSpan now, ConnectionNumber connection, NationHeartbeat heartbeat)
    {
        if (connection == _connection && State == UplinkState.Greeting)
        {
            _lastHeard = now;
        }
        else if (Hear(now, connection, UplinkState.Streaming))
        {
            _window.Credit = heartbeat.Credit;
            _backoff.Reset();
        }
    }

    /// <summary>The nation will not go on.</summary>
    public void OnStop(TimeSpan now, ConnectionNumber connection, Stop stop)
    {
        Begin(now);
        if (connection == _connection && State is UplinkState.Greeting or UplinkState.Streaming)
        {
            StopHere(stop);
        }
    }

    /// <summary>Frames were sealed and are durable.</summary>
    public void OnHeadMoved(TimeSpan now)
    {
        Begin(now);
        _backlog = _backlog with { UnsealedFacts = 0 };
        _nextSeal = now;
        _beatDue |= State == UplinkState.Streaming && !_window.HasRoom;
    }

    /// <summary>What waits has changed. Reported after each commit, and after <see cref="OnHeadMoved"/>.</summary>
    public void OnBacklog(TimeSpan now, UplinkBacklog backlog)
    {
        Begin(now);
        _backlog = backlog;
    }

    private static TimeSpan Earlier(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private void Begin(TimeSpan now)
    {
        _now = now;
        _chain.Refresh();
    }

    private bool Hear(TimeSpan now, ConnectionNumber connection, UplinkState expected)
    {
        Begin(now);
        if (connection != _connection || State is not (UplinkState.Greeting or UplinkState.Streaming))
        {
            return false;
        }

        _lastHeard = now;
        if (State != expected)
        {
            GiveUp(UplinkReason.ProtocolBroken);
            return false;
        }

        return true;
    }

    private void GoOnAfter(FrameHead watermark)
    {
        var before = Receipted;
        var lost = before.Number > watermark.Number;
        if (lost)
        {
            _lostThrough = before.Number;
        }

        Receipted = watermark;
        _receiptDue |= before != watermark;
        _next = watermark.Number.Next();
        Alarm = _lostThrough > watermark.Number ? UplinkReason.NationBehind : UplinkReason.None;
        Enter(UplinkState.Streaming, Alarm, lost ? UplinkChain.LostTail(before, watermark) : "");
    }

    private void TakeReceipt(FrameHead through)
    {
        _window.Receipt(_now, through.Number);
        Receipted = through;
        _receiptDue = true;
        _next = through.Number >= _next ? through.Number.Next() : _next;
        _backoff.Reset();
        if (Alarm == UplinkReason.NationBehind && through.Number >= _lostThrough)
        {
            Alarm = UplinkReason.None;
            Enter(UplinkState.Streaming, UplinkReason.None);
        }
    }

    private UplinkEffect? Due()
    {
        if (_receiptDue)
        {
            _receiptDue = false;
            return new UplinkEffect.KeepReceipt(Receipted);
        }

        return State != UplinkState.Streaming
            ? null
            : (UplinkEffect?)Heartbeat() ?? (UplinkEffect?)NextFrame() ?? Seal();
    }

    private UplinkEffect.SendHeartbeat? Heartbeat()
    {
        if (!_beatDue)
        {
            return null;
        }

        _beatDue = false;
        _nextBeat = _now + _options.HeartbeatInterval;
        return new UplinkEffect.SendHeartbeat(
            new EdgeHeartbeat(
                _chain.Head,
                _backlog.UnreceiptedEntries,
                _backlog.LastActivityDay,
                ++_beat,
                _window.Latency
            )
        );
    }

    private UplinkEffect.SendFrame? NextFrame()
    {
        if (_next > _chain.Head.Number)
        {
            return null;
        }

        if (_offer.Frame.Number != _next)
        {
            var (hash, bytes) = _chain.Find(_next);
            _offer = (new FrameHead(_next, hash), bytes);
        }

        if (!_window.TrySend(_now, _offer.Frame, _offer.Bytes))
        {
            return null;
        }

        _next = _next.Next();
        return new UplinkEffect.SendFrame(_offer.Frame.Number);
    }

    private UplinkEffect.Seal? Seal()
    {
        if (_backlog.UnsealedFacts <= 0 || _now < _nextSeal || !HasCredit)
        {
            return null;
        }

        _nextSeal = _now + _options.HeartbeatInterval;
        return UplinkEffect.Seal.Instance;
    }

    private void TellAndStop(Stop stop)
    {
        _effects.Enqueue(new UplinkEffect.SendStop(stop));
        StopHere(stop);
    }

    private void StopHere(Stop stop)
    {
        var reason = stop.Reason.AsUplinkReason();
        Alarm = reason;
        _deadline = _now + _options.StoppedRetry;
        _effects.Enqueue(new UplinkEffect.Disconnect(_connection, reason));
        Enter(UplinkState.Stopped, reason, stop.Detail);
    }

    private void GiveUp(UplinkReason reason)
    {
        _effects.Enqueue(new UplinkEffect.Disconnect(_connection, reason));
        Retry(reason);
    }

    private void Retry(UplinkReason reason)
    {
        _deadline = _now + _backoff.Next();
        Enter(UplinkState.Down, reason);
    }

    private void Enter(UplinkState state, UplinkReason reason, string detail = "")
    {
        State = state;
        _effects.Enqueue(new UplinkEffect.EnterState(state, reason, detail));
    }
}
