using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>A return, with its difference posted where the caller wants it so.</summary>
/// <param name="filed">With the caller's id.</param>
internal sealed class ReturnRequest(FileReturn filed) : Request
{
    private ReturnPlan? _plan;

    public FileReturn Filed => filed;

    /// <summary>The lumps that it made, once it was answered.</summary>
    public IEnumerable<DifferencePosted> Lumps => _plan?.Entries.OfType<DifferencePosted>() ?? [];

    /// <inheritdoc/>
    public override (AreaCode Code, Day Day)? Place => PlaceOf(filed.Area, filed.Span.Last);

    /// <inheritdoc/>
    public override IReadOnlyList<Refusal> Refusals => _plan?.Refusals ?? [];

    public override void Run(SimulatedEdge edge, OpenBook book)
    {
        _plan = book.Ledger.Plan(filed, edge.Clock.Today, edge.Clock.UnixMicroseconds);
        foreach (var entry in _plan.Entries)
        {
            edge.TellAsked(entry.Id.Value, Change(entry));
        }

        book.Append(_plan.Entries);
    }

    public override bool Answer(SimulatedEdge edge)
    {
        var id = filed.Return.Value;
        if (_plan is not { Refusals.Count: 0 } plan)
        {
            edge.TellRefused(id, Refusals[0].Message);
            return false;
        }

        edge.TellConfirmed(id, Asked.Filed(filed));
        foreach (var lump in Lumps)
        {
            edge.TellConfirmed(lump.Id.Value, Change(lump));
        }

        return true;
    }

    private ConfirmedChange Change(Entry entry) =>
        entry is DifferencePosted posted
            ? Asked.Imported(posted.Id.Value, posted.Content) with
            {
                Other = filed.Return.Value,
            }
            : Asked.Filed(filed);
}
