using Federation.Core.Exchange.Messages;

namespace Federation.Core.Exchange;

/// <summary>
/// What an edge sends while it streams, in order of urgency: heartbeats, then frames as the line and the nation's
/// credit allow, then the wish to seal what waits.
/// </summary>
internal sealed class UplinkSending(UplinkOptions options, UplinkChain chain)
{
    private readonly UplinkWindow _window = new(options.LineWindow, options.LineBytesPerSecondFirst);

    private UplinkBacklog _backlog;
    private (FrameHead Frame, int Bytes) _offer;
    private FrameNumber _next;
    private TimeSpan _nextSeal;
    private long _beat;
    private bool _beatDue;

    /// <summary>When the next heartbeat is due.</summary>
    public TimeSpan NextBeat { get; private set; }

    /// <summary>True where a frame that is sealed now would be sent at once.</summary>
    public bool HasCredit => _next > chain.Head.Number && _window.HasRoom;

    /// <summary>What waits at the edge.</summary>
    public UplinkBacklog Backlog => _backlog;

    /// <summary>What the nation allows to be unreceipted.</summary>
    public Credit Credit
    {
        set => _window.Credit = value;
    }

    /// <summary>A new stream begins after a watermark: nothing is on the line, a heartbeat is due.</summary>
    public void Restart(TimeSpan now, FrameNumber watermark, Credit credit)
    {
        _beat = 0;
        _beatDue = true;
        _nextSeal = now;
        _next = watermark.Next();
        _window.Restart(credit);
    }

    /// <summary>True where this very frame is sent and not receipted.</summary>
    public bool Holds(FrameHead frame) => _window.Holds(frame);

    /// <summary>Everything through a number is receipted.</summary>
    public void Receipt(TimeSpan now, FrameNumber through)
    {
        _window.Receipt(now, through);
        _next = through >= _next ? through.Next() : _next;
    }

    /// <summary>Frames were sealed. Where they cannot be sent now, a heartbeat tells the head at once.</summary>
    public void HeadMoved(TimeSpan now, bool isStreaming)
    {
        _backlog = _backlog with { UnsealedFacts = 0 };
        _nextSeal = now;
        _beatDue |= isStreaming && !_window.HasRoom;
    }

    /// <summary>What waits has changed.</summary>
    public void Wait(UplinkBacklog backlog) => _backlog = backlog;

    /// <summary>Time has passed.</summary>
    public void Tick(TimeSpan now) => _beatDue |= now >= NextBeat;

    /// <summary>The next effect; null where there is none for now.</summary>
    public UplinkEffect? Next(TimeSpan now) =>
        (UplinkEffect?)Heartbeat(now) ?? (UplinkEffect?)NextFrame(now) ?? Seal(now);

    private UplinkEffect.SendHeartbeat? Heartbeat(TimeSpan now)
    {
        if (!_beatDue)
        {
            return null;
        }

        _beatDue = false;
        NextBeat = now + options.HeartbeatInterval;
        return new UplinkEffect.SendHeartbeat(
            new EdgeHeartbeat(
                chain.Head,
                _backlog.UnreceiptedEntries,
                _backlog.LastActivityDay,
                ++_beat,
                _window.Latency
            )
        );
    }

    private UplinkEffect.SendFrame? NextFrame(TimeSpan now)
    {
        if (_next > chain.Head.Number)
        {
            return null;
        }

        if (_offer.Frame.Number != _next)
        {
            var (hash, bytes) = chain.Find(_next);
            _offer = (new FrameHead(_next, hash), bytes);
        }

        if (!_window.TrySend(now, _offer.Frame, _offer.Bytes))
        {
            return null;
        }

        _next = _next.Next();
        return new UplinkEffect.SendFrame(_offer.Frame.Number);
    }

    private UplinkEffect.Seal? Seal(TimeSpan now)
    {
        if (_backlog.UnsealedFacts <= 0 || now < _nextSeal || !HasCredit)
        {
            return null;
        }

        _nextSeal = now + options.HeartbeatInterval;
        return UplinkEffect.Seal.Instance;
    }
}
