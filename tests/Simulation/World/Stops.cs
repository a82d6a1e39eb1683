using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>Which ledgers stand still in a named state, as the edges and the nation see it.</summary>
internal sealed class Stops(IWitness witness)
{
    private readonly Dictionary<LedgerId, string> _states = [];

    /// <summary>The state that a ledger stopped in; null where it did not.</summary>
    public string? StateOf(LedgerId ledger) => _states.GetValueOrDefault(ledger);

    public void Stopped(LedgerId ledger, string state, string detail)
    {
        if (detail.Length == 0)
        {
            throw new AuditException("stop-without-reason", $"Ledger {ledger} stopped in {state} without a word.");
        }

        if (_states.GetValueOrDefault(ledger) != state)
        {
            _states[ledger] = state;
            witness.LedgerStopped(ledger, state);
        }
    }

    public void GoesOn(LedgerId ledger)
    {
        if (_states.Remove(ledger))
        {
            witness.LedgerGoesOn(ledger);
        }
    }
}
