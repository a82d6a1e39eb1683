namespace Federation.Core.Alarms;

/// <summary>One alarm as it stands. Immutable.</summary>
/// <param name="Number">The number of the event that raised it.</param>
/// <param name="Sign">What was seen then.</param>
/// <param name="RaisedAtUnixMicroseconds">Since when.</param>
public sealed record Alarm(long Number, AlarmSign Sign, long RaisedAtUnixMicroseconds)
{
    /// <summary>When it cleared; null: it stands.</summary>
    public long? ClearedAtUnixMicroseconds { get; init; }

    /// <summary>Who acknowledged it; null: nobody.</summary>
    public AlarmWord? Acknowledged { get; init; }

    /// <summary>True while what it is about is wrong.</summary>
    public bool IsStanding => ClearedAtUnixMicroseconds is null;

    /// <summary>True where anything happened to it at a moment or after it.</summary>
    public bool HasNewsSince(long unixMicroseconds) =>
        RaisedAtUnixMicroseconds >= unixMicroseconds
        || ClearedAtUnixMicroseconds >= unixMicroseconds
        || Acknowledged?.AtUnixMicroseconds >= unixMicroseconds;
}
