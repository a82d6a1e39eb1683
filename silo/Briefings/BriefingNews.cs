namespace Federation.Silo.Briefings;

/// <summary>What a silo that shows a briefing is told.</summary>
/// <param name="IsOpened">False where there is no such briefing.</param>
/// <param name="Events">What it did not hold yet: each a BriefingEvent.</param>
/// <param name="Sites">The screens of all silos: a BriefingSitesResponse.</param>
/// <param name="HasBoard">True where the grain holds the bytes of the frozen board.</param>
[GenerateSerializer]
[Immutable]
internal sealed record BriefingNews(
    [property: Id(0)] bool IsOpened,
    [property: Id(1)] byte[][] Events,
    [property: Id(2)] byte[] Sites,
    [property: Id(3)] bool HasBoard
);
