using Federation.Core.Exchange;
using Federation.Fed.Cli;

namespace Federation.Fed.Nation;

/// <summary>Codes and words of a ledger's link.</summary>
internal static class LinkText
{
    /// <summary>
    /// For scripts: <c>up</c>, <c>down</c>, <c>catching_up</c>, <c>behind</c>, <c>forked</c>, <c>damaged</c>,
    /// <c>nation_behind</c>, <c>closed</c>, <c>repair_lost</c>.
    /// </summary>
    public static string Code(LinkState state) =>
        state switch
        {
            LinkState.Up => "up",
            LinkState.Down => "down",
            LinkState.CatchingUp => "catching_up",
            LinkState.Behind => "behind",
            LinkState.Forked => "forked",
            LinkState.Damaged => "damaged",
            LinkState.NationBehind => "nation_behind",
            LinkState.Closed => "closed",
            LinkState.RepairLost => "repair_lost",
            _ => "unknown",
        };

    /// <summary>For people.</summary>
    public static string Word(LinkState state, Language language) =>
        state switch
        {
            LinkState.Up => language.Of("thông suốt", "up"),
            LinkState.Down => language.Of("mất liên lạc", "down"),
            LinkState.CatchingUp => language.Of("đang gửi bù", "catching up"),
            LinkState.Behind => language.Of("dừng: sổ thiếu khung", "stopped: the ledger is behind"),
            LinkState.Forked => language.Of("dừng: sổ rẽ nhánh", "stopped: the ledger forked"),
            LinkState.Damaged => language.Of("dừng: sổ hỏng", "stopped: damaged"),
            LinkState.NationBehind => language.Of("trung ương lùi, đang nhận lại", "the nation is behind, refilling"),
            LinkState.Closed => language.Of("đã khóa", "closed"),
            LinkState.RepairLost => language.Of(
                "dừng: trung ương mất lần sửa sổ",
                "stopped: the nation lost its repair"
            ),
            _ => "?",
        };

    /// <summary>For people, of the word with which an edge node tells how it sees its line.</summary>
    public static string EdgeWord(string word, Language language) =>
        word switch
        {
            "connecting" => language.Of("đang nối", "connecting"),
            "connected" => language.Of("thông suốt", "connected"),
            "down" => language.Of("mất liên lạc", "down"),
            "behind" => language.Of("dừng: sổ thiếu khung", "stopped: the ledger is behind"),
            "forked" => language.Of("dừng: sổ rẽ nhánh", "stopped: the ledger forked"),
            "nation_behind" => language.Of(
                "trung tâm thiếu khung, đang gửi lại",
                "the nation is behind, sending again"
            ),
            "damaged" => language.Of("dừng: sổ hỏng", "stopped: damaged"),
            "closed" => language.Of("đã khóa", "closed"),
            "repair_lost" => language.Of("dừng: trung ương mất lần sửa sổ", "stopped: the nation lost its repair"),
            "stopped" => language.Of("dừng", "stopped"),
            _ => word,
        };

    /// <summary>RFC 3339, UTC, milliseconds; empty for never.</summary>
    public static string Instant(DateTimeOffset? instant) =>
        instant?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'") ?? "";
}
