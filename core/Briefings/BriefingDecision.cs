using Federation.Core.Ledger;

namespace Federation.Core.Briefings;

/// <summary>What <see cref="Briefing.Decide"/> makes of a command: one of the cases below.</summary>
public abstract record BriefingDecision
{
    private BriefingDecision() { }

    /// <summary>To be written and then applied.</summary>
    public sealed record Accepted(BriefingEvent Event) : BriefingDecision;

    /// <summary>The same command was taken before, or changes nothing: nothing to write.</summary>
    public sealed record AlreadyDone : BriefingDecision;

    /// <summary>Nothing is written.</summary>
    /// <param name="Refusals">At least one; all that is wrong, not only the first.</param>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : BriefingDecision;
}
