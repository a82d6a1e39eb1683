using System.Diagnostics.CodeAnalysis;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;

namespace Federation.Simulation.World;

/// <summary>What an edge drives: <see cref="UplinkMachine"/>, or a broken one in its place.</summary>
internal interface IUplink
{
    UplinkState State { get; }

    bool HasCredit { get; }

    TimeSpan NextTimeout { get; }

    bool TryTake([NotNullWhen(true)] out UplinkEffect? effect);

    void OnTick(TimeSpan now);

    void OnConnected(TimeSpan now, ConnectionNumber connection);

    void OnDisconnected(TimeSpan now, ConnectionNumber connection);

    void OnWelcome(TimeSpan now, ConnectionNumber connection, Welcome welcome);

    void OnReceipt(TimeSpan now, ConnectionNumber connection, Receipt receipt);

    void OnNationHeartbeat(TimeSpan now, ConnectionNumber connection, NationHeartbeat heartbeat);

    void OnStop(TimeSpan now, ConnectionNumber connection, Stop stop);

    void OnStanding(TimeSpan now, Standing standing, int bytes);

    void OnHeadMoved(TimeSpan now);

    void OnBacklog(TimeSpan now, UplinkBacklog backlog);
}
