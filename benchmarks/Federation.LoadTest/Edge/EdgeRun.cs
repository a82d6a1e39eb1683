using System.Diagnostics;
using Federation.LoadTest.Peers;
using Federation.LoadTest.Peers.PlainStream;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Federation.LoadTest.Edge;

/// <summary>
/// One edge process without its nation: single recordings with many callers and with one, by turns with a gRPC server
/// that only echoes and with bare commits on the same disk; then an import. The edge's figures are compared at the end.
/// </summary>
/// <param name="callers">In flight.</param>
/// <param name="length">Of each measurement in a round.</param>
/// <param name="rounds">How many; the first is not counted.</param>
/// <param name="entries">Imported.</param>
internal sealed class EdgeRun(int callers, TimeSpan length, int rounds, int entries)
{
    private const string Province = "04";
    private const int LinesOfFile = 100_000;
    private static readonly DateTime s_firstDay = new(2025, 1, 1);
    private static readonly Metadata s_claim = new() { { "federation-as", "border_guard" } };

    private readonly List<EdgeRound> _rounds = [];
    private long _recorded;

    /// <summary>Measures and writes; 0 where the edge holds all that it acknowledged.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("federation-edge-").FullName;
        await using var echo = await ServerProcess.StartAsync(
            Environment.ProcessPath!,
            (_, port) => [OwnServers.Plain, "--port", $"{port}"],
            cancellationToken
        );
        await using var edge = await RealProcess.StartAsync("Federation.EdgeNode", Arguments(data), cancellationToken);
        var plain = Callers.Connect(new Uri($"http://127.0.0.1:{echo.Port}"), callers);
        var ledger = Callers.Connect(edge.Address, callers);
        for (var round = 0; round <= rounds; round++)
        {
            var measured = await MeasureAsync(data, plain, ledger);
            if (round > 0)
            {
                _rounds.Add(measured);
                Console.Error.WriteLine(
                    $"round {round}: {measured.Recorded:N0} recordings/s, {measured.Echoed:N0} echoes/s"
                );
            }
        }

        var client = new Ledger.LedgerClient(ledger[0]);
        var imported = Stopwatch.StartNew();
        await Backlog.ImportAsync(client, Province, entries, LinesOfFile, cancellationToken);
        imported.Stop();
        var right = await IsRightAsync(client, cancellationToken);
        EdgePage.Write(callers, _rounds, entries / imported.Elapsed.TotalSeconds, right);
        foreach (var channel in plain.Concat(ledger))
        {
            channel.Dispose();
        }

        Directory.Delete(data, recursive: true);
        return right ? 0 : 1;
    }

    private static string[] Arguments(string data) =>
        [
            .. (string[])["--Edge:Owner", Province, "--Edge:Data", Path.Combine(data, "edge")],
            .. (string[])["--Edge:Port", $"{ServerProcess.FreePort()}"],
            .. (string[])["--Edge:OrleansPort", $"{ServerProcess.FreePort()}"],
            .. (string[])["--Edge:Nation", $"http://127.0.0.1:{ServerProcess.FreePort()}"],
        ];

    private async Task<EdgeRound> MeasureAsync(string data, GrpcChannel[] plain, GrpcChannel[] ledger)
    {
        var echoes = plain.Select(channel => new Plain.PlainClient(channel)).ToArray();
        var edges = ledger.Select(channel => new Ledger.LedgerClient(channel)).ToArray();
        var (_, echoed) = await Callers.RunAsync("echo", callers, length, EchoAsync);
        var (calls, recorded) = await Callers.RunAsync("recording", callers, length, RecordAsync);
        var (oneEcho, _) = await Callers.RunAsync("echo", 1, length, EchoAsync);
        var commits = BareCommits.Run(data, length, "commit");
        var (oneCall, _) = await Callers.RunAsync("recording", 1, length, RecordAsync);
        return new EdgeRound(
            echoed,
            recorded,
            calls.Within(0.5),
            calls.Within(0.99),
            oneEcho.Within(0.5),
            commits.Within(0.5),
            oneCall.Within(0.5)
        );

        async Task EchoAsync(int caller) =>
            _ = await echoes[caller % echoes.Length].EchoAsync(new PlainIncrement { Key = caller, Amount = 1 });

        async Task RecordAsync(int caller)
        {
            var number = Interlocked.Increment(ref _recorded);
            _ = await edges[caller % edges.Length].RecordAsync(Recording(number), s_claim);
        }
    }

    private static RecordRequest Recording(long number) =>
        new()
        {
            Id = Guid.CreateVersion7().ToString(),
            Activity = new ActivityText
            {
                Area = Province,
                Day = s_firstDay.AddDays(number % 180).ToString("yyyy-MM-dd"),
                Forces = "border_guard+police",
                Lead = "border_guard",
                Amounts =
                {
                    new AmountText { Indicator = "patrol.patrols", Amount = "1" },
                },
            },
        };

    private async Task<bool> IsRightAsync(Ledger.LedgerClient edge, CancellationToken cancellationToken)
    {
        var count = 0L;
        foreach (var year in (string[])["2024", "2025", "2026"])
        {
            var answer = await edge.FiguresAsync(
                new FiguresRequest { Area = Province, Period = year },
                new Metadata { { "federation-as", "operator" } },
                cancellationToken: cancellationToken
            );
            count += answer.Figures.Sum(figure => figure.Count);
        }

        Console.Error.WriteLine($"The edge counts {count} of {_recorded + entries}.");
        return count == _recorded + entries;
    }
}
