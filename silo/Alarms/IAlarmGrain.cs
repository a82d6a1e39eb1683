namespace Federation.Silo.Alarms;

/// <summary>The alarms of the nation and the shifts of its operators: one grain, 0.</summary>
internal interface IAlarmGrain : IGrainWithIntegerKey
{
    /// <summary>Looks at everything that can be wrong, unless that was done a moment ago.</summary>
    Task LookAsync();

    /// <summary>A ListAlarmsResponse.</summary>
    /// <param name="since">Microseconds since 1970-01-01 UTC; 0: only what stands.</param>
    Task<byte[]> ListAsync(long since);

    /// <summary>A person has seen an alarm: an Alarm.</summary>
    Task<AlarmReply> AcknowledgeAsync(Guid command, long alarm, string by, string remark);

    /// <summary>A person takes over the shift: a ShiftTaken.</summary>
    Task<AlarmReply> TakeOverAsync(Guid command, string by, string remark);
}
