using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Briefings;

/// <summary>One numbered thing that happened in a briefing. Immutable.</summary>
/// <param name="Number">From 1, dense.</param>
/// <param name="AtUnixMicroseconds">
/// When, by the clock of the silo that took it; never before the event before it.
/// </param>
/// <param name="CommandId">The command that made it.</param>
/// <param name="Ministry">For whom; null: for neither.</param>
/// <param name="By">Who claimed to.</param>
/// <param name="What">What happened.</param>
public sealed record BriefingEvent(
    long Number,
    long AtUnixMicroseconds,
    Guid CommandId,
    Ministry? Ministry,
    Claim By,
    BriefingHappening What
);
