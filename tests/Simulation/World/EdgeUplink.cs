using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;

namespace Federation.Simulation.World;

/// <summary>
/// Carries an edge's ledger to the nation: performs what the machine asks for, one effect after the other, and may die
/// between any two.
/// </summary>
internal sealed class EdgeUplink : IFrameChainReader
{
    private readonly Setting _setting;
    private readonly SimulatedEdge _edge;
    private readonly EdgeWriter _writer;
    private readonly IUplink _machine;
    private readonly int _life;
    private EdgeView _seen;
    private EdgeStream? _stream;
    private TimeSpan _due = TimeSpan.MaxValue;
    private FrameHead? _nextReceipt;
    private bool _isKeeping;

    public EdgeUplink(SimulatedEdge edge, EdgeWriter writer, Setting setting)
    {
        (_edge, _writer, _setting, _life) = (edge, writer, setting, edge.Life);
        _seen = writer.View;
        _machine = setting.Parts.Uplink(
            new UplinkOptions { StandingEntries = setting.StandingEntries },
            edge.Owner,
            edge.Ledger,
            this,
            _seen.Receipted,
            setting.Rng.Next(),
            setting.Now
        );
    }

    public int EdgeNumber => _edge.Number;

    public UplinkState State => _machine.State;

    /// <summary>The last frame that was sent over the stream in use.</summary>
    public FrameNumber SentThrough { get; private set; }

    /// <summary>The stream in use; null where there is none.</summary>
    public EdgeStream? Stream => _stream;

    /// <inheritdoc/>
    public bool Follows => _edge.Follows;

    /// <inheritdoc/>
    public FrameHead Head => _writer.View.Head;

    /// <inheritdoc/>
    public bool TryFind(FrameNumber number, out FrameHash hash, out int bytes)
    {
        var frame = number <= Head.Number ? _edge.Disk.Frame(number) : null;
        (hash, bytes) = frame is null ? default : (frame.Head.Hash, frame.Bytes.Length);
        return frame is not null;
    }

    public void Start()
    {
        _machine.OnBacklog(_setting.Now, _seen.Backlog);
        Happen(() => { });
    }

    /// <summary>The ledger moved, or time has passed.</summary>
    public void Wake() => Happen(() => { });

    public void Hear(EdgeStream stream, object message) =>
        OnEdge(() =>
        {
            _setting.Note(TraceKind.EdgeHeard, _edge.Number, stream.Connection.Value, Messages.Code(message));
            Tell(stream.Connection, message);
        });

    public void Closed(EdgeStream stream) => OnEdge(() => _machine.OnDisconnected(_setting.Now, stream.Connection));

    /// <summary>The process is gone: whether the nation hears of its streams is up to the line.</summary>
    public void Abandon()
    {
        _stream?.Cut(isHeard: _setting.Rng.Below(3) > 0);
        _stream = null;
    }

    private void OnEdge(Action happening)
    {
        if (_edge.Life == _life)
        {
            _edge.Run(() => Happen(happening));
        }
    }

    private void Happen(Action happening)
    {
        happening();
        _machine.OnTick(_setting.Now);
        TellView();
        KeepNext();
        while (_machine.TryTake(out var effect))
        {
            if (_edge.DiesHere())
            {
                return;
            }

            _setting.Note(TraceKind.EdgeEffect, _edge.Number, Messages.Code(effect));
            Perform(effect);
            if (_edge.Life != _life)
            {
                return;
            }
        }

        _writer.HasCredit = _machine.HasCredit;
        Arm();
    }

    private void Arm()
    {
        var next = _machine.NextTimeout;
        if (next == _due)
        {
            return;
        }

        _due = next;
        _edge.After(
            next - _setting.Now,
            () =>
            {
                if (_due == next)
                {
                    _due = TimeSpan.MaxValue;
                    Wake();
                }
            }
        );
    }

    private void TellView()
    {
        var view = _writer.View;
        if (view.Head != _seen.Head)
        {
            _machine.OnHeadMoved(_setting.Now);
        }

        if (view != _seen)
        {
            _machine.OnBacklog(_setting.Now, view.Backlog);
        }

        _seen = view;
    }

    private void Tell(ConnectionNumber connection, object message)
    {
        var now = _setting.Now;
        switch (message)
        {
            case Welcome welcome:
                _edge.Clock.Hear(welcome.TimeUnixMicroseconds);
                _machine.OnWelcome(now, connection, welcome);
                break;
            case Receipt receipt:
                _machine.OnReceipt(now, connection, receipt);
                break;
            case NationHeartbeat heartbeat:
                _machine.OnNationHeartbeat(now, connection, heartbeat);
                break;
            case Stop stop:
                _machine.OnStop(now, connection, stop);
                break;
        }
    }

    private void Perform(UplinkEffect effect)
    {
        switch (effect)
        {
            case UplinkEffect.Connect connect:
                Connect(connect.Connection);
                break;
            case UplinkEffect.SendHello hello:
                _stream?.ToNation(hello.Hello);
                break;
            case UplinkEffect.SendFrame frame:
                SendFrame(frame.Number);
                break;
            case UplinkEffect.SendHeartbeat heartbeat:
                _stream?.ToNation(heartbeat.Heartbeat);
                break;
            case UplinkEffect.SendStop stop:
                _stream?.ToNation(stop.Stop);
                break;
            case UplinkEffect.Disconnect:
                _stream?.CloseByEdge();
                _stream = null;
                break;
            case UplinkEffect.KeepReceipt receipt:
                Keep(receipt.Through);
                break;
            case UplinkEffect.TakeStanding take:
                TakeStanding(take);
                break;
            case UplinkEffect.SendStanding standing:
                _stream?.ToNation(standing.Standing);
                break;
            case UplinkEffect.Seal:
                _writer.Add(new EdgeJob(book => book.Seal(), () => { }, () => { }));
                break;
            case UplinkEffect.EnterState enter:
                _edge.Enter(enter);
                break;
        }
    }

    private void TakeStanding(UplinkEffect.TakeStanding take)
    {
        Standing? taken = null;
        _writer.Add(
            new EdgeJob(
                book => taken = book.TakeStanding(take.Periods, take.BytesMax),
                () => OnEdge(() => _machine.OnStanding(_setting.Now, taken!, StandingCodec.BytesOf(taken!.Periods))),
                () => { }
            )
        );
    }

    private void Connect(ConnectionNumber connection)
    {
        _stream?.CloseByEdge();
        var line = _edge.Line;
        var stream = line.Open(this, connection);
        _stream = stream;
        if (line.Quality.IsUp && stream.Silo.Accepts)
        {
            _edge.After(_setting.Rng.UpTo(line.Quality.LatencyMax * 2), () => Connected(stream));
        }
        else if (line.Quality.IsUp)
        {
            _edge.After(_setting.Rng.UpTo(line.Quality.LatencyMax * 2), () => Closed(stream));
        }
    }

    private void Connected(EdgeStream stream) => OnEdge(() => _machine.OnConnected(_setting.Now, stream.Connection));

    private void SendFrame(FrameNumber number)
    {
        var stored = _edge.Disk.Frame(number)!;
        var before =
            number.Value == 1
                ? FrameChain.Genesis(_edge.Owner, _edge.Ledger)
                : _edge.Disk.Frame(new FrameNumber(number.Value - 1))!.Head;
        if (FrameChain.Next(before, stored.Bytes) != stored.Head)
        {
            _edge.StopDamaged($"the bytes of frame {number} do not give its hash any more");
            return;
        }

        SentThrough = number;
        _stream?.ToNation(new FrameMessage(new Frame(stored.Head, before.Hash, stored.Bytes)));
    }

    private void Keep(FrameHead through)
    {
        _nextReceipt = through;
        KeepNext();
    }

    private void KeepNext()
    {
        if (_isKeeping || _nextReceipt is not { } through)
        {
            return;
        }

        (_nextReceipt, _isKeeping) = (null, true);
        _writer.Add(new EdgeJob(book => book.Keep(through), () => Kept(through), () => NotKept(through)));
    }

    private void NotKept(FrameHead through)
    {
        _isKeeping = false;
        _nextReceipt ??= through;
    }

    private void Kept(FrameHead through)
    {
        _setting.Witness.ReceiptKept(_edge.Ledger, through.Number.Value, through.Hash.ToArray());
        _isKeeping = false;
        KeepNext();
    }
}
