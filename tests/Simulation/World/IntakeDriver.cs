using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>
/// Drives the intake of one ledger: performs its effects in order, keeps its timer, and may die with its silo between
/// any two.
/// </summary>
internal sealed class IntakeDriver
{
    private static readonly TimeSpan JournalRetry = TimeSpan.FromMilliseconds(500);

    private readonly Grain _grain;
    private readonly SimulatedSilo _silo;
    private readonly Setting _setting;
    private readonly IIntake _machine;
    private readonly Dictionary<SessionNumber, EdgeStream> _streams = [];
    private readonly LedgerMark _mark;
    private long _epoch;
    private long _lastSession;
    private bool _isStopping;
    private bool _isPumping;
    private TimeSpan _armedFor = TimeSpan.MaxValue;

    public IntakeDriver(Grain grain, LedgerMark mark, long epoch)
    {
        (_grain, _silo, _setting, _mark, _epoch) = (grain, grain.Host, grain.Host.World, mark, epoch);
        _machine = _setting.Parts.Intake(_silo.Options, mark, epoch, Now);
    }

    public LinkView Link => _machine.Link;

    private TimeSpan Now => _setting.Now;

    public void Open(EdgeStream stream, SiloSession opened, Hello hello)
    {
        if (_isStopping)
        {
            stream.CloseByNation();
            return;
        }

        var session = new SessionNumber(++_lastSession);
        (opened.Number, opened.Intake) = (session, this);
        _streams[session] = stream;
        _machine.OnHello(Now, session, hello);
        Pump();
    }

    public void Deliver(SessionNumber session, object message)
    {
        switch (message)
        {
            case FrameMessage frame:
                _machine.OnFrame(Now, session, frame);
                break;
            case EdgeHeartbeat heartbeat:
                _machine.OnEdgeHeartbeat(Now, session, heartbeat);
                break;
            case Standing standing:
                _machine.OnStanding(Now, session, StandingCodec.Encode(standing));
                break;
            case Stop stop:
                _machine.OnEdgeStop(Now, session, stop);
                break;
        }

        Pump();
    }

    public void Disconnected(SessionNumber session)
    {
        _streams.Remove(session);
        _machine.OnDisconnected(Now, session);
        Pump();
    }

    /// <summary>An operator lets the ledger go on: kept in the journal first.</summary>
    public void Release()
    {
        if (_machine.Link.Stop is not { } stop)
        {
            return;
        }

        var statement = new ReleaseStatement(_mark.Ledger, stop.Reason, Claim.Operator, "the other machine is ended");
        _silo.Journal.Write(
            journal => journal.Release(statement, _silo.Clock.UnixMicroseconds),
            _ =>
            {
                _silo.Fold.Moved();
                Happened(() => _machine.OnReleased(Now));
            },
            () => { }
        );
    }

    public void Leave()
    {
        _isStopping = true;
        foreach (var stream in _streams.Values)
        {
            stream.CloseByNation();
        }

        _streams.Clear();
    }

    private bool IsOver => _isStopping || !_grain.IsThere;

    private void Pump()
    {
        if (_isPumping)
        {
            return;
        }

        _isPumping = true;
        while (!IsOver && _machine.TryTake(out var effect))
        {
            if (_silo.DiesHere())
            {
                break;
            }

            _setting.Note(TraceKind.SiloEffect, _silo.Number, Messages.Code(effect), _mark.Owner.Value);
            Perform(effect);
        }

        _isPumping = false;
        if (!IsOver)
        {
            Arm();
        }
    }

    private void Arm()
    {
        var next = _machine.NextTimeout;
        if (next >= _armedFor)
        {
            return;
        }

        _armedFor = next;
        _silo.After(
            next - Now,
            () =>
            {
                if (_armedFor == next && !IsOver)
                {
                    _armedFor = TimeSpan.MaxValue;
                    _machine.OnTick(Now);
                    Pump();
                }
            }
        );
    }

    private void Perform(IntakeEffect effect)
    {
        switch (effect)
        {
            case IntakeEffect.SendWelcome(var session, var welcome):
                Send(
                    session,
                    welcome with
                    {
                        TimeUnixMicroseconds = _silo.Clock.UnixMicroseconds,
                        Periods = _silo.Fold.Watched,
                    }
                );
                break;
            case IntakeEffect.SendReceipt(var session, var receipt):
                Send(session, receipt);
                break;
            case IntakeEffect.SendHeartbeat(var session, var heartbeat):
                Send(session, heartbeat with { TimeUnixMicroseconds = _silo.Clock.UnixMicroseconds });
                break;
            case IntakeEffect.SendStop(var session, var stop):
                Send(session, stop);
                break;
            case IntakeEffect.CloseSession(var session, _):
                Close(session);
                break;
            case IntakeEffect.ChangeLink(var link):
                Change(link);
                break;
            case IntakeEffect.StandDown:
                _grain.Leave();
                break;
            default:
                Start(effect);
                break;
        }
    }

    private void Start(IntakeEffect effect)
    {
        switch (effect)
        {
            case IntakeEffect.Append(var request):
                _silo.Writer.Append(request, outcome => Happened(() => _machine.OnAppended(Now, outcome)));
                break;
            case IntakeEffect.Announce(var term, var head):
                _silo.Journal.Write(
                    journal =>
                    {
                        journal.Announce(_mark.Ledger, term, head);
                        return true;
                    },
                    _ => { },
                    () => { }
                );
                break;
            case IntakeEffect.RaiseEpoch:
                RaiseEpoch(_epoch);
                break;
            case IntakeEffect.Reload:
                Reload();
                break;
        }
    }

    private void RaiseEpoch(long expected) =>
        _silo.Journal.Write(
            journal => journal.RaiseEpoch(expected),
            version =>
            {
                _silo.Fold.Moved();
                _epoch = version.Epoch;
                Happened(() => _machine.OnEpochRaised(Now, version.Epoch));
            },
            () => _silo.After(JournalRetry, () => RaiseEpoch(expected))
        );

    private void Reload() =>
        _silo.Journal.Write(
            journal => journal.RaiseTerm(_mark.Owner, _mark.Ledger),
            Reload,
            () => _silo.After(JournalRetry, Reload)
        );

    private void Reload(LedgerMark mark) =>
        _silo.Journal.Read(
            journal => journal.Head,
            head =>
            {
                _epoch = head.Epoch;
                Happened(() => _machine.OnReloaded(Now, mark, head.Epoch));
            },
            () => _silo.After(JournalRetry, () => Reload(mark))
        );

    private void Happened(Action happening)
    {
        if (!IsOver)
        {
            happening();
            Pump();
        }
    }

    private void Send(SessionNumber session, object message)
    {
        if (_streams.TryGetValue(session, out var stream))
        {
            stream.Silo.Forward(_silo, stream, message);
        }
    }

    private void Close(SessionNumber session)
    {
        if (_streams.Remove(session, out var stream))
        {
            stream.Silo.Forward(_silo, stream, null);
        }
    }

    private void Change(LinkView link)
    {
        if (link.State is LinkState.Behind or LinkState.Forked or LinkState.Damaged)
        {
            _setting.Tell($"area {_mark.Owner} stopped: {link.Reason}");
            _silo.Stops.StoppedByNation(_mark.Ledger, link.State.ToString(), link.Reason);
        }
    }
}
