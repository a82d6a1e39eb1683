namespace Federation.Core.Alarms;

/// <summary>Codes and names of kinds of alarms.</summary>
public static class AlarmKinds
{
    /// <summary>In order of what needs a person first.</summary>
    public static IReadOnlyList<AlarmKind> All { get; } = Enum.GetValues<AlarmKind>();

    /// <summary>As scripts read it: <c>fork</c>, <c>repair_lost</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static string Code(this AlarmKind kind) =>
        kind switch
        {
            AlarmKind.Fork => "fork",
            AlarmKind.Behind => "behind",
            AlarmKind.Damaged => "damaged",
            AlarmKind.RepairLost => "repair_lost",
            AlarmKind.Silent => "silent",
            AlarmKind.Late => "late",
            AlarmKind.Jump => "jump",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of alarm."),
        };

    /// <summary>Its Vietnamese name, as a text goes on.</summary>
    public static string NameVi(this AlarmKind kind) =>
        kind switch
        {
            AlarmKind.Fork => "sổ rẽ nhánh",
            AlarmKind.Behind => "sổ bị lùi",
            AlarmKind.Damaged => "sổ hỏng",
            AlarmKind.RepairLost => "mất bản sửa sổ",
            AlarmKind.Silent => "mất liên lạc",
            AlarmKind.Late => "chậm chốt",
            _ => "số tăng vọt",
        };

    /// <summary>Its English name, as a text goes on.</summary>
    public static string NameEn(this AlarmKind kind) =>
        kind switch
        {
            AlarmKind.RepairLost => "repair lost",
            AlarmKind.Jump => "implausible jump",
            _ => kind.Code(),
        };

    /// <summary>By what an alarm of the kind ended, in Vietnamese.</summary>
    public static string EndVi(this AlarmKind kind) =>
        kind switch
        {
            AlarmKind.Silent => "có liên lạc lại",
            AlarmKind.Late => "đã chốt, hoặc kỳ sau thay thế",
            AlarmKind.Jump => "số đã về mức thường, hoặc sang tháng khác",
            _ => "sổ chạy lại, hoặc sổ khác thay thế",
        };

    /// <summary>By what an alarm of the kind ended, in English.</summary>
    public static string EndEn(this AlarmKind kind) =>
        kind switch
        {
            AlarmKind.Silent => "heard again",
            AlarmKind.Late => "closed, or a later quarter took its place",
            AlarmKind.Jump => "the figure is usual again, or the month is over",
            _ => "the ledger goes on, or another one took its place",
        };
}
