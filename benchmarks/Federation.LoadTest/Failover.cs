using System.Collections.Concurrent;
using System.Diagnostics;
using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Federation.LoadTest;

/// <summary>
/// Two silos on one PostgreSQL, of which one is killed or frozen again and again: how long until every board of the
/// other one moves again with what both edges record from then on.
/// </summary>
internal sealed class Failover(string postgres, int kills, int port)
{
    private const string Watched = "2025";
    private static readonly string[] Provinces = ["04", "20"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>By silo and province: how many amounts its board shows.</summary>
    private readonly ConcurrentDictionary<(int Silo, string Province), long> _shown = new();

    private readonly Dictionary<string, long> _recorded = Provinces.ToDictionary(province => province, _ => 0L);
    private readonly RealProcess?[] _silos = new RealProcess?[2];
    private string _data = "";

    /// <summary>Measures, and writes the report; 0 where every figure was exact at the end.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        _data = Directory.CreateTempSubdirectory("federation-failover-").FullName;
        await Task.WhenAll(StartAsync(0, cancellationToken), StartAsync(1, cancellationToken));
        var nation = string.Join(',', _silos.Select(silo => silo!.Address));
        var edges = new List<RealProcess>();
        foreach (var (province, index) in Provinces.Select((province, index) => (province, index)))
        {
            edges.Add(
                await RealProcess.StartAsync("Federation.EdgeNode", Edge(province, index, nation), cancellationToken)
            );
        }

        var channels = edges.Select(edge => GrpcChannel.ForAddress(edge.Address)).ToList();
        var ledgers = Provinces
            .Zip(channels)
            .ToDictionary(pair => pair.First, pair => new Ledger.LedgerClient(pair.Second));
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var boards = Enumerable.Range(0, 2).Select(silo => WatchAsync(silo, watching.Token)).ToArray();
        var killed = new Latencies("SIGKILL → moving figures of both provinces on the other silo");
        var frozen = new Latencies("SIGSTOP → moving figures of both provinces on the other silo");
        for (var number = 0; number < kills; number++)
        {
            await SettleAsync(ledgers, cancellationToken);
            await FailAsync(
                number % 2,
                isFrozen: number % 5 == 4,
                number % 5 == 4 ? frozen : killed,
                ledgers,
                cancellationToken
            );
        }

        await SettleAsync(ledgers, cancellationToken);
        var isExact = Provinces.All(province =>
            Enumerable.Range(0, 2).All(silo => _shown[(silo, province)] == _recorded[province])
        );
        await watching.CancelAsync();
        await Task.WhenAll(boards).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        channels.ForEach(channel => channel.Dispose());
        foreach (var process in edges.Concat(_silos.OfType<RealProcess>()))
        {
            await process.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
        Write(killed, frozen, isExact);
        return isExact ? 0 : 1;
    }

    private async Task StartAsync(int silo, CancellationToken cancellationToken) =>
        _silos[silo] = await RealProcess.StartAsync(
            "Federation.Silo",
            [
                "--Nation:Postgres:Connection",
                postgres,
                "--Nation:Port",
                $"{port + (10 * silo)}",
                "--Nation:WebPort",
                $"{port + (10 * silo) + 1}",
                "--Nation:OrleansPort",
                $"{port + (10 * silo) + 2}",
            ],
            cancellationToken
        );

    private string[] Edge(string province, int index, string nation) =>
        [
            "--Edge:Owner",
            province,
            "--Edge:Data",
            Path.Combine(_data, province),
            "--Edge:Port",
            $"{port + (10 * index) + 3}",
            "--Edge:OrleansPort",
            $"{port + (10 * index) + 4}",
            "--Edge:Nation",
            nation,
        ];

    /// <summary>Keeps what the board of one silo shows, over its restarts.</summary>
    private async Task WatchAsync(int silo, CancellationToken cancellationToken)
    {
        _ = Period.TryParse(Watched, out var period);
        using var client = new NationClient(new NationOptions { Addresses = [_silos[silo]!.Address] });
        await foreach (var state in client.Subscribe(period, Calendar.Civil).WatchAsync(cancellationToken))
        {
            foreach (var province in Provinces)
            {
                _ = AreaCode.TryParse(province, out var code);
                _ = AreaCatalogue.Reference.TryResolve(code, new Day(2025, 1, 1), out var area);
                _shown[(silo, province)] = state.Board?.RowsOf(area).Sum(row => row.Figure(View.Total).Count) ?? 0;
            }
        }
    }

    /// <summary>One recording at each edge, and both silos show it: the nation is whole.</summary>
    private async Task SettleAsync(Dictionary<string, Ledger.LedgerClient> ledgers, CancellationToken cancellationToken)
    {
        await RecordAsync(ledgers, cancellationToken);
        await UntilShownAsync([0, 1], cancellationToken);
    }

    private async Task FailAsync(
        int silo,
        bool isFrozen,
        Latencies measured,
        Dictionary<string, Ledger.LedgerClient> ledgers,
        CancellationToken cancellationToken
    )
    {
        var process = _silos[silo]!;
        var begun = Stopwatch.GetTimestamp();
        await (isFrozen ? process.FreezeAsync() : process.KillAsync());
        await RecordAsync(ledgers, cancellationToken);
        await UntilShownAsync([1 - silo], cancellationToken);
        measured.Add(begun, Stopwatch.GetTimestamp());
        Console.WriteLine($"{measured.Count} {measured.Name}: {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.00} s");
        if (isFrozen)
        {
            await process.KillAsync();
        }

        await process.ForgetAsync();
        await StartAsync(silo, cancellationToken);
    }

    private async Task UntilShownAsync(int[] silos, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        while (silos.Any(silo => Provinces.Any(one => _shown.GetValueOrDefault((silo, one)) < _recorded[one])))
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException($"The boards did not move within {Patience}.");
            }

            await Task.Delay(1, cancellationToken);
        }
    }

    private async Task RecordAsync(Dictionary<string, Ledger.LedgerClient> ledgers, CancellationToken cancellationToken)
    {
        foreach (var (province, ledger) in ledgers)
        {
            var request = new RecordRequest
            {
                Id = Guid.CreateVersion7().ToString(),
                Activity = new ActivityText
                {
                    Area = province,
                    Day = "2025-05-05",
                    Forces = "border_guard",
                    Lead = "border_guard",
                    Amounts =
                    {
                        new Wire.V1.AmountText { Indicator = "patrol.patrols", Amount = "1" },
                    },
                },
            };
            var claim = new Metadata { { "federation-as", "border_guard" } };
            await ledger.RecordAsync(request, claim, cancellationToken: cancellationToken);
            _recorded[province]++;
        }
    }

    private void Write(Latencies killed, Latencies frozen, bool isExact)
    {
        var path = new Report("A silo of two is lost")
            .Line("Real processes: two silos on one PostgreSQL 15 (fsync on), two edges with both addresses, a watcher")
            .Line("on each silo. After the loss each edge records once more; the time ends when the board of the silo")
            .Line("that is left shows both. The lost silo is started again each time.")
            .Line()
            .Line("| what | losses | p50 ms | p99 ms | p99.9 ms | longest ms |")
            .Line("|---|---|---|---|---|---|")
            .Line(killed.Row())
            .Line(frozen.Row())
            .Line()
            .Line($"Every figure exact at the end, on both silos: {(isExact ? "yes" : "NO")}.")
            .Write(Fleet.Root, "failover");
        Console.WriteLine(path);
    }
}
