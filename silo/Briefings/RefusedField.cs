namespace Federation.Silo.Briefings;

/// <summary>A refusal on its way between silos.</summary>
[GenerateSerializer]
[Immutable]
internal sealed record RefusedField(
    [property: Id(0)] int Code,
    [property: Id(1)] string Field,
    [property: Id(2)] string Value,
    [property: Id(3)] string Message
);
