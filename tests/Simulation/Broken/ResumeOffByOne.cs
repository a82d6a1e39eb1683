using System.Diagnostics.CodeAnalysis;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Simulation.World;

namespace Federation.Simulation.Broken;

/// <summary>Resumes off by one: goes on one frame behind the one that the nation lacks.</summary>
internal sealed class ResumeOffByOne(IUplink honest, IFrameChainReader chain) : IUplink
{
    public UplinkState State => honest.State;

    public bool HasCredit => honest.HasCredit;

    public TimeSpan NextTimeout => honest.NextTimeout;

    public bool TryTake([NotNullWhen(true)] out UplinkEffect? effect) => honest.TryTake(out effect);

    public void OnTick(TimeSpan now) => honest.OnTick(now);

    public void OnConnected(TimeSpan now, ConnectionNumber connection) => honest.OnConnected(now, connection);

    public void OnDisconnected(TimeSpan now, ConnectionNumber connection) => honest.OnDisconnected(now, connection);

    public void OnWelcome(TimeSpan now, ConnectionNumber connection, Welcome welcome)
    {
        var next = welcome.Watermark.Number.Next();
        var watermark = chain.TryFind(next, out var hash, out _) ? new FrameHead(next, hash) : welcome.Watermark;
        honest.OnWelcome(now, connection, welcome with { Watermark = watermark });
    }

    public void OnReceipt(TimeSpan now, ConnectionNumber connection, Receipt receipt) =>
        honest.OnReceipt(now, connection, receipt);

    public void OnNationHeartbeat(TimeSpan now, ConnectionNumber connection, NationHeartbeat heartbeat) =>
        honest.OnNationHeartbeat(now, connection, heartbeat);

    public void OnStop(TimeSpan now, ConnectionNumber connection, Stop stop) => honest.OnStop(now, connection, stop);

    public void OnStanding(TimeSpan now, Standing standing, int bytes) => honest.OnStanding(now, standing, bytes);

    public void OnHeadMoved(TimeSpan now) => honest.OnHeadMoved(now);

    public void OnBacklog(TimeSpan now, UplinkBacklog backlog) => honest.OnBacklog(now, backlog);
}
