using System.Diagnostics.CodeAnalysis;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Simulation.World;

namespace Federation.Simulation.Broken;

/// <summary>An honest intake, of which a broken one changes one thing.</summary>
internal abstract class BrokenIntake(IIntake honest) : IIntake
{
    public LinkView Link => honest.Link;

    public TimeSpan NextTimeout => honest.NextTimeout;

    public virtual bool TryTake([NotNullWhen(true)] out IntakeEffect? effect) => honest.TryTake(out effect);

    public void OnTick(TimeSpan now) => honest.OnTick(now);

    public virtual void OnHello(TimeSpan now, SessionNumber session, Hello hello) =>
        honest.OnHello(now, session, hello);

    public virtual void OnFrame(TimeSpan now, SessionNumber session, FrameMessage message) =>
        honest.OnFrame(now, session, message);

    public void OnEdgeHeartbeat(TimeSpan now, SessionNumber session, EdgeHeartbeat heartbeat) =>
        honest.OnEdgeHeartbeat(now, session, heartbeat);

    public void OnStanding(TimeSpan now, SessionNumber session, ReadOnlyMemory<byte> bytes) =>
        honest.OnStanding(now, session, bytes);

    public void OnEdgeStop(TimeSpan now, SessionNumber session, Stop stop) => honest.OnEdgeStop(now, session, stop);

    public void OnDisconnected(TimeSpan now, SessionNumber session) => honest.OnDisconnected(now, session);

    public virtual void OnAppended(TimeSpan now, AppendOutcome outcome) => honest.OnAppended(now, outcome);

    public void OnReloaded(TimeSpan now, LedgerMark mark, long epoch) => honest.OnReloaded(now, mark, epoch);

    public void OnEpochRaised(TimeSpan now, long epoch) => honest.OnEpochRaised(now, epoch);

    public void OnReleased(TimeSpan now) => honest.OnReleased(now);
}
