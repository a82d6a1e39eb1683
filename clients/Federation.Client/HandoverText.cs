using System.Globalization;
using Federation.Core.Alarms;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Wire;
using Federation.Wire.V1;
using Alarm = Federation.Wire.V1.Alarm;

namespace Federation.Client;

/// <summary>A handover as lines of text that can be filed, the same on a console and from a script.</summary>
public static class HandoverText
{
    private const int LateMost = 20;

    /// <summary>The lines in Vietnamese; those that begin with a blank belong to the heading before them.</summary>
    public static IReadOnlyList<string> Vi(Handover handover) => Lines(handover, isVi: true);

    /// <summary>The lines in English.</summary>
    public static IReadOnlyList<string> En(Handover handover) => Lines(handover, isVi: false);

    private static List<string> Lines(Handover handover, bool isVi)
    {
        var say = new Say(isVi);
        var lines = new List<string>
        {
            say.Of("BÀN GIAO CA", "HANDOVER OF THE SHIFT")
                + $" {say.At(handover.Since)} – {say.At(handover.Until)} "
                + say.Of("(giờ Việt Nam)", "(Vietnam time)"),
        };
        if (!handover.IsComplete)
        {
            var from = say.At(Handover.At(handover.Alarms.CompleteSinceUnixUs));
            lines.Add(say.Of($"Báo động chỉ đủ từ {from}.", $"Alarms are complete from {from} only."));
        }

        Part(lines, say.Of("Đang còn", "Open"), handover.Standing.Select(alarm => Open(alarm, say)), say);
        Part(lines, say.Of("Mới báo", "Raised"), handover.Raised.Select(alarm => Raised(alarm, say)), say);
        Part(lines, say.Of("Đã ghi nhận", "Acknowledged"), handover.Seen.Select(alarm => Seen(alarm, say)), say);
        Part(lines, say.Of("Đã hết", "Cleared"), handover.Cleared.Select(alarm => Cleared(alarm, say)), say);
        var quarter = say.Of(handover.Quarter.NameVi(), handover.Quarter.NameEn());
        Part(
            lines,
            say.Of($"Đã chốt {quarter}", $"Closed {quarter}"),
            handover.Closings.Select(pair => $"{pair.ClosedOn} {say.Pair(pair)}"),
            say
        );
        Part(
            lines,
            say.Of($"Chưa chốt {quarter} ({handover.Late.Count})", $"Not closed {quarter} ({handover.Late.Count})"),
            Late(handover, say),
            say
        );
        Part(
            lines,
            say.Of("Bản số liệu đã thống nhất", "Vintages kept"),
            handover.Vintages.Select(one => $"{say.At(Handover.At(one.FrozenUnixUs))} {one.Name} {one.Fingerprint}"),
            say
        );
        Part(lines, say.Of("Nhận ca", "Shifts taken"), handover.Alarms.Shifts.Select(shift => Shift(shift, say)), say);
        return lines;
    }

    private static void Part(List<string> lines, string heading, IEnumerable<string> parts, Say say)
    {
        lines.Add($"{heading}:");
        var before = lines.Count;
        lines.AddRange(parts.Select(part => $"  {part}"));
        if (lines.Count == before)
        {
            lines.Add("  " + say.Of("không có", "none"));
        }
    }

    private static IEnumerable<string> Late(Handover handover, Say say)
    {
        var more = handover.Late.Count - LateMost;
        var shown = handover.Late.Take(LateMost).Select(pair => say.Pair(pair) + say.DaysLate(pair.DaysLate));
        return more > 0 ? shown.Append(say.Of($"và {more} lực lượng nữa", $"and {more} more")) : shown;
    }

    private static string Open(Alarm alarm, Say say) =>
        $"{say.Alarm(alarm)}, {say.Of("từ", "since")} {say.At(Handover.At(alarm.RaisedUnixUs))}, "
        + (alarm.IsOpen() ? say.Of("CHƯA AI GHI NHẬN", "NOT ACKNOWLEDGED") : Word(alarm, say));

    private static string Raised(Alarm alarm, Say say) =>
        $"{say.At(Handover.At(alarm.RaisedUnixUs))} {say.Alarm(alarm)}";

    private static string Seen(Alarm alarm, Say say) =>
        $"{say.At(Handover.At(alarm.AcknowledgedUnixUs))} {say.Alarm(alarm)}, {Word(alarm, say)}";

    private static string Cleared(Alarm alarm, Say say)
    {
        var end = alarm.KindOf() is { } kind ? $", {say.Of(kind.EndVi(), kind.EndEn())}" : "";
        return $"{say.At(Handover.At(alarm.ClearedUnixUs))} {say.Alarm(alarm)}{end}";
    }

    private static string Word(Alarm alarm, Say say) =>
        say.Of($"{alarm.AcknowledgedBy} đã ghi nhận", $"acknowledged by {alarm.AcknowledgedBy}")
        + (alarm.Remark.Length == 0 ? "" : $": {alarm.Remark}");

    private static string Shift(Wire.V1.ShiftTaken shift, Say say) =>
        $"{say.At(Handover.At(shift.AtUnixUs))} {shift.By}, "
        + say.Of($"{shift.Open} báo động đang còn", $"{shift.Open} alarms stood")
        + (shift.Remark.Length == 0 ? "" : $": {shift.Remark}");

    /// <summary>One of the two languages.</summary>
    private sealed record Say(bool IsVi)
    {
        public string Of(string vi, string en) => IsVi ? vi : en;

        public string At(DateTimeOffset at) =>
            at.ToOffset(Day.Offset)
                .ToString(Of("dd'/'MM'/'yyyy HH:mm", "d MMM yyyy HH:mm"), CultureInfo.InvariantCulture);

        public string Alarm(Alarm alarm)
        {
            var kind = alarm.KindOf() is { } known ? Of(known.NameVi(), known.NameEn()) : $"{(int)alarm.Kind}";
            var (area, detail) = (Of(alarm.AreaNameVi, alarm.AreaNameEn()), Of(alarm.DetailVi(), alarm.DetailEn()));
            return $"[{alarm.Number}] {area}: {kind}, {detail}";
        }

        public string Pair(CoverageLine pair) =>
            $"{pair.AreaNameVi}: "
            + (Forces.TryParse(pair.Force, out var force) ? Of(force.NameVi(), force.NameEn()) : pair.Force);

        public string DaysLate(int days) => days == 0 ? "" : Of($", chậm {days} ngày", $", {days} days late");
    }
}
