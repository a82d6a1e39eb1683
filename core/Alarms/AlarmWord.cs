namespace Federation.Core.Alarms;

/// <summary>What a person said, and when.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Remark">In their own words; may be empty.</param>
/// <param name="AtUnixMicroseconds">When, microseconds since 1970-01-01 UTC.</param>
public sealed record AlarmWord(string Name, string Remark, long AtUnixMicroseconds);
