using System.Runtime.InteropServices;
using Federation.TestKit;

namespace Federation.EndToEnd.Battery;

/// <summary><c>./battery</c>.</summary>
internal static class BatteryCommand
{
    private const int Failed = 1;
    private const int Misused = 2;
    private const string Kept = "every promise was kept";

    private const string Help = """
        Runs real edges and a real nation behind a fault proxy and breaks them without end, while recording goes on.

          ./battery --hours H        so long; 0.05 is three minutes
                    [--seed S]       what is recorded and which faults come; default 1
                    [--edges CODES]  provinces, with commas; default 04,20,40,49
                    [--record NOTE]  adds the result to tests/results/battery.md, with this note (commit, machine)
          ./battery --help

        One line a minute: time, seed, entries recorded, acknowledged and counted, faults by kind, restarts, the longest
        time in which all agreed after healing, memory of each program. Exit code 0: every acknowledged entry is counted
        exactly once and every record verified; 1: not, and what was wrong; 2: misused. Disks are small tmpfs mounts,
        for which it must be root; else disk faults are left out, and the first line says so. Ctrl+C or SIGTERM ends it
        early, with exit code 1.
        """;

    /// <summary>The first argument of a run of the battery; anything else is the test runner's.</summary>
    public const string Name = "battery";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">What was given to <c>./battery</c>.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is ["--help"])
        {
            Console.WriteLine(Help);
            return 0;
        }

        if (BatteryOptions.Read(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync($"battery: cannot read '{string.Join(' ', arguments)}'; see --help");
            return Misused;
        }

        using var root = new TemporaryDirectory();
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await RunAsync(root.Path, options, stop.Token);

        void Stop(PosixSignalContext signal)
        {
            // The disks are given back before it ends.
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> RunAsync(string root, BatteryOptions options, CancellationToken stop)
    {
        await using var arena = await Arena.StartAsync(options.Edges, root, options.Seed, stop);
        Console.WriteLine($"data {root}; disks {(arena.NoDisks.Length == 0 ? "tmpfs" : "LEFT OUT: " + arena.NoDisks)}");
        var report = new BatteryReport(arena, options.Seed);
        var outcome = Kept;
        try
        {
            await new BatteryRun(arena, report, options.Seed, Console.Out).RunAsync(options.Time, stop);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            outcome = "stopped before its time was over, which is no pass";
        }
        catch (Exception e)
        {
            outcome = $"FAILED: {e.Message}";
            Console.WriteLine(report.Line());
            Console.WriteLine(e);
            Keep(root);
        }

        Console.WriteLine(outcome);
        if (options.Note is { } note)
        {
            var text = report.Summary(note, outcome);
            await File.AppendAllTextAsync("tests/results/battery.md", text, CancellationToken.None);
        }

        return outcome == Kept ? 0 : Failed;
    }

    /// <summary>Keeps the logs of a run that failed.</summary>
    private static void Keep(string root)
    {
        foreach (var log in Directory.GetFiles(Path.Combine(root, "logs"), "log.txt", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(Path.GetDirectoryName(log));
            Directory.CreateDirectory("artifacts/battery");
            File.Copy(log, $"artifacts/battery/{name}.log", overwrite: true);
        }

        Console.WriteLine("The logs are in artifacts/battery.");
    }
}
