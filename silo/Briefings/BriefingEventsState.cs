namespace Federation.Silo.Briefings;

/// <summary>What is stored of a briefing: its events, in order; no figure.</summary>
[GenerateSerializer]
internal sealed class BriefingEventsState
{
    /// <summary>Each a BriefingEvent of the contract.</summary>
    [Id(0)]
    public List<byte[]> Events { get; set; } = [];
}
