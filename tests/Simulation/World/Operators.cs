using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>
/// The operators of the provinces, once the faults are over: every second they look for ledgers that stand still, and
/// repair or release each as <c>fed ledger repair</c> says.
/// </summary>
internal sealed class Operators(Setting setting, SimulatedFederation federation)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, LedgerRepair> _repairs = [];

    public void Start() =>
        setting.Time.After(
            Look,
            () =>
            {
                foreach (var edge in federation.Edges.Where(edge => !edge.IsRetired))
                {
                    Attend(edge);
                }

                Start();
            }
        );

    private void Attend(SimulatedEdge edge)
    {
        if (edge.Uplink is { State: UplinkState.Streaming })
        {
            LetGo(edge);
        }

        if (!edge.IsDamaged && edge.Uplink is not { State: UplinkState.Stopped })
        {
            return;
        }

        if (!edge.IsDiskTouched)
        {
            throw new AuditException(
                "stopped-without-cause",
                $"Ledger {edge.Ledger} of area {edge.Owner} stands in {federation.Stops.StateOf(edge.Ledger)}; "
                    + "nothing was done to its disk."
            );
        }

        if (federation.Cluster.Locate(edge.Owner) is not { } grain)
        {
            return;
        }

        if (Judge(edge) is { } reason)
        {
            RepairOf(edge).Begin(grain, reason);
        }
        else if (grain.Find(edge.Ledger)?.Link.State is LinkState.Forked or LinkState.Damaged)
        {
            Release(edge, grain, "fits what the nation holds");
        }
    }

    /// <summary>
    /// The nation waits for frames that it lost. Where the only machine that is left has sent all it has, they are gone
    /// with another one.
    /// </summary>
    private void LetGo(SimulatedEdge edge)
    {
        var grain = federation.Cluster.Known(edge.Owner);
        var mark = federation.Cluster.Journal.Find(edge.Ledger);
        if (
            grain?.Find(edge.Ledger)?.Link.State == LinkState.NationBehind
            && edge.IsDiskTouched
            && edge.Writer?.View is { UnsealedFacts: 0 } view
            && mark?.Watermark == view.Head
        )
        {
            Release(edge, grain, "has sent all that it has");
        }
    }

    private void Release(SimulatedEdge edge, Grain grain, string why)
    {
        setting.Tell($"edge {edge.Number} is released: ledger {edge.Ledger} {why}");
        setting.Healed.Released++;
        grain.Release(edge.Ledger);
    }

    private LedgerRepair RepairOf(SimulatedEdge edge)
    {
        if (!_repairs.TryGetValue(edge.Number, out var repair))
        {
            _repairs.Add(edge.Number, repair = new LedgerRepair(setting, federation, edge));
        }

        return repair;
    }

    /// <summary>Why it cannot go on as it is; null where it fits what the nation holds.</summary>
    private StopReason? Judge(SimulatedEdge edge)
    {
        var mark = federation.Cluster.Journal.Find(edge.Ledger);
        if (edge.IsDamaged)
        {
            return StopReason.Damaged;
        }

        return mark is null ? null
            : mark.Successor is not null ? StopReason.Closed
            : Compare(edge, mark);
    }

    private static StopReason? Compare(SimulatedEdge edge, LedgerMark mark)
    {
        var local = Salvage.Of(edge.Owner, edge.Ledger, edge.Disk);
        if (local.Holds(mark.Announced) && local.Holds(mark.Watermark))
        {
            return null;
        }

        return mark.Announced.Number.Value > local.Frames.Count ? StopReason.Behind : StopReason.Forked;
    }
}
