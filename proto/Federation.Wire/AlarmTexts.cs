using System.Globalization;
using Federation.Core.Alarms;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Wire;

/// <summary>What an alarm says in words, the same wherever it is read.</summary>
public static class AlarmTexts
{
    private const string TimeVi = "dd'/'MM'/'yyyy HH:mm";
    private const string TimeEn = "d MMM yyyy HH:mm";

    /// <summary>The kind; null where this program does not know it.</summary>
    public static AlarmKind? KindOf(this V1.Alarm alarm) => AlarmMessages.KindOf(alarm.Kind);

    /// <summary>True while what it is about is wrong.</summary>
    public static bool IsStanding(this V1.Alarm alarm) => alarm.ClearedUnixUs == 0;

    /// <summary>True where it stands and nobody has acknowledged it.</summary>
    public static bool IsOpen(this V1.Alarm alarm) => alarm.IsStanding() && alarm.AcknowledgedUnixUs == 0;

    /// <summary>The English name of its province, or the Vietnamese one where the catalogue does not know it.</summary>
    public static string AreaNameEn(this V1.Alarm alarm) =>
        KnownAreas.Current.TryGet(new AreaId(alarm.AreaId), out var area)
            ? area.Versions[^1].FullNameEn()
            : alarm.AreaNameVi;

    /// <summary>What was seen, in Vietnamese: <c>quý 2026-Q3, 2 lực lượng chưa chốt: công an, quân sự</c>.</summary>
    public static string DetailVi(this V1.Alarm alarm) =>
        alarm.KindOf() switch
        {
            AlarmKind.Silent => alarm.Value == 0
                ? "chưa nghe gì từ khi trung tâm khởi động"
                : $"nghe lần cuối {At(alarm.Value, TimeVi)}",
            AlarmKind.Late => $"{Quarter(alarm.About)?.NameVi() ?? alarm.About}, hạn "
                + $"{DayOf(alarm.Value, "dd'/'MM'/'yyyy")}, chưa chốt: "
                + ForcesOf(alarm.Says, force => force.NameVi()),
            AlarmKind.Jump when Find(alarm.About) is { } indicator => $"{indicator.NameVi}: "
                + $"{FigureText.Vi(indicator, alarm.Value, Qualifier.Exact)} trong tháng, tháng lớn nhất trước đó "
                + FigureText.Vi(indicator, alarm.Against, Qualifier.Exact),
            _ => $"trung tâm giữ đến khung {alarm.Value}. {alarm.Says}".TrimEnd(' '),
        };

    /// <summary>What was seen, in English.</summary>
    public static string DetailEn(this V1.Alarm alarm) =>
        alarm.KindOf() switch
        {
            AlarmKind.Silent => alarm.Value == 0
                ? "not heard since the nation started"
                : $"last heard {At(alarm.Value, TimeEn)}",
            AlarmKind.Late => $"{Quarter(alarm.About)?.NameEn() ?? alarm.About}, due "
                + $"{DayOf(alarm.Value, "d MMM yyyy")}, not closed: "
                + ForcesOf(alarm.Says, force => force.NameEn()),
            AlarmKind.Jump when Find(alarm.About) is { } indicator => $"{indicator.NameEn}: "
                + $"{FigureText.En(indicator, alarm.Value, Qualifier.Exact)} this month, the largest month before "
                + FigureText.En(indicator, alarm.Against, Qualifier.Exact),
            _ => $"the nation holds frames to {alarm.Value}. {alarm.Says}".TrimEnd(' '),
        };

    private static Period? Quarter(string text) => Period.TryParse(text, out var period) ? period : null;

    private static Indicator? Find(string code) =>
        IndicatorCatalogue.Reference.TryGet(code, out var indicator) ? indicator : null;

    private static string ForcesOf(string codes, Func<Force, string> nameOf) =>
        string.Join(", ", codes.Split(',').Select(code => Forces.TryParse(code, out var force) ? nameOf(force) : code));

    private static string DayOf(long number, string form) =>
        number is > 0 and < int.MaxValue && Day.IsValid((int)number)
            ? new Day((int)number).Date.ToString(form, CultureInfo.InvariantCulture)
            : $"{number}";

    private static string At(long unixMicroseconds, string form) =>
        unixMicroseconds is >= 0 and < 250_000_000_000_000_000
            ? DateTimeOffset
                .UnixEpoch.AddMicroseconds(unixMicroseconds)
                .ToOffset(Day.Offset)
                .ToString(form, CultureInfo.InvariantCulture)
            : $"{unixMicroseconds}";
}
