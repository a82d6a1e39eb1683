using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>A command about one activity, or one closing.</summary>
/// <param name="command">With the caller's ids.</param>
/// <param name="entry">The id of the entry that it makes.</param>
/// <param name="change">The same in plain values.</param>
internal sealed class CommandRequest(Command command, Guid entry, ConfirmedChange change) : Request
{
    private Decision? _decision;
    private List<(Guid Entry, ConfirmedChange Change)> _asked = [];
    private bool _isSilent;

    public Command Command => command;

    public Guid Entry => entry;

    /// <summary>True once a caller was told that it is done.</summary>
    public bool WasDone { get; private set; }

    /// <summary>What the edge asks back about: nothing was written. Empty: it decided.</summary>
    public IReadOnlyList<ItemState> LooksLike => (_decision as Decision.Asked)?.Candidates ?? [];

    /// <inheritdoc/>
    public override (AreaCode Code, Day Day)? Place =>
        command switch
        {
            RecordActivity { Content: var said } => PlaceOf(said.Area, said.Day),
            ClosePeriod close => PlaceOf(close.Area, close.Through),
            DeclareNothing declare => PlaceOf(declare.Area, declare.Span.Last),
            _ => null,
        };

    /// <inheritdoc/>
    public override IReadOnlyList<Refusal> Refusals => (_decision as Decision.Refused)?.Refusals ?? [];

    public override void Run(SimulatedEdge edge, OpenBook book)
    {
        _decision = book.Ledger.Decide(command, edge.Clock.Today, edge.Clock.UnixMicroseconds);
        if (_decision is Decision.Accepted accepted)
        {
            _isSilent = BringsNobody(book);
            _asked = [.. AskedEntries.Of(command, accepted.Entries, book)];
            foreach (var (id, asked) in _asked)
            {
                edge.TellAsked(id, asked);
            }

            book.Append(accepted.Entries);
            edge.Clock.Hear(edge.Clock.UnixMicroseconds);
        }
    }

    public override bool Answer(SimulatedEdge edge)
    {
        if (_decision is Decision.Refused refused)
        {
            edge.TellRefused(entry, refused.Refusals[0].Message);
            return false;
        }

        WasDone = true;
        if (!_isSilent)
        {
            edge.TellConfirmed(entry, change);
        }

        // Of what was done before only the command itself is known again.
        foreach (var (id, asked) in _decision is Decision.Accepted ? _asked : [])
        {
            if (id != entry && asked.Kind is not (ConfirmedKind.MadeApproved or ConfirmedKind.MadeProvisional))
            {
                edge.TellConfirmed(id, asked);
            }
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
