namespace Federation.Core.Alarms;

/// <summary>What happened to alarms and shifts: one of the cases below.</summary>
public abstract record AlarmHappening
{
    private AlarmHappening() { }

    /// <summary>Something is wrong from now on; the event's number is the alarm's.</summary>
    public sealed record Raised(AlarmSign Sign) : AlarmHappening;

    /// <summary>It is not wrong any more.</summary>
    public sealed record Cleared(long Alarm) : AlarmHappening;

    /// <summary>A person has seen it and sees to it.</summary>
    public sealed record Acknowledged(long Alarm, string Name, string Remark) : AlarmHappening;

    /// <summary>A person has taken the shift over, with so many alarms open.</summary>
    public sealed record ShiftTaken(string Name, string Remark, int Open) : AlarmHappening;
}
