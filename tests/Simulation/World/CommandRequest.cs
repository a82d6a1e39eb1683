using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>A command about one activity.</summary>
/// <param name="command">With the caller's ids.</param>
/// <param name="entry">The id of the entry that it makes.</param>
/// <param name="change">The same in plain values.</param>
internal sealed class CommandRequest(Command command, Guid entry, ConfirmedChange change) : Request
{
    private Decision? _decision;
    private bool _isSilent;

    public Command Command => command;

    public Guid Entry => entry;

    /// <summary>What the edge asks back about: nothing was written. Empty: it decided.</summary>
    public IReadOnlyList<ItemState> LooksLike => (_decision as Decision.Asked)?.Candidates ?? [];

    public override void Run(SimulatedEdge edge, OpenBook book, IWitness witness)
    {
        _decision = book.Ledger.Decide(command, edge.Clock.Today, edge.Clock.UnixMicroseconds);
        if (_decision is Decision.Accepted accepted)
        {
            _isSilent = BringsNobody(book);
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

        if (!_isSilent)
        {
            witness.Confirmed(edge.Owner, edge.Ledger, entry, change);
        }

        return true;
    }

    /// <summary>
    /// True of a joining whose forces the activity has already: it moves nothing, and no frame tells it. Where the
    /// entry that brought them is lost, it moves something in the ledger that follows.
    /// </summary>
    private bool BringsNobody(OpenBook book) =>
        command is RecordActivity { Joins: { } joins } record
        && book.Ledger.TryGet(joins, out var joined)
        && joined.Forces.NamesAll(record.Content.Forces);
}
