using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Wire;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Provinces;

/// <summary>
/// Drives the <see cref="IntakeMachine"/> of one ledger: performs its effects in order, keeps its timer, decides
/// nothing. Everything runs in turns of the grain that owns it, so the machine is called by one thread at a time.
/// </summary>
internal sealed partial class LedgerIntake : IAsyncDisposable
{
    private readonly ProvinceServices _services;
    private readonly ILogger _logger;
    private readonly string _owner;
    private readonly Action _standDown;
    private readonly IGrainTimer _timer;
    private readonly IntakeMachine _machine;
    private readonly Dictionary<Guid, SessionNumber> _sessions = [];
    private readonly Dictionary<SessionNumber, SessionOutbox> _outboxes = [];
    private readonly HashSet<Task> _running = [];
    private readonly CancellationTokenSource _stopping = new();
    private LedgerMark _mark;
    private long _epoch;
    private long _lastSession;
    private TimeSpan _armedFor = TimeSpan.MaxValue;

    /// <param name="services">The silo's.</param>
    /// <param name="logger">Of the grain.</param>
    /// <param name="mark">As the journal gave it when this grain raised the term.</param>
    /// <param name="epoch">The journal's.</param>
    /// <param name="makeTimer">Makes a timer of the grain, not yet armed.</param>
    /// <param name="standDown">Deactivates the grain: another one holds the term.</param>
    public LedgerIntake(
        ProvinceServices services,
        ILogger logger,
        LedgerMark mark,
        long epoch,
        Func<Action, IGrainTimer> makeTimer,
        Action standDown
    )
    {
        _services = services;
        _logger = logger;
        _owner = OwnerName.Of(services.Areas, mark.Owner);
        _standDown = standDown;
        _mark = mark;
        _epoch = epoch;
        _machine = new IntakeMachine(services.Intake, mark, epoch, services.Now);
        _timer = makeTimer(Tick);
    }

    /// <summary>The link as readers see it.</summary>
    public V1.LedgerLink Link => LedgerLinks.Of(_services, _mark, _machine.Link);

    /// <summary>True where nothing more is taken of the ledger.</summary>
    public bool IsClosed => _mark.Successor is not null;

    /// <summary>The edge said that its file is damaged; gives what the nation holds.</summary>
    public FrameHead TakeDamage(Stop stop)
    {
        _machine.OnEdgeDamaged(_services.Now, stop with { Nation = _machine.Link.Watermark });
        Pump();
        return _machine.Link.Watermark;
    }

    /// <summary>An operator lets the ledger go on: kept in the journal first.</summary>
    public async Task ReleaseAsync(Claim by, string reason)
    {
        if (_machine.Link.Stop is { } stop)
        {
            var statement = new ReleaseStatement(_mark.Ledger, stop.Reason, by, reason);
            _ = await _services.Journal.AppendRecordAsync(
                JournalRecordKind.Release,
                statement.Encode(),
                CancellationToken.None
            );
            _services.Signal.Moved();
        }

        _machine.OnReleased(_services.Now);
        Pump();
    }

    /// <summary>
    /// A stream said Hello; what it gets is read from the outbox. Sessions are numbered here, in the order in which
    /// their streams came: the silos that streams come in at have no clock in common.
    /// </summary>
    public SessionOutbox Open(Guid stream, Hello hello)
    {
        var outbox = new SessionOutbox(_services.Host.OutgoingMessagesMax);
        if (_stopping.IsCancellationRequested)
        {
            outbox.Close();
            return outbox;
        }

        var session = new SessionNumber(++_lastSession);
        _sessions[stream] = session;
        _outboxes[session] = outbox;
        _machine.OnHello(_services.Now, session, hello);
        Pump();
        return outbox;
    }

    /// <exception cref="FormatException">The message is not what the contract says.</exception>
    public void Deliver(Guid stream, V1.EdgeMessage message)
    {
        if (!_sessions.TryGetValue(stream, out var session))
        {
            return;
        }

        switch (message.MessageCase)
        {
            case V1.EdgeMessage.MessageOneofCase.Frame:
                _machine.OnFrame(_services.Now, session, UplinkMessages.FromWire(message.Frame));
                break;
            case V1.EdgeMessage.MessageOneofCase.Heartbeat:
                _machine.OnEdgeHeartbeat(_services.Now, session, UplinkMessages.FromWire(message.Heartbeat));
                break;
            case V1.EdgeMessage.MessageOneofCase.Standing:
                _machine.OnStanding(_services.Now, session, message.Standing.Standing.Memory);
                break;
            case V1.EdgeMessage.MessageOneofCase.Stop:
                _machine.OnEdgeStop(_services.Now, session, UplinkMessages.FromWire(message.Stop));
                break;
            default:
                throw new FormatException($"A message of kind {message.MessageCase} may not follow the Hello.");
        }

        Pump();
    }

    /// <summary>A stream ended.</summary>
    public void Disconnected(Guid stream)
    {
        if (!_sessions.Remove(stream, out var session))
        {
            return;
        }

        CloseOutbox(session);
        _machine.OnDisconnected(_services.Now, session);
        Pump();
    }

    /// <summary>Ends every session and begins no more: the grain leaves, and edges find the next activation.</summary>
    public void Leave()
    {
        _stopping.Cancel();
        foreach (var session in _outboxes.Keys.ToList())
        {
            CloseOutbox(session);
        }
    }

    /// <summary>Leaves, and waits for what is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        Leave();
        _timer.Dispose();
        await Task.WhenAll(_running);
        _stopping.Dispose();
    }

    private void Tick()
    {
        _armedFor = TimeSpan.MaxValue;
        _machine.OnTick(_services.Now);
        Pump();
    }

    /// <summary>Nothing is performed once the grain leaves: its term ends with it.</summary>
    private void Pump()
    {
        while (!_stopping.IsCancellationRequested && _machine.TryTake(out var effect))
        {
            Perform(effect);
        }

        if (!_stopping.IsCancellationRequested)
        {
            Arm();
        }
    }

    private void Perform(IntakeEffect effect)
    {
        switch (effect)
        {
            case IntakeEffect.SendWelcome(var session, var welcome):
                var stamped = welcome with
                {
                    TimeUnixMicroseconds = _services.UnixMicroseconds,
                    Periods = _services.StandingPeriods,
                };
                Send(
                    session,
                    new V1.NationMessage
                    {
                        Welcome = UplinkMessages.ToWire(stamped with { CatalogueVersion = _services.Areas.Version }),
                    }
                );
                break;
            case IntakeEffect.SendReceipt(var session, var receipt):
                Send(session, new V1.NationMessage { Receipt = UplinkMessages.ToWire(receipt) });
                break;
            case IntakeEffect.SendHeartbeat(var session, var heartbeat):
                var beat = heartbeat with { TimeUnixMicroseconds = _services.UnixMicroseconds };
                var message = new V1.NationMessage { Heartbeat = UplinkMessages.ToWire(beat) };
                message.Heartbeat.AreasVersion = (uint)_services.Areas.Version;
                Send(session, message);
                break;
            case IntakeEffect.SendStop(var session, var stop):
                Send(session, new V1.NationMessage { Stop = UplinkMessages.ToWire(stop) });
                break;
            case IntakeEffect.CloseSession(var session, var reason):
                Log.SessionClosed(_logger, _owner, _mark.Ledger.Value, session.Value, reason);
                CloseOutbox(session);
                break;
            case IntakeEffect.RefuseStanding(var session, var refusal, var detail):
                Log.StandingRefused(_logger, _owner, _mark.Ledger.Value, session.Value, refusal, detail);
                break;
            case IntakeEffect.ChangeLink(var link):
                Log.LinkChanged(_logger, _owner, _mark.Ledger.Value, link.State, link.Reason);
                break;
            case IntakeEffect.StandDown(var current):
                Log.StoodDown(_logger, _owner, _mark.Ledger.Value, current.Value);
                _standDown();
                break;
            default:
                Start(effect);
                break;
        }
    }

    private void Send(SessionNumber session, V1.NationMessage message)
    {
        if (_outboxes.TryGetValue(session, out var outbox) && !outbox.TrySend(message))
        {
            Log.SessionDoesNotRead(_logger, _owner, _mark.Ledger.Value, session.Value);
            CloseOutbox(session);
            _machine.OnDisconnected(_services.Now, session);
        }
    }

    private void CloseOutbox(SessionNumber session)
    {
        if (_outboxes.Remove(session, out var outbox))
        {
            outbox.Close();
        }
    }

    private void Arm()
    {
        var next = _machine.NextTimeout;
        if (next < _armedFor)
        {
            _armedFor = next;
            var due = next - _services.Now;
            _timer.Change(due > TimeSpan.Zero ? due : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
