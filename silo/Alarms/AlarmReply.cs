using Federation.Core.Ledger;
using Federation.Silo.Briefings;

namespace Federation.Silo.Alarms;

/// <summary>What a person's command is answered: a message of the contract, or why not.</summary>
/// <param name="Message">The alarm or the shift after the command; empty where it was refused.</param>
/// <param name="Refused">Why it was refused; empty where it was not.</param>
[GenerateSerializer]
[Immutable]
internal sealed record AlarmReply(
    [property: Id(0)] byte[] Message,
    [property: Id(1)] IReadOnlyList<RefusedField> Refused
)
{
    /// <summary>Why it was refused, as Core says it.</summary>
    public IReadOnlyList<Refusal> Refusals =>
        [.. Refused.Select(one => new Refusal((RefusalCode)one.Code, one.Field, one.Value, one.Message))];

    /// <summary>The answer to a refused command.</summary>
    public static AlarmReply Of(IEnumerable<Refusal> refusals) =>
        new([], [.. refusals.Select(one => new RefusedField((int)one.Code, one.Field, one.Value, one.Message))]);
}
