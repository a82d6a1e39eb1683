using Federation.Core.Areas;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.Client.Picture;

/// <summary>The alarms that stand, what needs a person first. Immutable.</summary>
public sealed class StandingAlarms
{
    private StandingAlarms(IReadOnlyList<Alarm> all, ShiftTaken? shift, bool isKnown) =>
        (All, Shift, IsKnown) = (all, shift, isKnown);

    /// <summary>Before the nation told any.</summary>
    public static StandingAlarms Unknown { get; } = new([], null, isKnown: false);

    /// <summary>Not acknowledged first, then by kind, the oldest first.</summary>
    public IReadOnlyList<Alarm> All { get; }

    /// <summary>Who took the shift over last; null: nobody yet, or not known.</summary>
    public ShiftTaken? Shift { get; }

    /// <summary>True once the nation told its alarms.</summary>
    public bool IsKnown { get; }

    /// <summary>How many nobody has acknowledged.</summary>
    public int Open => All.Count(alarm => alarm.IsOpen());

    /// <summary>Reads what the nation told.</summary>
    public static StandingAlarms Read(ListAlarmsResponse answer) =>
        new(
            [
                .. answer
                    .Alarms.Where(alarm => alarm.IsStanding())
                    .OrderBy(alarm => !alarm.IsOpen())
                    .ThenBy(alarm => alarm.Kind)
                    .ThenBy(alarm => alarm.Number),
            ],
            answer.Shifts.Count > 0 ? answer.Shifts[^1] : null,
            isKnown: true
        );

    /// <summary>What a province needs a person for first; null: nothing.</summary>
    public Alarm? Of(AreaId province) => All.FirstOrDefault(alarm => alarm.AreaId == province.Value);

    /// <summary>How urgently a province needs a person: open alarms by kind, then acknowledged, then none.</summary>
    public int UrgencyOf(AreaId province) =>
        Of(province) is { } alarm ? (alarm.IsOpen() ? 0 : 100) + (int)alarm.Kind : int.MaxValue;
}
