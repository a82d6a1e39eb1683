using Federation.Core.Calendars;
using Federation.Core.Exchange;

namespace Federation.Client.Picture;

/// <summary>A province's link in words.</summary>
public static class LinkText
{
    /// <summary>The longest of them where it is short, and where it is not.</summary>
    public const int ShortCells = 20;

    /// <inheritdoc cref="ShortCells"/>
    public const int Cells = 24;

    private const int BarCells = 10;
    private const int ShortBarCells = 8;

    /// <summary>
    /// <c>● trực tuyến</c>, <c>○ mất liên lạc 07:12</c>, <c>gửi bù ██████···· 61%</c>, <c>✕ DỪNG: RẼ NHÁNH</c>.
    /// </summary>
    public static string Of(ProvinceEntry entry, DateTimeOffset now, Language language, bool isShort) =>
        entry.Link switch
        {
            LinkState.Up => language.Say("● trực tuyến", "● up"),
            LinkState.Down => language.Say("○ mất liên lạc", "○ down") + Since(entry, now, language, isShort),
            LinkState.CatchingUp => $"{CatchingUp(entry, language)} "
                + $"{Bar(entry.CaughtUp, isShort ? ShortBarCells : BarCells)} {(int)(entry.CaughtUp * 100)}%",
            LinkState.Behind => language.Say("✕ DỪNG: SỔ BỊ LÙI", "✕ STOPPED: BEHIND"),
            LinkState.Forked => language.Say("✕ DỪNG: RẼ NHÁNH", "✕ STOPPED: FORKED"),
            LinkState.Damaged => language.Say("✕ DỪNG: DỮ LIỆU HỎNG", "✕ STOPPED: DAMAGED"),
            LinkState.NationBehind => language.Say("▲ trung ương lùi, nhận lại", "▲ nation behind, refilling"),
            LinkState.Closed => language.Say("sổ đã khóa", "ledger closed"),
            LinkState.RepairLost => language.Say("✕ DỪNG: MẤT LẦN SỬA", "✕ STOPPED: REPAIR LOST"),
            _ => language.Say("chưa có sổ ghi nhận", "no ledger"),
        };

    /// <summary>Whether the totals of what is on the way are known already.</summary>
    private static string CatchingUp(ProvinceEntry entry, Language language) =>
        entry.IsAnnounced ? language.Say("đã báo tổng", "announced") : language.Say("gửi bù", "behind");

    /// <summary>What is announced and how long its detail takes to come; empty where nothing is.</summary>
    public static string OnTheWay(ProvinceEntry entry, Language language)
    {
        if (!entry.IsAnnounced)
        {
            return "";
        }

        var left = entry.TimeLeft is { } time
            ? language.Say($", còn {time.TotalMinutes:0} phút", $", {time.TotalMinutes:0} min left")
            : "";
        return language.Say("đã báo tổng, chi tiết đang về", "announced, detail on the way") + left;
    }

    /// <summary>Frames on the way, or else entries without a receipt, or else how long a receipt takes.</summary>
    public static string LagOf(ProvinceEntry entry, Language language) =>
        entry.LagFrames > 0 ? $"{Numbers.Count(entry.LagFrames, language)} {language.Say("khung", "frames")}"
        : entry is { BacklogEntries: > 0, Need: not Need.None }
            ? $"{Numbers.Count(entry.BacklogEntries, language)} {language.Say("mục", "entries")}"
        : entry is { Link: LinkState.Up, Worst.Latency: var latency } && latency > TimeSpan.Zero ? Latency(latency)
        : "";

    /// <summary>What disagrees where a ledger is stopped: both numbers, and how both hashes begin.</summary>
    public static string Disagreement(ProvinceEntry entry, Language language)
    {
        var nation = entry.Worst?.StoppedNation?.ToString() ?? "?";
        var edge = entry.Worst?.StoppedEdge?.ToString() ?? "?";
        return language.Say(
            $"Trung tâm giữ khung {nation}   tỉnh đưa khung {edge}",
            $"The nation holds frame {nation}   the province brings {edge}"
        );
    }

    /// <summary>What a person can do about a stopped ledger.</summary>
    public static string Advice(ProvinceEntry entry, Language language) =>
        language.Say(
            entry.Link switch
            {
                LinkState.Behind => "Ổ đĩa của tỉnh được phục hồi từ bản cũ. Đưa ổ mới hơn trở lại, hoặc lập sổ mới.",
                LinkState.Forked =>
                    "Cùng số khung, khác mã băm: sổ bị nhân bản hoặc hỏng. Tìm máy kia, giữ lại một sổ.",
                LinkState.RepairLost =>
                    "Nhật ký trung tâm được phục hồi về trước lần sửa sổ. Đưa lại phần bị mất bằng fed ledger repair.",
                _ => "Khung không đọc được, hoặc hai bên khác phiên bản. Kiểm tra sổ của tỉnh bằng fed verify.",
            },
            entry.Worst?.Reason ?? ""
        );

    private static string Latency(TimeSpan latency) =>
        latency < TimeSpan.FromMilliseconds(1) ? "<1 ms"
        : latency < TimeSpan.FromSeconds(10) ? $"{latency.TotalMilliseconds:0} ms"
        : $"{latency.TotalSeconds:0} s";

    private static string Since(ProvinceEntry entry, DateTimeOffset now, Language language, bool isShort)
    {
        if (entry.Worst?.Since is not { } since)
        {
            return "";
        }

        var day = Day.At(since);
        var text =
            day == Day.At(now) ? since.ToOffset(Day.Offset).ToString("HH:mm")
            : isShort ? DayText.OfYear(day, language)
            : DayText.Of(day, language);
        return " " + text;
    }

    private static string Bar(double part, int cells)
    {
        var full = (int)(part * cells);
        return new string('█', full) + new string('·', cells - full);
    }
}
