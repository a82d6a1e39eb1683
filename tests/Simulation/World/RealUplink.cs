using System.Diagnostics.CodeAnalysis;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;

namespace Federation.Simulation.World;

/// <summary>The real machine.</summary>
internal sealed class RealUplink(UplinkMachine machine) : IUplink
{
    public UplinkState State => machine.State;

    public bool HasCredit => machine.HasCredit;

    public TimeSpan NextTimeout => machine.NextTimeout;

    public bool TryTake([NotNullWhen(true)] out UplinkEffect? effect) => machine.TryTake(out effect);

    public void OnTick(TimeSpan now) => machine.OnTick(now);

    public void OnConnected(TimeSpan now, ConnectionNumber connection) => machine.OnConnected(now, connection);

    public void OnDisconnected(TimeSpan now, ConnectionNumber connection) => machine.OnDisconnected(now, connection);

    public void OnWelcome(TimeSpan now, ConnectionNumber connection, Welcome welcome) =>
        machine.OnWelcome(now, connection, welcome);

    public void OnReceipt(TimeSpan now, ConnectionNumber connection, Receipt receipt) =>
        machine.OnReceipt(now, connection, receipt);

    public void OnNationHeartbeat(TimeSpan now, ConnectionNumber connection, NationHeartbeat heartbeat) =>
        machine.OnNationHeartbeat(now, connection, heartbeat);

    public void OnStop(TimeSpan now, ConnectionNumber connection, Stop stop) => machine.OnStop(now, connection, stop);

    public void OnStanding(TimeSpan now, Standing standing, int bytes) => machine.OnStanding(now, standing, bytes);

    public void OnHeadMoved(TimeSpan now) => machine.OnHeadMoved(now);

    public void OnBacklog(TimeSpan now, UplinkBacklog backlog) => machine.OnBacklog(now, backlog);
}
