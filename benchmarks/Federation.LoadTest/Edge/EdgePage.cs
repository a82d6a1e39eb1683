using System.Globalization;

namespace Federation.LoadTest.Edge;

/// <summary>The page of results of <see cref="EdgeRun"/>.</summary>
internal static class EdgePage
{
    /// <summary>Writes it and prints it.</summary>
    public static void Write(int callers, IReadOnlyList<EdgeRound> rounds, double imported, bool right)
    {
        var report = new Report("One edge: recordings and an import")
            .Line("One edge process without its nation, every recording synced before it is acknowledged (SQLite, WAL,")
            .Line($"synchronous=FULL). {rounds.Count} rounds, all in turn; medians, and the range of the rounds.")
            .Line($"What the edge holds at the end: {(right ? "exact" : "WRONG")}.")
            .Line()
            .Line("| what | median | range |")
            .Line("|---|---|---|")
            .Line(Row($"recordings a second, {callers} callers", "N0", rounds, round => round.Recorded))
            .Line(Row($"bare unary echoes a second, {callers} callers", "N0", rounds, round => round.Echoed))
            .Line(Row("recordings as a share of echoes", "N2", rounds, round => round.Share))
            .Line(Row($"recording, {callers} callers, p50 (ms)", "N2", rounds, round => round.RecordingP50))
            .Line(Row($"recording, {callers} callers, p99 (ms)", "N2", rounds, round => round.RecordingP99))
            .Line(Row("recording, one caller, p50 (ms)", "N3", rounds, round => round.OneRecording))
            .Line(Row("bare unary echo, one caller, p50 (ms)", "N3", rounds, round => round.OneEcho))
            .Line(Row("bare SQLite commit, p50 (ms)", "N3", rounds, round => round.OneCommit))
            .Line(Row("one recording in echo and commit together", "N2", rounds, round => round.OneRatio))
            .Line(string.Create(CultureInfo.InvariantCulture, $"| entries imported a second | {imported:N0} | |"));
        report.Write(Fleet.Root, "edge");
    }

    private static string Row(
        string what,
        string format,
        IReadOnlyList<EdgeRound> rounds,
        Func<EdgeRound, double> figure
    )
    {
        double[] sorted = [.. rounds.Select(figure).Order()];
        var (median, least, most) = (sorted[sorted.Length / 2], sorted[0], sorted[^1]);
        var culture = CultureInfo.InvariantCulture;
        return $"| {what} | {median.ToString(format, culture)} | {least.ToString(format, culture)} to "
            + $"{most.ToString(format, culture)} |";
    }
}
