using System.Diagnostics.CodeAnalysis;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;

namespace Federation.Simulation.World;

/// <summary>The real machine.</summary>
internal sealed class RealIntake(IntakeMachine machine) : IIntake
{
    public LinkView Link => machine.Link;

    public TimeSpan NextTimeout => machine.NextTimeout;

    public bool TryTake([NotNullWhen(true)] out IntakeEffect? effect) => machine.TryTake(out effect);

    public void OnTick(TimeSpan now) => machine.OnTick(now);

    public void OnHello(TimeSpan now, SessionNumber session, Hello hello) => machine.OnHello(now, session, hello);

    public void OnFrame(TimeSpan now, SessionNumber session, FrameMessage message) =>
        machine.OnFrame(now, session, message);

    public void OnEdgeHeartbeat(TimeSpan now, SessionNumber session, EdgeHeartbeat heartbeat) =>
        machine.OnEdgeHeartbeat(now, session, heartbeat);

    public void OnStanding(TimeSpan now, SessionNumber session, ReadOnlyMemory<byte> bytes) =>
        machine.OnStanding(now, session, bytes);

    public void OnEdgeStop(TimeSpan now, SessionNumber session, Stop stop) => machine.OnEdgeStop(now, session, stop);

    public void OnDisconnected(TimeSpan now, SessionNumber session) => machine.OnDisconnected(now, session);

    public void OnAppended(TimeSpan now, AppendOutcome outcome) => machine.OnAppended(now, outcome);

    public void OnReloaded(TimeSpan now, LedgerMark mark, long epoch) => machine.OnReloaded(now, mark, epoch);

    public void OnEpochRaised(TimeSpan now, long epoch) => machine.OnEpochRaised(now, epoch);

    public void OnReleased(TimeSpan now) => machine.OnReleased(now);
}
