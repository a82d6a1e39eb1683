using Federation.Core.Ledger;

namespace Federation.Core.Alarms;

/// <summary>What <see cref="AlarmBook"/> makes of a person's command: one of the cases below.</summary>
public abstract record AlarmDecision
{
    private AlarmDecision() { }

    /// <summary>To be written and then applied.</summary>
    public sealed record Accepted(AlarmEvent Event) : AlarmDecision;

    /// <summary>The same command was taken before: nothing to write.</summary>
    public sealed record AlreadyDone : AlarmDecision;

    /// <summary>Nothing is written.</summary>
    /// <param name="Refusals">At least one; all that is wrong.</param>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : AlarmDecision;
}
