using Federation.Core.Ledger;
using Federation.Wire.V1;

namespace Federation.Silo.Briefings;

/// <summary>What a briefing answers: its state, or why not; neither: there is no such briefing.</summary>
/// <param name="State">After the command.</param>
/// <param name="Refused">Why it was refused; empty where it was not.</param>
[GenerateSerializer]
[Immutable]
internal sealed record BriefingReply(
    [property: Id(0)] BriefingState? State,
    [property: Id(1)] IReadOnlyList<RefusedField> Refused
)
{
    /// <summary>Why it was refused, as Core says it.</summary>
    public IReadOnlyList<Refusal> Refusals =>
        [.. Refused.Select(one => new Refusal((RefusalCode)one.Code, one.Field, one.Value, one.Message))];

    /// <summary>The answer to a refused command.</summary>
    public static BriefingReply Of(IEnumerable<Refusal> refusals) =>
        new(null, [.. refusals.Select(one => new RefusedField((int)one.Code, one.Field, one.Value, one.Message))]);
}
