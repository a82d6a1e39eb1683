using Federation.Client;
using Federation.Core.Exchange;

namespace Federation.Simulation.World;

/// <summary>What must hold when everything is healed: null, or the first thing that does not hold yet.</summary>
internal sealed class Convergence(Setting setting, SimulatedFederation federation)
{
    public string? Missing()
    {
        foreach (var edge in federation.Edges)
        {
            if (MissingOf(edge) is { } missing)
            {
                return $"edge {edge.Number} (area {edge.Owner}, ledger {edge.Ledger}): {missing}";
            }
        }

        return MissingOfSilos() ?? MissingOfDisplays();
    }

    private string? MissingOf(SimulatedEdge edge)
    {
        if (edge.IsRetired)
        {
            return null;
        }

        var callers = federation.Callers[edge.Number];
        if (callers.Waiting > 0)
        {
            return $"{callers.Waiting} callers wait for an answer";
        }

        if (edge.IsDamaged)
        {
            return "it is damaged";
        }

        if (edge.Uplink is not { } uplink || edge.Writer is not { } writer)
        {
            return "it is down";
        }

        var view = writer.View;
        if (uplink.State == UplinkState.Stopped)
        {
            return $"it stands in {federation.Stops.StateOf(edge.Ledger)}";
        }

        var mark = federation.Cluster.Journal.Find(edge.Ledger);
        return uplink.State != UplinkState.Streaming ? $"the uplink is {uplink.State}"
            : view.UnsealedFacts > 0 ? $"{view.UnsealedFacts} facts are in no frame"
            : edge.Disk.LastFrame != view.Head.Number.Value
                ? $"the disk holds frame {edge.Disk.LastFrame}, known {view.Head}"
            : mark?.Watermark != view.Head ? $"its head is {view.Head}, the journal's watermark {mark?.Watermark}"
            : view.Receipted != view.Head ? $"its head is {view.Head}, the receipt {view.Receipted}"
            : MissingOfLink(edge);
    }

    private string? MissingOfLink(SimulatedEdge edge)
    {
        var link = federation.Cluster.Known(edge.Owner)?.Find(edge.Ledger)?.Link;
        return link?.State == LinkState.Up ? null : $"the nation sees its link as {link?.State}";
    }

    private string? MissingOfSilos()
    {
        var head = federation.Cluster.Journal.Head;
        var behind = federation.Cluster.Silos.FirstOrDefault(silo => !silo.IsAlive || silo.Fold.Version != head);
        return behind is null
            ? null
            : $"silo {behind.Number} (alive: {behind.IsAlive}) is at {behind.Fold.Version}, the journal at {head}";
    }

    private string? MissingOfDisplays()
    {
        var head = federation.Cluster.Journal.Head;
        foreach (var display in federation.Displays)
        {
            var state = display.State;
            if (state.Condition != BoardCondition.Live || state.Version != head)
            {
                return $"display {display.Number} is {state.Condition} at {state.Version}, the journal at {head}, "
                    + $"at {setting.Now}: {state.Problem}";
            }
        }

        return null;
    }
}
