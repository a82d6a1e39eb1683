using Federation.Core.Alarms;
using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;
using Federation.Wire;
using Alarm = Federation.Wire.V1.Alarm;

namespace Federation.HqConsole.Paint;

/// <summary>An alarm in words and colour.</summary>
internal static class AlarmText
{
    /// <summary>As long as <c>mất bản sửa sổ ✓</c>.</summary>
    public const int Cells = 17;

    /// <summary><c>mất liên lạc</c>; with a tick where somebody has seen it.</summary>
    public static string Of(Alarm alarm, Language language) => KindOf(alarm, language) + (alarm.IsOpen() ? "" : " ✓");

    /// <summary>The kind alone.</summary>
    public static string KindOf(Alarm alarm, Language language) =>
        alarm.KindOf() is { } kind ? language.Say(kind.NameVi(), kind.NameEn()) : $"{(int)alarm.Kind}";

    /// <summary>The colour that goes with it: a stopped ledger is what no one may overlook.</summary>
    public static CellStyle StyleOf(Alarm alarm) =>
        !alarm.IsOpen() ? Ink.Soft
        : alarm.KindOf() is <= AlarmKind.RepairLost ? new CellStyle(Ink.Alarm, Bold: true)
        : new CellStyle(Ink.Warn, Bold: true);
}
