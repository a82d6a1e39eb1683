using System.Globalization;
using System.Text.Json;
using Federation.Core.Alarms;
using Federation.Fed.Cli;
using Federation.Wire;
using Alarm = Federation.Wire.V1.Alarm;
using ListAlarmsResponse = Federation.Wire.V1.ListAlarmsResponse;

namespace Federation.Fed.Alarms;

/// <summary>Alarms, as a table or JSON.</summary>
internal sealed class AlarmsOutput(Screen screen, Language language)
{
    /// <summary>The fields of an alarm for scripts.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Fields { get; } =
    [
        ("number", "The alarm's number."),
        ("kind", "fork, behind, damaged, repair_lost, silent, late or jump."),
        ("area", "The province's code."),
        ("about", "The ledger's id; of late the quarter; of jump the indicator's code."),
        ("detail", "What was seen, in the language of --lang."),
        ("raised_at", "Since when, UTC, RFC 3339."),
        ("cleared_at", "When it was over, UTC, RFC 3339; null: it stands."),
        ("acknowledged_at", "When somebody acknowledged it, UTC, RFC 3339; null: nobody has."),
        ("acknowledged_by", "Who did; null: nobody has."),
        ("remark", "In their own words; null: nothing."),
    ];

    /// <param name="answer">What the nation said.</param>
    /// <param name="json">As JSON.</param>
    public void Write(ListAlarmsResponse answer, bool json)
    {
        if (json)
        {
            screen.Line(JsonLines.Array(answer.Alarms, Write));
            return;
        }

        var standing = answer.Alarms.Count(alarm => alarm.IsStanding());
        var open = answer.Alarms.Count(alarm => alarm.IsOpen());
        screen.Line(
            language.Of(
                $"{standing} báo động, {open} chưa ai ghi nhận.",
                $"{English.Count(standing, "alarm")}, {open} not acknowledged."
            )
        );
        if (answer.LookedUnixUs == 0)
        {
            screen.Line(language.Of("Trung tâm chưa xét lần nào.", "The nation has not looked yet."));
        }

        if (answer.Alarms.Count > 0)
        {
            Table(answer.Alarms).WriteTo(screen);
        }
    }

    /// <summary>That an alarm is acknowledged.</summary>
    public void WriteAcknowledged(Alarm alarm) =>
        screen.Line(
            language.Of(
                $"Báo động {alarm.Number} ({KindOf(alarm)}, {AreaOf(alarm)}): {alarm.AcknowledgedBy} đã ghi nhận lúc "
                    + $"{Time(alarm.AcknowledgedUnixUs)}.",
                $"Alarm {alarm.Number} ({KindOf(alarm)}, {AreaOf(alarm)}): {alarm.AcknowledgedBy} acknowledged it at "
                    + $"{Time(alarm.AcknowledgedUnixUs)}."
            )
        );

    /// <summary>Alarms as a table.</summary>
    public TextTable Table(IEnumerable<Alarm> alarms)
    {
        var table = new TextTable(
            language.Of(">Số", ">No."),
            language.Of("Báo động", "Alarm"),
            language.Of("Địa bàn", "Area"),
            VietnamTime.Heading("Từ lúc", "Since", language),
            language.Of("Chi tiết", "What was seen"),
            language.Of("Ghi nhận", "Acknowledged"),
            language.Of("Hết", "Over")
        );
        foreach (var alarm in alarms.OrderBy(alarm => !alarm.IsStanding()).ThenBy(alarm => alarm.Kind))
        {
            table.Add(
                alarm.Number.ToString(CultureInfo.InvariantCulture),
                KindOf(alarm),
                AreaOf(alarm),
                Time(alarm.RaisedUnixUs),
                language.Of(alarm.DetailVi(), alarm.DetailEn()),
                Acknowledged(alarm),
                alarm.IsStanding() ? "" : $"{Time(alarm.ClearedUnixUs)}, {EndOf(alarm)}"
            );
        }

        return table;
    }

    /// <summary>A moment in Vietnam.</summary>
    public string Time(long unixMicroseconds) => VietnamTime.Of(Instant(unixMicroseconds), language);

    private string Acknowledged(Alarm alarm) =>
        alarm.AcknowledgedUnixUs == 0
            ? ""
            : $"{alarm.AcknowledgedBy}, {Time(alarm.AcknowledgedUnixUs)}"
                + (alarm.Remark.Length == 0 ? "" : $": {alarm.Remark}");

    private string KindOf(Alarm alarm) =>
        alarm.KindOf() is { } kind ? language.Of(kind.NameVi(), kind.NameEn()) : $"{(int)alarm.Kind}";

    private string EndOf(Alarm alarm) => alarm.KindOf() is { } kind ? language.Of(kind.EndVi(), kind.EndEn()) : "";

    private string AreaOf(Alarm alarm) => language.Of(alarm.AreaNameVi, alarm.AreaNameEn());

    private static DateTimeOffset? Instant(long unixMicroseconds) =>
        unixMicroseconds is > 0 and < 250_000_000_000_000_000
            ? DateTimeOffset.UnixEpoch.AddMicroseconds(unixMicroseconds)
            : null;

    private void Write(Utf8JsonWriter json, Alarm alarm)
    {
        json.WriteNumber("number", alarm.Number);
        json.WriteString("kind", alarm.KindOf()?.Code() ?? $"{(int)alarm.Kind}");
        json.WriteTextOrNull("area", alarm.Area);
        json.WriteString("about", alarm.About);
        json.WriteString("detail", language.Of(alarm.DetailVi(), alarm.DetailEn()));
        Write(json, "raised_at", alarm.RaisedUnixUs);
        Write(json, "cleared_at", alarm.ClearedUnixUs);
        Write(json, "acknowledged_at", alarm.AcknowledgedUnixUs);
        json.WriteTextOrNull("acknowledged_by", alarm.AcknowledgedBy);
        json.WriteTextOrNull("remark", alarm.Remark);
    }

    private static void Write(Utf8JsonWriter json, string name, long unixMicroseconds)
    {
        if (Instant(unixMicroseconds) is { } at)
        {
            json.WriteString(name, at);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
