using Federation.Core.Briefings;

namespace Federation.Silo.Briefings;

/// <summary>What a briefing is frozen at. Immutable.</summary>
/// <param name="Opening">How it was opened.</param>
/// <param name="Board">The board.</param>
/// <param name="IsToBeKept">True where both ministries have signed it, and it was not kept yet.</param>
internal sealed record FrozenBriefing(BriefingHappening.Opened Opening, FrozenBoard Board, bool IsToBeKept);
