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
    private readonly UplinkSending _sending;
    private readonly Queue<UplinkEffect> _effects = new();

    private TimeSpan _now;
    private TimeSpan _deadline;
    private TimeSpan _lastHeard;
    private ConnectionNumber _connection;
    private FrameNumber _lostThrough;
    private bool _receiptDue;

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
        _sending = new UplinkSending(options, _chain);
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
    public bool HasCredit => State == UplinkState.Streaming && _sending.HasCredit;

    /// <summary>When <see cref="OnTick"/> is due at the latest; a time that has passed means at once.</summary>
    public TimeSpan NextTimeout =>
        State switch
        {
            UplinkState.Greeting => Earlier(_deadline, _lastHeard + _options.SilenceMax),
            UplinkState.Streaming => Earlier(_sending.NextTimeout, _lastHeard + _options.SilenceMax),
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
        if (State is UplinkState.Down or UplinkState.Stopped)
        {
            if (now >= _deadline)
            {
                Connect();
            }
        }
        else if (State != UplinkState.Streaming && now >= _deadline)
        {
            GiveUp(UplinkReason.NotAnswered);
        }
        else if (State != UplinkState.Connecting && now - _lastHeard >= _options.SilenceMax)
        {
            GiveUp(UplinkReason.Silence);
        }
        else if (State == UplinkState.Streaming)
        {
            _sending.Tick(now);
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
            _sending.Backlog.UnreceiptedEntries,
            _sending.Backlog.LastActivityDay,
            _chain.Follows
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

        _sending.Restart(now, welcome);
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
        else if (!_sending.Holds(through) && _chain.Compare(through) is { } stop)
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
            _sending.Credit = heartbeat.Credit;
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
        _sending.HeadMoved(now, State == UplinkState.Streaming);
    }

    /// <summary>The totals are taken that <see cref="UplinkEffect.TakeStanding"/> asked for, and are durable.</summary>
    /// <param name="now">Now.</param>
    /// <param name="standing">The totals; its frame is sealed.</param>
    /// <param name="bytes">How many bytes it takes, encoded.</param>
    public void OnStanding(TimeSpan now, Standing standing, int bytes)
    {
        Begin(now);
        if (State == UplinkState.Streaming)
        {
            _sending.Take(now, standing, bytes, Receipted.Number);
        }
    }

    /// <summary>What waits has changed. Reported after each commit, and after <see cref="OnHeadMoved"/>.</summary>
    public void OnBacklog(TimeSpan now, UplinkBacklog backlog)
    {
        Begin(now);
        _sending.Wait(backlog);
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

    private void Connect()
    {
        _connection = _connection.Next();
        _deadline = _now + _options.ConnectTimeout;
        _effects.Enqueue(new UplinkEffect.Connect(_connection));
        Enter(UplinkState.Connecting, UplinkReason.None);
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
        Alarm = _lostThrough > watermark.Number ? UplinkReason.NationBehind : UplinkReason.None;
        Enter(
            UplinkState.Streaming,
            Alarm,
            lost ? UplinkChain.LostTail(before, watermark) : "",
            lost ? new(before, watermark) : null
        );
    }

    private void TakeReceipt(FrameHead through)
    {
        _sending.Receipt(_now, through.Number);
        Receipted = through;
        _receiptDue = true;
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

        return State == UplinkState.Streaming ? _sending.Next(_now) : null;
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
        Enter(UplinkState.Stopped, reason, stop.Detail, new(stop.Edge, stop.Nation));
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

    private void Enter(UplinkState state, UplinkReason reason, string detail = "", UplinkDifference? difference = null)
    {
        State = state;
        _effects.Enqueue(new UplinkEffect.EnterState(state, reason, detail, difference));
    }
}
