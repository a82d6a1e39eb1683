namespace Federation.Silo.Briefings;

/// <summary>The bytes of a frozen board, in memory only: the journal gives them again.</summary>
/// <param name="Vintage">As a vintage's record would hold it: the board, its version and its cut.</param>
/// <param name="LastYear">Canonical bytes of last year's board beside it; null: there is none.</param>
[GenerateSerializer]
[Immutable]
internal sealed record BoardPacket([property: Id(0)] byte[] Vintage, [property: Id(1)] byte[]? LastYear);
