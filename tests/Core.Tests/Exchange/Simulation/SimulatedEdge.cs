using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Xunit;

namespace Federation.Core.Tests.Exchange.Simulation;

/// <summary>An edge: a model ledger, an uplink machine, and a driver that can die between any two effects.</summary>
internal sealed class SimulatedEdge
{
    private readonly VirtualTime _time;
    private readonly SimulatedLine _line;
    private readonly Random _random;
    private UplinkMachine? _machine;
    private SimulatedLine.Stream? _stream;
    private TimeSpan _due = TimeSpan.MaxValue;
    private Credit _credit;
    private int _life;

    public SimulatedEdge(VirtualTime time, SimulatedLine line, Random random, ModelLedger ledger)
    {
        (_time, _line, _random, Ledger) = (time, line, random, ledger);
        Start();
    }

    public ModelLedger Ledger { get; set; }

    /// <summary>How likely the process dies at an effect.</summary>
    public double Mortality { get; set; }

    public UplinkState State => _machine?.State ?? UplinkState.Down;

    public FrameHead Receipted => _machine?.Receipted ?? Ledger.Receipted;

    public HashSet<UplinkReason> AlarmsSeen { get; } = [];

    public int Deaths { get; private set; }

    public HashSet<UplinkReason> ReasonsSeen { get; } = [];

    /// <summary>Bytes of frames that are on the line and not receipted.</summary>
    public long BytesUnreceipted { get; private set; }

    public void Start()
    {
        var seed = (ulong)_random.NextInt64();
        _machine = new UplinkMachine(
            new UplinkOptions(),
            Sample.Owner,
            Sample.Ledger,
            Ledger,
            Ledger.Receipted,
            seed,
            _time.Now
        );
        _machine.OnBacklog(_time.Now, Backlog());
        Drive();
    }

    public void Die(TimeSpan downFor)
    {
        _life++;
        Deaths++;
        _machine = null;
        _stream?.Cut(halfOpen: _random.Next(3) == 0);
        _stream = null;
        _due = TimeSpan.MaxValue;
        _time.After(downFor, Start);
    }

    public void DieUnlessDead(TimeSpan downFor)
    {
        if (_machine is not null)
        {
            Die(downFor);
        }
    }

    /// <summary>Records an entry; its commit seals where there is credit or enough waits.</summary>
    public void Record()
    {
        Ledger.Record();
        if (_machine is { HasCredit: true } || Ledger.Unsealed >= 8)
        {
            Ledger.Seal();
            On(machine => machine.OnHeadMoved(_time.Now));
        }

        On(machine => machine.OnBacklog(_time.Now, Backlog()));
    }

    public void OnMessage(SimulatedLine.Stream stream, object message)
    {
        var (now, connection) = (_time.Now, stream.Connection);
        _credit = message is Welcome { Credit: var credit } ? credit : _credit;
        On(
            machine =>
            {
                switch (message)
                {
                    case Welcome welcome:
                        machine.OnWelcome(now, connection, welcome);
                        break;
                    case Receipt receipt:
                        machine.OnReceipt(now, connection, receipt);
                        break;
                    case NationHeartbeat heartbeat:
                        machine.OnNationHeartbeat(now, connection, heartbeat);
                        break;
                    case Stop stop:
                        machine.OnStop(now, connection, stop);
                        break;
                }
            },
            stream
        );
    }

    public void OnClosed(SimulatedLine.Stream stream) =>
        On(machine => machine.OnDisconnected(_time.Now, stream.Connection), stream);

    private UplinkBacklog Backlog() => new(Ledger.Unsealed, Ledger.Unsealed, 20089);

    private void On(Action<UplinkMachine> happening, SimulatedLine.Stream? from = null)
    {
        if (_machine is { } machine && (from is null || from == _stream || _random.Next(2) == 0))
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

            Perform(machine, effect);
        }

        if (_machine is { } alive)
        {
            AlarmsSeen.Add(alive.Alarm);
            WakeAt(alive.NextTimeout);
        }
    }

    private void WakeAt(TimeSpan due)
    {
        if (due == _due)
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

    private void Perform(UplinkMachine machine, UplinkEffect effect)
    {
        switch (effect)
        {
            case UplinkEffect.Connect connect:
                Connect(connect.Connection);
                break;
            case UplinkEffect.SendHello hello:
                _stream?.Up(hello.Hello);
                break;
            case UplinkEffect.SendFrame frame:
                SendFrame(machine, frame.Number);
                break;
            case UplinkEffect.SendHeartbeat heartbeat:
                _stream?.Up(heartbeat.Heartbeat);
                break;
            case UplinkEffect.SendStop stop:
                _stream?.Up(stop.Stop);
                break;
            case UplinkEffect.EnterState enter:
                ReasonsSeen.Add(enter.Reason);
                break;
            case UplinkEffect.Disconnect:
                _stream?.CloseByEdge();
                _stream = null;
                break;
            case UplinkEffect.KeepReceipt receipt:
                Assert.True(
                    receipt.Through.Number.Value <= (_line.Nation?.Journal.FramesEver ?? long.MaxValue),
                    $"Receipt {receipt.Through} is above what the journal ever held."
                );
                Ledger.Receipted = receipt.Through;
                break;
            case UplinkEffect.Seal:
                Ledger.Seal();
                _time.After(TimeSpan.Zero, () => On(alive => alive.OnHeadMoved(_time.Now)));
                break;
        }
    }

    private void Connect(ConnectionNumber connection)
    {
        var life = _life;
        var reached = _line.IsUp && _line.Nation is not null;
        var stream = _line.Open(this, connection);
        _stream = stream;
        _time.After(
            TimeSpan.FromMilliseconds(20 * _random.NextDouble()),
            () =>
            {
                if (life == _life)
                {
                    On(machine =>
                    {
                        if (reached)
                        {
                            machine.OnConnected(_time.Now, connection);
                        }
                        else
                        {
                            machine.OnDisconnected(_time.Now, connection);
                        }
                    });
                }
            }
        );
    }

    private void SendFrame(UplinkMachine machine, FrameNumber number)
    {
        var unreceipted = number.Value - machine.Receipted.Number.Value;
        BytesUnreceipted = Ledger
            .Frames.Skip((int)machine.Receipted.Number.Value)
            .Take((int)unreceipted)
            .Sum(frame => (long)frame.Bytes.Length);
        Assert.True(
            _credit.Allows((int)unreceipted, BytesUnreceipted),
            $"{unreceipted} frames, {BytesUnreceipted} bytes without a receipt; the credit is {_credit}."
        );
        _stream?.Up(new FrameMessage(Ledger[number]));
    }
}
