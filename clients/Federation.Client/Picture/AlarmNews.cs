using Federation.Wire.V1;

namespace Federation.Client.Picture;

/// <summary>What the nation told of its alarms, or why it did not.</summary>
/// <param name="Answer">The alarms; null where it did not answer.</param>
/// <param name="Said">What became of a person's order, or what is the matter; empty: nothing.</param>
public sealed record AlarmNews(ListAlarmsResponse? Answer, string Said)
{
    /// <summary>What is handed over with the shift; null: it was not asked for.</summary>
    public Handover? Handover { get; init; }
}
