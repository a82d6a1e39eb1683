namespace Federation.Client.Picture;

/// <summary>What a person wants done with alarms.</summary>
/// <param name="Id">Mints the command's id: a retry is answered as it was.</param>
/// <param name="Alarm">Which alarm is acknowledged; null: the shift is taken over.</param>
/// <param name="Name">Who wants it.</param>
public sealed record AlarmOrder(Guid Id, long? Alarm, string Name);
