using System.Diagnostics.CodeAnalysis;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;

namespace Federation.Simulation.World;

/// <summary>What a silo drives: <see cref="IntakeMachine"/>, or a broken one in its place.</summary>
internal interface IIntake
{
    LinkView Link { get; }

    TimeSpan NextTimeout { get; }

    bool TryTake([NotNullWhen(true)] out IntakeEffect? effect);

    void OnTick(TimeSpan now);

    void OnHello(TimeSpan now, SessionNumber session, Hello hello);

    void OnFrame(TimeSpan now, SessionNumber session, FrameMessage message);

    void OnEdgeHeartbeat(TimeSpan now, SessionNumber session, EdgeHeartbeat heartbeat);

    void OnStanding(TimeSpan now, SessionNumber session, ReadOnlyMemory<byte> bytes);

    void OnEdgeStop(TimeSpan now, SessionNumber session, Stop stop);

    void OnDisconnected(TimeSpan now, SessionNumber session);

    void OnAppended(TimeSpan now, AppendOutcome outcome);

    void OnReloaded(TimeSpan now, LedgerMark mark, long epoch);

    void OnEpochRaised(TimeSpan now, long epoch);

    void OnReleased(TimeSpan now);
}
