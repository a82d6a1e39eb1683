using Federation.Core.Plausibility;

namespace Federation.Core.Ledger;

/// <summary>What a province sets for its ledger. Decides what is accepted, never what an entry means.</summary>
public sealed record LedgerPolicy
{
    /// <summary>
    /// Days that a participant has to confirm or decline its part in a joint activity, 1 to 365. Default 10: the forces
    /// meet each month, and a month's figures are put together in its last third. After them the confirmation is deemed
    /// given.
    /// </summary>
    public int ConfirmationDays { get; init; } = 10;

    /// <summary>
    /// What amounts are plausible. Default: no rules; a node judges by <see cref="RulePack.Reference"/>.
    /// </summary>
    public RulePack Rules { get; init; } = RulePack.None;
}
