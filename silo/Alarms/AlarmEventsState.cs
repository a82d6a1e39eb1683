namespace Federation.Silo.Alarms;

/// <summary>What is stored of alarms and shifts: their events, in order; no figure that a board would show.</summary>
[GenerateSerializer]
internal sealed class AlarmEventsState
{
    /// <summary>Each an AlarmEvent of the contract.</summary>
    [Id(0)]
    public List<byte[]> Events { get; set; } = [];
}
