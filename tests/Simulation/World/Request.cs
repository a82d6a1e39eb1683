using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>What a caller wants of an edge, as often as it takes: the same ids and content at every attempt.</summary>
internal abstract class Request
{
    /// <summary>Why it was refused last; empty where it was not.</summary>
    public virtual IReadOnlyList<Refusal> Refusals => [];

    /// <summary>Done in the writer's batch.</summary>
    public abstract void Run(SimulatedEdge edge, OpenBook book);

    /// <summary>The batch is durable, and the answer goes out: tells what is now confirmed. False: refused.</summary>
    public abstract bool Answer(SimulatedEdge edge);
}
