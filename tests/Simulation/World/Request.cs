using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>What a caller wants of an edge, as often as it takes: the same ids and content at every attempt.</summary>
internal abstract class Request
{
    /// <summary>Why it was refused last; empty where it was not.</summary>
    public virtual IReadOnlyList<Refusal> Refusals => [];

    /// <summary>
    /// Of which area it is, by its code, and on which day: a node with several ledgers decides by that which of them it
    /// is for. Null: it is about what a ledger holds.
    /// </summary>
    public virtual (AreaCode Code, Day Day)? Place => null;

    /// <summary>The code of an area on a day.</summary>
    protected static (AreaCode Code, Day Day) PlaceOf(AreaId area, Day day) =>
        (AreaCatalogue.Reference.Get(area).Nearest(day).Code, day);

    /// <summary>Done in the writer's batch.</summary>
    public abstract void Run(SimulatedEdge edge, OpenBook book);

    /// <summary>The batch is durable, and the answer goes out: tells what is now confirmed. False: refused.</summary>
    public abstract bool Answer(SimulatedEdge edge);
}
