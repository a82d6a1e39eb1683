using System.Diagnostics;
using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Calendar = Federation.Core.Calendars.Calendar;

namespace Federation.LoadTest;

/// <summary>
/// Many readers of one board on one silo while it changes ten times a second: how long from the acknowledged recording
/// until a reader has the version that holds it, and what a reader costs the silo. Twenty readers verify every digest.
/// </summary>
internal sealed class Fanout(string province, IReadOnlyList<int> stages, TimeSpan length, int port)
{
    private const string Period = "2025-Q1";
    private const int Verifying = 20;
    private const int StreamsPerConnection = 40;
    private static readonly TimeSpan Change = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    private readonly List<FanoutReader> _readers = [];
    private readonly List<GrpcChannel> _channels = [];
    private readonly SortedDictionary<long, long> _countAt = [];
    private long _recorded;

    /// <summary>Runs every stage, each with more readers; fails where one misses a recording.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var fleet = await Fleet.StartAsync(province, port, cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var edge = GrpcChannel.ForAddress(fleet.Edges[province]);
        var recorder = new Ledger.LedgerClient(edge);
        var verifying = Enumerable.Range(0, Verifying).Select(_ => VerifyAsync(fleet, ending.Token)).ToArray();
        _ = await RecordAsync(recorder, TimeSpan.FromSeconds(10), cancellationToken);
        var bare = await SiloAsync(fleet, cancellationToken);

        var report = new Report($"Fan-out of one board that changes 10 times a second, {length.TotalSeconds} s a stage")
            .Line($"{Verifying} readers verify every digest; the others take every message. Recorded at one edge, one")
            .Line("clock for both ends; acknowledged at the edge is before the nation's commit. Client and silo share")
            .Line("the cores.")
            .Line()
            .Line(
                "| readers | changes/s | n | p50 (ms) | p99 | p99.9 | longest | silo, client (cores) | KiB a reader |"
            )
            .Line("|---|---|---|---|---|---|---|---|---|");
        var exact = true;
        foreach (var readers in stages)
        {
            Open(fleet.Nation, readers - Verifying - _readers.Count, ending.Token);
            _ = await RecordAsync(recorder, Settle, cancellationToken);
            var before = await SiloAsync(fleet, cancellationToken);
            var client = Process.GetCurrentProcess().TotalProcessorTime;
            var began = Stopwatch.GetTimestamp();
            var acknowledged = await RecordAsync(recorder, length, cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
            var took = Stopwatch.GetElapsedTime(began);
            var after = await SiloAsync(fleet, cancellationToken);
            var (latencies, missed) = Match(acknowledged);
            exact &= missed == 0;
            var rate = acknowledged.Count / length.TotalSeconds;
            var percentiles = latencies.Row().Split('|', 3)[2];
            report.Line(
                $"| {readers} | {rate:0.0} |{percentiles} {(after.Cpu - before.Cpu) / took:0.00} "
                    + $"and {(Process.GetCurrentProcess().TotalProcessorTime - client) / took:0.00} "
                    + $"| {(after.KiB - bare.KiB) / (readers - Verifying):0.0} |"
            );
        }

        report.Line().Line($"Every reader had every recording at the end of its stage: {(exact ? "yes" : "NO")}.");
        _ = report.Write(Fleet.Root, "fan-out");
        await ending.CancelAsync();
        await Task.WhenAll(verifying);
        await Task.WhenAll(_readers.Select(reader => reader.Ended));
        _channels.ForEach(channel => channel.Dispose());
        return exact ? 0 : 1;
    }

    private void Open(Uri nation, int more, CancellationToken cancellationToken)
    {
        for (var i = 0; i < more; i++)
        {
            if (i % StreamsPerConnection == 0)
            {
                _channels.Add(GrpcChannel.ForAddress(nation));
            }

            _readers.Add(new FanoutReader(_channels[^1], Period, cancellationToken));
        }
    }

    /// <summary>One reader as a display is one: verifies each board, and notes which version holds how many.</summary>
    private async Task VerifyAsync(Fleet fleet, CancellationToken cancellationToken)
    {
        if (
            !Core.Calendars.Period.TryParse(Period, out var period)
            || !IndicatorCatalogue.Reference.TryGet("patrol.patrols", out var patrols)
            || !AreaCode.TryParse(province, out var code)
            || !AreaCatalogue.Reference.TryResolve(code, new Day(2025, 1, 1), out var area)
        )
        {
            throw new InvalidOperationException($"Core does not know {Period}, {province} or patrol.patrols.");
        }

        using var nation = new NationClient(new NationOptions { Addresses = [fleet.Nation] });
        try
        {
            await foreach (var state in nation.Subscribe(period, Calendar.Civil).WatchAsync(cancellationToken))
            {
                var count = state.Board?.FigureOf(area, patrols.Number, View.Total).Count ?? 0;
                lock (_countAt)
                {
                    var known = _countAt.TryGetValue(count, out var position);
                    _countAt[count] = known ? Math.Min(position, state.Version.Position) : state.Version.Position;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    /// <summary>One recording each tenth of a second; when each was acknowledged.</summary>
    private async Task<List<(long Count, long At)>> RecordAsync(
        Ledger.LedgerClient recorder,
        TimeSpan time,
        CancellationToken cancellationToken
    )
    {
        var acknowledged = new List<(long, long)>();
        using var pace = new PeriodicTimer(Change);
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < time && await pace.WaitForNextTickAsync(cancellationToken))
        {
            var request = new RecordRequest
            {
                Id = Guid.CreateVersion7().ToString(),
                Activity = new ActivityText
                {
                    Area = province,
                    Day = "2025-02-01",
                    Forces = "police",
                    Amounts =
                    {
                        new Wire.V1.AmountText { Indicator = "patrol.patrols", Amount = "1" },
                    },
                },
            };
            var claim = new Metadata { { "federation-as", "police" } };
            _ = await recorder.RecordAsync(request, claim, cancellationToken: cancellationToken);
            acknowledged.Add((++_recorded, Stopwatch.GetTimestamp()));
        }

        return acknowledged;
    }

    /// <summary>For each recording and reader the time until the first version that holds it.</summary>
    private (Latencies Latencies, int Missed) Match(List<(long Count, long At)> acknowledged)
    {
        var latencies = new Latencies("acknowledged → reader");
        var missed = 0;
        foreach (var reader in _readers)
        {
            var seen = reader.Take();
            var next = 0;
            foreach (var (count, at) in acknowledged)
            {
                var position = PositionOf(count);
                while (next < seen.Count && seen[next].Position < position)
                {
                    next++;
                }

                if (next == seen.Count)
                {
                    missed++;
                }
                else
                {
                    latencies.Add(at, seen[next].At);
                }
            }
        }

        return (latencies, missed);
    }

    private long PositionOf(long count)
    {
        lock (_countAt)
        {
            return _countAt.First(version => version.Key >= count).Value;
        }
    }

    private static async Task<(double KiB, TimeSpan Cpu)> SiloAsync(Fleet fleet, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        return fleet.Silo();
    }
}
