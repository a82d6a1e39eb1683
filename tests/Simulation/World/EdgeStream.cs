using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;

namespace Federation.Simulation.World;

/// <summary>One stream between an edge and a silo, with what each side knows of it.</summary>
internal sealed class EdgeStream(
    Setting setting,
    EdgeUplink edge,
    ConnectionNumber connection,
    SimulatedSilo silo,
    LineQuality quality
)
{
    private readonly Direction _up = new(setting, quality);
    private readonly Direction _down = new(setting, quality);
    private readonly int _siloLife = silo.Life;

    public ConnectionNumber Connection => connection;

    /// <summary>The silo that the edge is connected with.</summary>
    public SimulatedSilo Silo => silo;

    public int EdgeNumber => edge.EdgeNumber;

    /// <summary>What the silo made of the stream's Hello; null before it.</summary>
    public SiloSession? Session { get; set; }

    public void ToNation(object message)
    {
        if (message is FrameMessage { Frame: var frame } && setting.Strikes(FaultKind.DamagedOnTheWay, EdgeNumber))
        {
            message = new FrameMessage(frame with { Bytes = LedgerDisk.Flipped(frame.Bytes.Span, setting.Rng) });
        }

        _up.Send(BytesOf(message), () => AtSilo(() => silo.Hear(this, message)));
    }

    public void ToEdge(object message) => _down.Send(BytesOf(message), () => edge.Hear(this, message));

    public void CloseByEdge() => _up.Send(0, () => AtSilo(() => silo.Closed(this)));

    public void CloseByNation() => _down.Send(0, () => edge.Closed(this));

    /// <summary>Both ways lose what is on the way from some point on.</summary>
    public void Cut(bool isHeard)
    {
        _up.CutSoon();
        _down.CutSoon();
        if (isHeard)
        {
            setting.Time.After(setting.Rng.UpTo(quality.LatencyMax), () => AtSilo(() => silo.Closed(this)));
            setting.Time.After(setting.Rng.UpTo(quality.LatencyMax), () => edge.Closed(this));
        }
    }

    public void LoseToEdge() => _down.CutNow();

    public void LoseToNation() => _up.CutNow();

    public void StandStill(bool toNation, TimeSpan until)
    {
        var direction = toNation ? _up : _down;
        direction.StandStill(until);
    }

    public void GoOn()
    {
        _up.GoOn();
        _down.GoOn();
    }

    /// <summary>
    /// The edge gives the stream up; the nation hears nothing of it, and what was on the way comes late.
    /// </summary>
    public void LeaveBeside(TimeSpan lateBy)
    {
        StandStill(toNation: true, setting.Now + lateBy);
        _down.CutNow();
        edge.Closed(this);
    }

    private void AtSilo(Action action)
    {
        if (silo.Life == _siloLife)
        {
            silo.Run(action);
        }
    }

    private static int BytesOf(object message) => message is FrameMessage frame ? frame.Frame.Bytes.Length + 80 : 60;
}
