using System.Globalization;
using Federation.LoadTest.Peers;

namespace Federation.LoadTest.Intake;

/// <summary>The page of results of <see cref="IntakeRun"/>.</summary>
internal static class IntakePage
{
    /// <summary>Writes it and prints it.</summary>
    public static void Write(string name, int postings, int ofEntry, IntakeReading reading, bool right)
    {
        var seconds = reading.At.TotalSeconds;
        var all = (double)reading.Frames * postings;
        var report = new Report($"The intake under load, frames of {postings} postings")
            .Line($"{PeerWorkload.Provinces} edges with sealed frames send as fast as the credit allows, through gRPC,")
            .Line(
                "one silo and the commit in PostgreSQL (fsync on, as packaged) to a display that verifies each board."
            )
            .Line($"{ofEntry} postings an entry, 1,000 figures a province, Zipf 0.99. The clock stops when the display")
            .Line($"shows every posting. Sums, key by key: {(right ? "exact" : "WRONG")}.")
            .Line()
            .Line("| what | |")
            .Line("|---|---|")
            .Line(Row("postings a second", $"{all / seconds:N0}"))
            .Line(Row("frames a second", $"{reading.Frames / seconds:N0}"))
            .Line(Row("MB of frames a second", $"{reading.Bytes / seconds / 1e6:N1}"))
            .Line(Row("bytes a posting, with ids", $"{reading.Bytes / all:N2}"))
            .Line(Row("seconds", $"{seconds:N1}"))
            .Line(Row("board versions a second at the display", $"{reading.Versions / seconds:N1}"))
            .Line(Row("bytes allocated in the silo, a posting", $"{reading.Gc.Allocated / all:N3}"))
            .Line(Row("collections in the silo, of generation 2", $"{reading.Gc.Collections}, {reading.Gc.Gen2}"))
            .Line(Row("cores: silo", Cores(reading.SiloCpu, seconds)))
            .Line(Row("cores: PostgreSQL", Cores(reading.PostgresCpu, seconds)))
            .Line(Row("cores: edges and display", Cores(reading.OwnCpu, seconds)))
            .Line(Row("sessions ended by the nation", $"{reading.ComeBacks}"));
        report.Write(Fleet.Root, name);
    }

    private static string Row(string what, FormattableString value) =>
        $"| {what} | {value.ToString(CultureInfo.InvariantCulture)} |";

    private static string Row(string what, string value) => $"| {what} | {value} |";

    private static string Cores(TimeSpan cpu, double seconds) =>
        (cpu.TotalSeconds / seconds).ToString("N2", CultureInfo.InvariantCulture);
}
