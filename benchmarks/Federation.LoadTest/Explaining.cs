using System.Diagnostics;
using Federation.Client;
using Federation.Wire.V1;
using Grpc.Net.Client;

namespace Federation.LoadTest;

/// <summary>
/// A province with many records in one ledger, held by its edge and by the nation: how long `fed explain` takes, as a
/// person waits for it, with the start of the program.
/// </summary>
internal sealed class Explaining(string province, int entries, int questions, int port)
{
    private readonly Latencies _first = new("the first question, the nation's own figures and frames");
    private readonly Latencies _nation = new("the nation's sets, areas and frames");
    private readonly Latencies _whole = new("the same with the edge's entries");
    private readonly Latencies _cpu = new("processor time of that in silo and edge");

    /// <summary>Measures, and writes the report.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var fleet = await Fleet.StartAsync(province, port, cancellationToken);
        var edge = fleet.Edges[province];
        using var channel = GrpcChannel.ForAddress(edge);
        await Backlog.ImportAsync(new Ledger.LedgerClient(channel), province, entries, cancellationToken);
        using var nation = new NationClient(new NationOptions { Addresses = [fleet.Nation] });
        while (!(await nation.LinksAsync(cancellationToken)).All(link => link is { LagFrames: 0, BacklogEntries: 0 }))
        {
            await Task.Delay(200, cancellationToken);
        }

        var frames = (await nation.LinksAsync(cancellationToken)).Sum(link => link.Watermark);
        string[] asked = ["explain", "--nation", $"{fleet.Nation}", "--area", province, "--period", "2024"];
        string[] question = [.. asked, "--indicator", "patrol.patrols"];
        await AskAsync(_first, question, cancellationToken);
        for (var i = 0; i < questions; i++)
        {
            await AskAsync(_nation, question, cancellationToken);
            var before = fleet.Cpu();
            await AskAsync(_whole, [.. question, "--edge", $"{edge}"], cancellationToken);
            _cpu.Add(0, (long)((fleet.Cpu() - before).TotalSeconds * Stopwatch.Frequency));
        }

        var path = new Report($"Why a figure of a ledger of {entries:N0} records is what it is")
            .Line($"{entries:N0} records of province {province} in one ledger, over two years, 40 indicators and all")
            .Line(
                $"force sets, in {frames:N0} frames. Each question is a process of `fed explain` of one indicator and"
            )
            .Line(
                "the year 2024, from its start to its end; both calendars are asked for with it. The machine's load was"
            )
            .Line($"{Load()} at the end. Processor time says what the question itself takes.")
            .Line()
            .Line("| what (ms) | n | p50 | p99 | p99.9 | longest |")
            .Line("|---|---|---|---|---|---|")
            .Line(_first.Row())
            .Line(_nation.Row())
            .Line(_whole.Row())
            .Line(_cpu.Row())
            .Write(Fleet.Root, "explain");
        Console.WriteLine(path);
        return 0;
    }

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static async Task AskAsync(Latencies measured, string[] arguments, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo(Path.Combine(Fleet.Root, "artifacts/bin/fed/release/fed"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var fed = Process.Start(start) ?? throw new InvalidOperationException("fed did not start");
        var told = await fed.StandardOutput.ReadToEndAsync(cancellationToken);
        await fed.WaitForExitAsync(cancellationToken);
        measured.Add(begun, Stopwatch.GetTimestamp());
        if (fed.ExitCode != 0)
        {
            throw new InvalidOperationException($"fed explain ended with {fed.ExitCode}: {told}");
        }
    }
}
