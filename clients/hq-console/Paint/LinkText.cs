using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>A province's link in words.</summary>
internal static class LinkText
{
    private const int BarCells = 10;

    /// <summary>The colour that goes with it.</summary>
    public static Ink InkOf(ProvinceEntry entry) =>
        entry.Need switch
        {
            Need.Stopped => Ink.Bad,
            Need.Down or Need.Behind => Ink.Warn,
            _ => entry.Link is null ? Ink.Faint : Ink.Live,
        };

    /// <summary>
    /// <c>● trực tuyến</c>, <c>○ mất liên lạc 07:12</c>, <c>gửi bù ██████···· 61%</c>, <c>✕ dừng: rẽ nhánh</c>.
    /// </summary>
    public static string Of(ProvinceEntry entry, ConsoleModel model)
    {
        var language = model.Language;
        return entry.Link switch
        {
            LinkState.Up => language.Say("● trực tuyến", "● up"),
            LinkState.Down => language.Say("○ mất liên lạc", "○ down") + Since(entry, model),
            LinkState.CatchingUp =>
                $"{language.Say("gửi bù", "behind")} {Bar(entry.CaughtUp)} {entry.CaughtUp * 100:0}%",
            LinkState.Behind => language.Say("✕ dừng: sổ bị lùi", "✕ stopped: behind"),
            LinkState.Forked => language.Say("✕ dừng: rẽ nhánh", "✕ stopped: forked"),
            LinkState.Damaged => language.Say("✕ dừng: dữ liệu hỏng", "✕ stopped: damaged"),
            _ => language.Say("chưa có sổ ghi nhận", "no ledger"),
        };
    }

    /// <summary>Frames on the way, or else entries without a receipt, or else how long a receipt takes.</summary>
    public static string LagOf(ProvinceEntry entry, Language language) =>
        entry.LagFrames > 0 ? $"{Numbers.Count(entry.LagFrames, language)} {language.Say("khung", "frames")}"
        : entry is { BacklogEntries: > 0, Need: not Need.None }
            ? $"{Numbers.Count(entry.BacklogEntries, language)} {language.Say("mục", "entries")}"
        : entry.Link == LinkState.Up && entry.Latency > TimeSpan.Zero ? Latency(entry.Latency)
        : "";

    private static string Latency(TimeSpan latency) =>
        latency < TimeSpan.FromMilliseconds(1) ? "<1 ms"
        : latency < TimeSpan.FromSeconds(10) ? $"{latency.TotalMilliseconds:0} ms"
        : $"{latency.TotalSeconds:0} s";

    private static string Since(ProvinceEntry entry, ConsoleModel model)
    {
        if (entry.Since is not { } since)
        {
            return "";
        }

        var isToday = Day.At(since) == model.Today;
        return " " + since.ToOffset(Day.Offset).ToString(isToday ? "HH:mm" : "dd'/'MM'/'yy");
    }

    private static string Bar(double part)
    {
        var full = (int)(part * BarCells);
        return new string('█', full) + new string('·', BarCells - full);
    }
}
