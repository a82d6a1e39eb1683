using System.Diagnostics.CodeAnalysis;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;

namespace Federation.Core.Exchange;

/// <summary>
/// The nation's side of the exchange, one per ledger: events in, effects out, and the time of the next tick. It reads
/// no clock, awaits nothing and is called by one thread at a time. After each event the driver takes effects until
/// there is none, and performs them in order. <c>now</c> is a monotonic time that never goes back.
/// </summary>
public sealed class IntakeMachine
{
    private readonly IntakeOptions _options;
    private readonly IntakeQueue _queue;
    private readonly FrameContents _contents = new();
    private readonly Queue<IntakeEffect> _effects = new();
    private readonly IntakeAppends _appends;
    private readonly IntakeStandings _standings = new();
    private readonly IntakeEpoch _epoch;
    private readonly IntakeLink _link;
    private readonly IntakeHold _hold = new();
    private FrameHead _announced;
    private SessionNumber _session;
    private Hello? _greeting;
    private bool _isStreaming;
    private TimeSpan _nextBeat;
    private TimeSpan _lastHeard;
    private long _beat;

    /// <param name="options">Validated.</param>
    /// <param name="mark">As <see cref="IJournal.RaiseTermAsync"/> gave it to this writer.</param>
    /// <param name="epoch">The journal's epoch.</param>
    /// <param name="now">Now.</param>
    public IntakeMachine(IntakeOptions options, LedgerMark mark, long epoch, TimeSpan now)
    {
        _options = options;
        _queue = new IntakeQueue(mark.Watermark, options.RememberedHashes);
        _appends = new IntakeAppends(options, _queue, mark, _effects);
        _epoch = new IntakeEpoch(epoch, _effects);
        _announced = FrameHead.Higher(mark.Announced, mark.Watermark);
        _link = new IntakeLink(now, mark.Watermark, _announced);
        OnReleased(now);
    }

    /// <summary>What is known of the link.</summary>
    public LinkView Link => _link.View(_queue.Watermark, _announced);

    /// <summary>
    /// When <see cref="OnTick"/> is due at the latest; <see cref="TimeSpan.MaxValue"/>: not before an event.
    /// </summary>
    public TimeSpan NextTimeout
    {
        get
        {
            var next = _appends.NextTimeout;
            next = IsOpen && _nextBeat < next ? _nextBeat : next;
            return _isStreaming && _lastHeard + _options.SilenceMax < next ? _lastHeard + _options.SilenceMax : next;
        }
    }

    /// <summary>The next effect to perform; false where there is none for now.</summary>
    public bool TryTake([NotNullWhen(true)] out IntakeEffect? effect) => _effects.TryDequeue(out effect);

    /// <summary>Time has passed.</summary>
    public void OnTick(TimeSpan now)
    {
        _appends.Tick(now);
        if (_isStreaming && now - _lastHeard >= _options.SilenceMax)
        {
            Close(CloseReason.Silence);
        }
        else if (IsOpen && now >= _nextBeat)
        {
            _nextBeat = now + _options.HeartbeatInterval;
            _effects.Enqueue(new IntakeEffect.SendHeartbeat(_session, new NationHeartbeat(0, _options.Credit, _beat)));
        }

        Observe(now);
    }

    /// <summary>A stream was opened and said who it is. A newer session takes the place of an older one.</summary>
    /// <param name="now">Now.</param>
    /// <param name="session">Higher than any that this ledger had at this machine; else it is ignored.</param>
    /// <param name="hello">Its first message.</param>
    public void OnHello(TimeSpan now, SessionNumber session, Hello hello)
    {
        if (session <= _session || _appends.IsStoodDown)
        {
            return;
        }

        if (IsOpen)
        {
            Close(CloseReason.Superseded);
        }

        _appends.DropWaiting();
        _link.Forget();
        _standings.Restart();
        _epoch.Greeted();
        (_session, _greeting, _beat) = (session, hello, 0);
        _nextBeat = now + _options.HeartbeatInterval;
        _link.Heard(now);
        Greet(now);
        Observe(now);
    }

    /// <summary>A frame came in.</summary>
    public void OnFrame(TimeSpan now, SessionNumber session, FrameMessage message)
    {
        if (Hear(now, session))
        {
            Take(message.Frame);
            _appends.Start();
            Observe(now);
        }
    }

    /// <summary>An edge lives, and says how far its ledger goes.</summary>
    public void OnEdgeHeartbeat(TimeSpan now, SessionNumber session, EdgeHeartbeat heartbeat)
    {
        if (!Hear(now, session))
        {
            return;
        }

        _beat = heartbeat.Beat;
        _link.Reported(now, heartbeat);
        if (IntakeStops.Compare(Mark.Ledger, heartbeat.Head, _announced) is { } stop)
        {
            StopSession(stop);
        }
        else if (heartbeat.Head.Number > _announced.Number)
        {
            _announced = heartbeat.Head;
            _appends.Announce(_announced);
        }

        Observe(now);
    }

    /// <summary>An edge announced its totals ahead of its frames, in the bytes of a standing.</summary>
    public void OnStanding(TimeSpan now, SessionNumber session, ReadOnlyMemory<byte> bytes)
    {
        if (!Hear(now, session))
        {
            return;
        }

        switch (_standings.Judge(bytes, Mark, _announced, _queue.Tail))
        {
            case StandingVerdict.Accepted accepted:
                _link.Announced(accepted.Standing.Number);
                _appends.Add(accepted.Standing);
                _appends.Start();
                break;
            case StandingVerdict.Refused(var refusal, var detail):
                _link.RefusedStanding();
                _effects.Enqueue(new IntakeEffect.RefuseStanding(_session, refusal, detail));
                break;
            case StandingVerdict.Forked(var edge, var nation):
                StopSession(IntakeStops.Forked(Mark.Ledger, edge, nation));
                break;
        }

        Observe(now);
    }

    /// <summary>An edge found that it cannot go on.</summary>
    public void OnEdgeStop(TimeSpan now, SessionNumber session, Stop stop)
    {
        if (session == _session && IsOpen)
        {
            _link.Heard(now);
            _hold.Set(stop);
            Close(CloseReason.Stopped);
            Observe(now);
        }
    }

    /// <summary>An edge said, beside the stream, that its file is damaged; a closed ledger stays closed.</summary>
    public void OnEdgeDamaged(TimeSpan now, Stop stop)
    {
        if (Mark.Successor is null)
        {
            _link.Heard(now);
            _hold.Told(stop);
            Close(CloseReason.Stopped);
            Observe(now);
        }
    }

    /// <summary>A stream ended.</summary>
    public void OnDisconnected(TimeSpan now, SessionNumber session)
    {
        if (session == _session)
        {
            End();
            Observe(now);
        }
    }

    /// <summary>The append in flight ended.</summary>
    public void OnAppended(TimeSpan now, AppendOutcome outcome)
    {
        if (outcome is AppendOutcome.Appended appended)
        {
            _appends.Confirm(appended.Watermark);
            _link.Durable(now, appended.Watermark.Number);
            Receipt(now);
        }
        else
        {
            if (outcome is AppendOutcome.Fenced)
            {
                Close(CloseReason.Fenced);
            }

            _appends.Failed(now, outcome);
        }

        _appends.Start();
        Greet(now);
        Observe(now);
    }

    /// <summary>The term was raised and the mark read again. A ledger that was closed takes nothing more.</summary>
    public void OnReloaded(TimeSpan now, LedgerMark mark, long epoch)
    {
        var before = _queue.Watermark;
        var isOther = !_appends.Reloaded(mark);
        _epoch.Reloaded(epoch, isOther);
        if (isOther)
        {
            _announced = FrameHead.Higher(mark.Announced, mark.Watermark);
            Close(CloseReason.JournalMoved);
        }
        else if (mark.Watermark != before)
        {
            Receipt(now);
        }

        if (IntakeStops.Closed(mark, _announced) is { } closed)
        {
            _appends.DropWaiting();
            StopSession(closed);
        }

        _appends.Start();
        Greet(now);
        Observe(now);
    }

    /// <summary>The new epoch is durable.</summary>
    public void OnEpochRaised(TimeSpan now, long epoch)
    {
        _epoch.Raised(epoch);
        Greet(now);
        Observe(now);
    }

    /// <summary>An operator lets a stopped ledger go on: its edge asks again. A loss is waited for no more.</summary>
    public void OnReleased(TimeSpan now)
    {
        _hold.Release(Mark);
        _link.Released();
        Observe(now);
    }

    private LedgerMark Mark => _appends.Mark;

    private bool IsOpen => _isStreaming || _greeting is not null;

    private bool Hear(TimeSpan now, SessionNumber session)
    {
        if (session != _session || !IsOpen)
        {
            return false;
        }

        _lastHeard = now;
        _link.Heard(now);
        if (!_isStreaming)
        {
            Close(CloseReason.ProtocolBroken);
            Observe(now);
        }

        return _isStreaming;
    }

    private void Greet(TimeSpan now)
    {
        if (_greeting is not { } hello || _appends.IsUnsettled || _epoch.IsRaising)
        {
            return;
        }

        if ((_hold.ForGood ?? IntakeStops.Check(Mark, hello, _queue.Watermark, _announced)) is { } stop)
        {
            StopSession(stop);
        }
        else if (_epoch.TryLook(hello.Receipted, _queue.Watermark))
        {
            _appends.Reload($"The edge has a receipt for {hello.Receipted}, the watermark is {_queue.Watermark}.");
        }
        else if (_epoch.TryRaise(hello.Receipted, _queue.Watermark))
        {
            _link.Lost(hello.Receipted, _queue.Watermark);
        }
        else
        {
            Welcome(now, hello);
        }
    }

    private void Welcome(TimeSpan now, Hello hello)
    {
        (_greeting, _isStreaming, _lastHeard) = (null, true, now);
        _hold.Set(null);
        _link.Welcomed(hello);
        _appends.Announce(_announced);
        var (credit, catalogue) = (_options.Credit, _options.CatalogueVersion);
        var welcome = new Welcome(_queue.Watermark, _announced, 0, _session, credit, catalogue, _epoch.Number);
        _effects.Enqueue(new IntakeEffect.SendWelcome(_session, welcome));
    }

    private void Take(Frame frame)
    {
        switch (_queue.Judge(frame))
        {
            case IntakeVerdict.Next when !_options.Credit.Allows(_queue.Frames + 1, _queue.Bytes + frame.Bytes.Length):
                Close(CloseReason.CreditExceeded);
                break;
            case IntakeVerdict.Next when FrameCodec.TryDecode(frame.Bytes.Span, _contents) is { } error:
                StopSession(IntakeStops.Undecodable(Mark.Ledger, frame.Head, _queue.Tail, error));
                break;
            case IntakeVerdict.Next:
                _queue.Add(frame);
                _link.Taken(frame.Head.Number, _contents.EntryIds.Length);
                break;
            case IntakeVerdict.Duplicate when frame.Head.Number <= _queue.Watermark.Number:
                SendReceipt();
                break;
            case IntakeVerdict.Duplicate:
                break;
            case IntakeVerdict.Fork:
                StopSession(IntakeStops.Forked(Mark.Ledger, frame.Head, _queue.Tail));
                break;
            case IntakeVerdict.Gap:
                Close(CloseReason.Gap);
                break;
            default:
                Close(CloseReason.DamagedOnTheWay);
                break;
        }
    }

    private void Receipt(TimeSpan now)
    {
        _announced = FrameHead.Higher(_announced, _queue.Watermark);
        if (_isStreaming)
        {
            SendReceipt();
        }
    }

    private void SendReceipt() =>
        _effects.Enqueue(new IntakeEffect.SendReceipt(_session, new Receipt(Mark.Ledger, _queue.Watermark)));

    private void StopSession(Stop stop)
    {
        _hold.Set(stop);
        if (IsOpen)
        {
            _effects.Enqueue(new IntakeEffect.SendStop(_session, stop));
            Close(CloseReason.Stopped);
        }
    }

    private void Close(CloseReason reason)
    {
        if (IsOpen)
        {
            _effects.Enqueue(new IntakeEffect.CloseSession(_session, reason));
            End();
        }
    }

    private void End() => (_isStreaming, _greeting) = (false, null);

    private void Observe(TimeSpan now)
    {
        if (_link.Observe(now, _hold.Stop, _isStreaming, _queue.Watermark))
        {
            _effects.Enqueue(new IntakeEffect.ChangeLink(Link));
        }
    }
}
