namespace Federation.Core.Alarms;

/// <summary>One numbered thing that happened to alarms and shifts. Immutable.</summary>
/// <param name="Number">From 1, rising; what was forgotten leaves gaps.</param>
/// <param name="AtUnixMicroseconds">
/// When, by the clock of the silo that took it; never before the event before it.
/// </param>
/// <param name="CommandId">The command that made it; empty where the nation saw it by itself.</param>
/// <param name="What">What happened.</param>
public sealed record AlarmEvent(long Number, long AtUnixMicroseconds, Guid CommandId, AlarmHappening What);
