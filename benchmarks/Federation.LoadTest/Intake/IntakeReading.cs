using System.Diagnostics;

namespace Federation.LoadTest.Intake;

/// <summary>What was counted up to a moment, or between two.</summary>
internal sealed record IntakeReading(
    TimeSpan At,
    long Frames,
    long Bytes,
    int ComeBacks,
    long Versions,
    TimeSpan SiloCpu,
    TimeSpan PostgresCpu,
    TimeSpan OwnCpu,
    GcLog Gc
)
{
    /// <summary>Reads all counts now.</summary>
    public static IntakeReading Take(LoadedNation nation, string gcFile, IReadOnlyList<LoadingEdge> edges) =>
        new(
            Stopwatch.GetElapsedTime(0),
            edges.Sum(edge => edge.Frames),
            edges.Sum(edge => edge.Bytes),
            edges.Sum(edge => edge.ComeBacks),
            nation.Versions,
            nation.Silo.Cpu,
            nation.PostgresCpu,
            Process.GetCurrentProcess().TotalProcessorTime,
            GcLog.Read(gcFile)
        );

    /// <summary>What came since.</summary>
    public IntakeReading Since(IntakeReading before) =>
        new(
            At - before.At,
            Frames - before.Frames,
            Bytes - before.Bytes,
            ComeBacks - before.ComeBacks,
            Versions - before.Versions,
            SiloCpu - before.SiloCpu,
            PostgresCpu - before.PostgresCpu,
            OwnCpu - before.OwnCpu,
            Gc.Since(before.Gc)
        );
}
