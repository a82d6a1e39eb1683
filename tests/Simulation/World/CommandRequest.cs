using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>A command about one activity.</summary>
/// <param name="command">With the caller's ids.</param>
/// <param name="entry">The id of the entry that it makes.</param>
/// <param name="change">The same in plain values.</param>
internal sealed class CommandRequest(Command command, Guid entry, ConfirmedChange change) : Request
{
    private Decision? _decision;

    public Command Command => command;

    public Guid Entry => entry;

    public override void Run(SimulatedEdge edge, OpenBook book, IWitness witness)
    {
        _decision = book.Ledger.Decide(command, edge.Clock.Today, edge.Clock.UnixMicroseconds);
        if (_decision is Decision.Accepted accepted)
        {
            witness.Asked(edge.Owner, edge.Ledger, entry, change);
            book.Append(accepted.Entries);
            edge.Clock.Hear(edge.Clock.UnixMicroseconds);
        }
    }

    public override bool Answer(SimulatedEdge edge, IWitness witness)
    {
        if (_decision is Decision.Refused refused)
        {
            witness.Refused(edge.Owner, edge.Ledger, entry, refused.Refusals[0].Message);
            return false;
        }

        witness.Confirmed(edge.Owner, edge.Ledger, entry, change);
        return true;
    }
}
