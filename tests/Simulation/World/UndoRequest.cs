using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>The taking back of an import.</summary>
internal sealed class UndoRequest(ImportId import) : Request
{
    private ImportPlan? _plan;

    public override void Run(SimulatedEdge edge, OpenBook book)
    {
        _plan = book.Ledger.Plan(new UndoImport(Claim.Operator, import), edge.Clock.UnixMicroseconds);
        foreach (var entry in _plan.Entries)
        {
            edge.TellAsked(entry.Id.Value, Change(entry));
        }

        book.Append(_plan.Entries);
    }

    public override bool Answer(SimulatedEdge edge)
    {
        if (_plan is not { IsRefused: false } plan)
        {
            return false;
        }

        foreach (var entry in plan.Entries)
        {
            edge.TellConfirmed(entry.Id.Value, Change(entry));
        }

        return true;
    }

    /// <summary>What it brings back was asked for once, by a line that the import replaced.</summary>
    private static ConfirmedChange Change(Entry entry) =>
        entry is AmountImported imported
            ? Asked.Imported(entry.Id.Value, imported.Content)
            : Asked.TakenBack(ConfirmedKind.Withdrawn, ((AmountWithdrawn)entry).Lump.Value);
}
