namespace Federation.Core.Alarms;

/// <summary>A shift that a person took over.</summary>
/// <param name="Number">The number of its event.</param>
/// <param name="Word">Who, when, with which remark.</param>
/// <param name="Open">How many alarms were open then.</param>
public sealed record ShiftTaken(long Number, AlarmWord Word, int Open);
