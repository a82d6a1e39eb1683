using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>What an activity draws from a lump.</summary>
/// <param name="Lump">The lump's id.</param>
/// <param name="Activity">The activity's id.</param>
/// <param name="Amount">Base units, above 0.</param>
public sealed record LumpDraw(EntryId Lump, EntryId Activity, Amount Amount);
