using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Briefings;

/// <summary>Somebody wants something of a briefing.</summary>
/// <param name="Id">The caller's: the same id again is answered as it was.</param>
/// <param name="Ministry">For whom; null: for neither (a province, or the nation itself).</param>
/// <param name="By">Who claims to.</param>
/// <param name="Against">
/// The number of the event that the caller had seen: refused where something came in since. 0: whatever came in.
/// </param>
/// <param name="Order">What.</param>
public sealed record BriefingCommand(Guid Id, Ministry? Ministry, Claim By, long Against, BriefingOrder Order);
