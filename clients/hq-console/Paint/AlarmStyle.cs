using Federation.Core.Alarms;
using Federation.HqConsole.Screen;
using Federation.Wire;
using Alarm = Federation.Wire.V1.Alarm;

namespace Federation.HqConsole.Paint;

/// <summary>The colour of an alarm: a stopped ledger is what no one may overlook.</summary>
internal static class AlarmStyle
{
    /// <summary>The colour that goes with its words.</summary>
    public static CellStyle Of(Alarm alarm) =>
        !alarm.IsOpen() ? Ink.Soft
        : alarm.KindOf() is <= AlarmKind.RepairLost ? new CellStyle(Ink.Alarm, Bold: true)
        : new CellStyle(Ink.Warn, Bold: true);
}
