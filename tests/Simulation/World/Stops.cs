using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>
/// Which ledgers stand still in a named state, as each machine that holds one and the nation see it. A ledger goes on
/// when none of its machines stands still: that another machine with a copy of it goes on helps nobody whose entries
/// are on the one that does not.
/// </summary>
internal sealed class Stops(IWitness witness)
{
    private const int Nation = -1;

    private readonly Dictionary<LedgerId, List<(int Machine, string State)>> _stops = [];

    /// <summary>The state that a ledger stopped in last; null where it did not.</summary>
    public string? StateOf(LedgerId ledger) => _stops.TryGetValue(ledger, out var stops) ? stops[^1].State : null;

    /// <summary>An edge stands still.</summary>
    public void StoppedAt(SimulatedEdge edge, string state, string detail) =>
        Add(edge.Ledger, edge.Number, state, detail);

    /// <summary>The nation takes nothing more.</summary>
    public void StoppedByNation(LedgerId ledger, string state, string detail) => Add(ledger, Nation, state, detail);

    /// <summary>An edge was welcomed, or is no more.</summary>
    public void GoesOn(SimulatedEdge edge)
    {
        if (_stops.TryGetValue(edge.Ledger, out var stops))
        {
            stops.RemoveAll(stop => stop.Machine == edge.Number || stop.Machine == Nation);
            if (stops.Count == 0)
            {
                _stops.Remove(edge.Ledger);
                witness.LedgerGoesOn(edge.Ledger);
            }
        }
    }

    /// <summary>It is closed, and its owner goes on in another one.</summary>
    /// <param name="old">The closed ledger.</param>
    /// <param name="successor">The one that goes on.</param>
    /// <param name="held">Entries that the edge's disk held.</param>
    /// <param name="named">Entries that an operator was asked about.</param>
    public void Repaired(
        LedgerId old,
        LedgerId successor,
        IReadOnlyCollection<Guid> held,
        IReadOnlyCollection<Guid> named
    )
    {
        _stops.Remove(old);
        witness.Repaired(old, successor, held, named);
    }

    private void Add(LedgerId ledger, int machine, string state, string detail)
    {
        if (detail.Length == 0)
        {
            throw new AuditException("stop-without-reason", $"Ledger {ledger} stopped in {state} without a word.");
        }

        if (!_stops.TryGetValue(ledger, out var stops))
        {
            _stops.Add(ledger, stops = []);
        }

        if (stops.Contains((machine, state)))
        {
            return;
        }

        stops.RemoveAll(stop => stop.Machine == machine);
        stops.Add((machine, state));
        witness.LedgerStopped(ledger, state);
    }
}
