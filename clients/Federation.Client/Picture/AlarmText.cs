using Federation.Core.Alarms;
using Federation.Wire;
using Alarm = Federation.Wire.V1.Alarm;

namespace Federation.Client.Picture;

/// <summary>An alarm in a few words.</summary>
public static class AlarmText
{
    /// <summary>As long as <c>mất bản sửa sổ ✓</c>.</summary>
    public const int Cells = 17;

    /// <summary><c>mất liên lạc</c>; with a tick where somebody has seen it.</summary>
    public static string Of(Alarm alarm, Language language) => KindOf(alarm, language) + (alarm.IsOpen() ? "" : " ✓");

    /// <summary>The kind alone.</summary>
    public static string KindOf(Alarm alarm, Language language) =>
        alarm.KindOf() is { } kind ? language.Say(kind.NameVi(), kind.NameEn()) : $"{(int)alarm.Kind}";
}
