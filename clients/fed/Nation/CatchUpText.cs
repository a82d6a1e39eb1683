using Federation.Client;
using Federation.Core.Exchange;
using Federation.Fed.Cli;

namespace Federation.Fed.Nation;

/// <summary>How far a ledger is in catching up, in words.</summary>
internal static class CatchUpText
{
    private const int BarCells = 10;

    /// <summary>
    /// <c>██████░░░░ 61% · 390000 mục · 3500/giây · còn 2 phút · đã báo tổng</c>; empty where it is not behind.
    /// </summary>
    public static string Of(LedgerStatus link, Language language)
    {
        var catchUp = link.CatchUp;
        var isBehind = link.State == LinkState.CatchingUp && catchUp.Entries > 0;
        List<string> parts = isBehind
            ?
            [
                $"{catchUp.Bar(BarCells)} {catchUp.Percent}%",
                language.Of($"{catchUp.Entries} mục", English.Count(catchUp.Entries, "entry", "entries")),
                $"{catchUp.EntriesPerSecond}/{language.Of("giây", "s")}",
                .. catchUp.TimeLeft is { } left ? [Left(left, language)] : Array.Empty<string>(),
            ]
            : [];
        parts.AddRange(catchUp.AnnouncedFrame == 0 ? [] : [language.Of("đã báo tổng", "totals announced")]);
        return string.Join(" · ", parts);
    }

    /// <summary>What was wrong with what an edge announced; empty where all of it was right.</summary>
    public static string Alarm(CatchUp catchUp, Language language) =>
        catchUp.AlarmCount == 0
            ? ""
            : language.Of(
                $"{catchUp.AlarmCount} lần báo tổng sai, số của các khung được giữ: {catchUp.Alarm}",
                $"{English.Count(catchUp.AlarmCount, "announcement")} {English.Verb(catchUp.AlarmCount, "was", "were")}"
                    + $" wrong, the frames stand: {catchUp.Alarm}"
            );

    private static string Left(TimeSpan left, Language language) =>
        left < TimeSpan.FromMinutes(2)
            ? language.Of($"còn {left.TotalSeconds:0} giây", $"{left.TotalSeconds:0} s left")
            : language.Of($"còn {left.TotalMinutes:0} phút", $"{left.TotalMinutes:0} min left");
}
