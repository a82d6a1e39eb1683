using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;

namespace Federation.Core.Tests.Exchange.Simulation;

/// <summary>
/// The nation: a model journal, an intake machine, and a driver that can die between any two effects.
/// </summary>
internal sealed class SimulatedNation
{
    private readonly VirtualTime _time;
    private readonly SimulatedLine _line;
    private readonly Random _random;
    private readonly IntakeOptions _options;
    private readonly Dictionary<SimulatedLine.Stream, SessionNumber> _sessions = [];
    private readonly Dictionary<SessionNumber, SimulatedLine.Stream> _streams = [];
    private IntakeMachine? _machine;
    private TimeSpan _due = TimeSpan.MaxValue;
    private long _session;
    private int _life;

    public SimulatedNation(VirtualTime time, SimulatedLine line, Random random, IntakeOptions options)
    {
        (_time, _line, _random, _options) = (time, line, random, options);
        Start();
    }

    public ModelJournal Journal { get; } = new();

    /// <summary>How likely the process dies at an effect.</summary>
    public double Mortality { get; set; }

    /// <summary>How likely an append does not simply succeed.</summary>
    public double AppendTrouble { get; set; }

    public int Deaths { get; private set; }

    public LinkView? Link => _machine?.Link;

    public HashSet<LinkState> StatesSeen { get; } = [];

    public HashSet<CloseReason> ClosesSeen { get; } = [];

    public void Start()
    {
        _machine = new IntakeMachine(_options, Journal.RaiseTerm(), Journal.Epoch, _time.Now);
        _line.Nation = this;
        Drive();
    }

    public void Die(TimeSpan downFor)
    {
        _life++;
        Deaths++;
        _machine = null;
        _due = TimeSpan.MaxValue;
        _line.Nation = null;
        _sessions.Clear();
        _streams.Clear();
        _line.Cut(halfOpen: _random.Next(3) == 0);
        _time.After(downFor, Start);
    }

    public void Release() => On(machine => machine.OnReleased(_time.Now));

    public void OnMessage(SimulatedLine.Stream stream, object message)
    {
        var now = _time.Now;
        if (message is Hello hello)
        {
            var opened = new SessionNumber(++_session);
            _sessions[stream] = opened;
            _streams[opened] = stream;
            On(machine => machine.OnHello(now, opened, hello));
        }
        else if (_sessions.TryGetValue(stream, out var session))
        {
            On(machine =>
            {
                switch (message)
                {
                    case FrameMessage frame:
                        machine.OnFrame(now, session, frame);
                        break;
                    case EdgeHeartbeat heartbeat:
                        machine.OnEdgeHeartbeat(now, session, heartbeat);
                        break;
                    case Stop stop:
                        machine.OnEdgeStop(now, session, stop);
                        break;
                }
            });
        }
    }

    public void OnClosed(SimulatedLine.Stream stream)
    {
        if (_sessions.TryGetValue(stream, out var session))
        {
            On(machine => machine.OnDisconnected(_time.Now, session));
        }
    }

    private void On(Action<IntakeMachine> happening)
    {
        if (_machine is { } machine)
        {
            happening(machine);
            Drive();
        }
    }

    private void Drive()
    {
        while (_machine is { } machine && machine.TryTake(out var effect))
        {
            if (_random.NextDouble() < Mortality)
            {
                Die(TimeSpan.FromSeconds(2 * _random.NextDouble()));
                return;
            }

            Perform(effect);
        }

        if (_machine is { } alive)
        {
            StatesSeen.Add(alive.Link.State);
            WakeAt(alive.NextTimeout);
        }
    }

    private void WakeAt(TimeSpan due)
    {
        if (due == _due || due == TimeSpan.MaxValue)
        {
            return;
        }

        _due = due;
        var life = _life;
        _time.At(
            due,
            () =>
            {
                if (life == _life && due == _due)
                {
                    _due = TimeSpan.MaxValue;
                    On(machine => machine.OnTick(_time.Now));
                }
            }
        );
    }

    private void Perform(IntakeEffect effect)
    {
        switch (effect)
        {
            case IntakeEffect.SendWelcome welcome:
                Send(welcome.Session, welcome.Welcome);
                break;
            case IntakeEffect.SendReceipt receipt:
                Send(receipt.Session, receipt.Receipt);
                break;
            case IntakeEffect.SendHeartbeat heartbeat:
                Send(heartbeat.Session, heartbeat.Heartbeat);
                break;
            case IntakeEffect.SendStop stop:
                Send(stop.Session, stop.Stop);
                break;
            case IntakeEffect.CloseSession close:
                ClosesSeen.Add(close.Reason);
                _streams.GetValueOrDefault(close.Session)?.CloseByNation();
                break;
            case IntakeEffect.Append append:
                Append(append.Request);
                break;
            case IntakeEffect.Announce announce:
                Journal.Announce(announce.Term, announce.Head);
                break;
            case IntakeEffect.RaiseEpoch:
                Journal.RaiseEpoch();
                Later(machine => machine.OnEpochRaised(_time.Now, Journal.Epoch));
                break;
            case IntakeEffect.Reload:
                var mark = Journal.RaiseTerm();
                Later(machine => machine.OnReloaded(_time.Now, mark, Journal.Epoch));
                break;
            case IntakeEffect.StandDown:
                Die(TimeSpan.Zero);
                break;
        }
    }

    private void Send(SessionNumber session, object message) => _streams.GetValueOrDefault(session)?.Down(message);

    private void Append(AppendRequest request)
    {
        var trouble = _random.NextDouble() < AppendTrouble ? _random.Next(4) : -1;
        _time.After(
            TimeSpan.FromMilliseconds(4 * _random.NextDouble()),
            () =>
            {
                var outcome = trouble switch
                {
                    0 => new AppendOutcome.RolledBack("deadlock"),
                    1 => new AppendOutcome.Unknown("connection lost before COMMIT"),
                    _ => Journal.Append(request),
                };
                outcome = trouble == 2 ? new AppendOutcome.Unknown("connection lost after COMMIT") : outcome;
                Later(machine => machine.OnAppended(_time.Now, outcome));
            }
        );
    }

    private void Later(Action<IntakeMachine> happening)
    {
        var life = _life;
        _time.After(
            TimeSpan.FromMilliseconds(2 * _random.NextDouble()),
            () =>
            {
                if (life == _life)
                {
                    On(happening);
                }
            }
        );
    }
}
