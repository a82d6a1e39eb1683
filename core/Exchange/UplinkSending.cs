using Federation.Core.Exchange.Messages;

namespace Federation.Core.Exchange;

/// <summary>
/// What an edge sends while it streams, in order of urgency: heartbeats, then frames as the line and the nation's
/// credit allow, then the wish to seal what waits. Totals that are announced go ahead of the frames.
/// </summary>
internal sealed class UplinkSending(UplinkOptions options, UplinkChain chain)
{
    private const int FramesLookedAt = 64;

    private readonly UplinkWindow _window = new(options.LineWindow, options.LineBytesPerSecondFirst);
    private readonly UplinkStanding _standing = new(options);

    private UplinkBacklog _backlog;
    private (FrameHead Frame, int Bytes) _offer;
    private FrameNumber _next;
    private TimeSpan _nextBeat;
    private TimeSpan _nextSeal;
    private long _beat;
    private bool _beatDue;

    /// <summary>When <see cref="Tick"/> is due.</summary>
    public TimeSpan NextTimeout => _nextBeat < _standing.NextTimeout ? _nextBeat : _standing.NextTimeout;

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
    public void Restart(TimeSpan now, Welcome welcome)
    {
        _beat = 0;
        _beatDue = true;
        _nextSeal = now;
        _next = welcome.Watermark.Number.Next();
        _window.Restart(welcome.Credit);
        _standing.Restart(now, welcome.Periods);
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

    /// <summary>
    /// Totals were taken that had been asked for. A heartbeat tells their frame before they are sent.
    /// </summary>
    public void Take(TimeSpan now, Standing standing, int bytes, FrameNumber receipted)
    {
        if (standing.Through.Number > receipted)
        {
            _standing.Take(now, standing, bytes, _window.BytesPerSecond);
            _beatDue = true;
        }
    }

    /// <summary>What waits has changed.</summary>
    public void Wait(UplinkBacklog backlog) => _backlog = backlog;

    /// <summary>Time has passed.</summary>
    public void Tick(TimeSpan now)
    {
        _beatDue |= now >= _nextBeat;
        _standing.Tick(now);
    }

    /// <summary>The next effect; null where there is none for now.</summary>
    public UplinkEffect? Next(TimeSpan now) =>
        Heartbeat(now) ?? _standing.Send() ?? TakeStanding(now) ?? (UplinkEffect?)NextFrame(now) ?? Seal(now);

    private UplinkEffect.SendHeartbeat? Heartbeat(TimeSpan now)
    {
        if (!_beatDue)
        {
            return null;
        }

        _beatDue = false;
        _nextBeat = now + options.HeartbeatInterval;
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

    private UplinkEffect? TakeStanding(TimeSpan now)
    {
        if (!_standing.IsDue(now, chain.Head.Number, _backlog))
        {
            return null;
        }

        if (IsFarBehind())
        {
            return _standing.Ask(now, _window.BytesPerSecond);
        }

        _standing.Skip(now);
        return null;
    }

    /// <summary>
    /// True where more waits than a second of the line carries. Of frames no more are looked at than fit in a moment;
    /// many small ones are known by their entries.
    /// </summary>
    private bool IsFarBehind()
    {
        var bytes = _window.Bytes;
        var last = Math.Min(chain.Head.Number.Value, _next.Value + FramesLookedAt - 1);
        for (var number = _next.Value; number <= last && bytes <= _window.BytesPerSecond; number++)
        {
            bytes += chain.Find(new FrameNumber(number)).Bytes;
        }

        return bytes > _window.BytesPerSecond || _backlog.UnreceiptedEntries >= options.StandingEntries;
    }

    private UplinkEffect.SendFrame? NextFrame(TimeSpan now)
    {
        if (_next > chain.Head.Number || _standing.HoldsFrames)
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
