using System.Diagnostics;
using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Network;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Federation.LoadTest;

/// <summary>
/// An edge with a great backlog comes back on a thin line: how long until a watching display shows the right totals,
/// how fresh they stay while the backlog drains, and whether heartbeats and receipts keep flowing.
/// </summary>
internal sealed class ThinLine(string province, int entries, long bitsPerSecond, TimeSpan latency, int port)
{
    private const string Watched = "2024";
    private static readonly string[] AlsoWatched = ["2024-Q1", "2024-Q2", "2024-H1", "2025", "2025-Q4", "2026-YTD"];
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private readonly List<string> _drain = [];
    private readonly Latencies _fresh = new("recorded during the drain: acknowledged → on the board");
    private long _shown;
    private long _target = long.MaxValue;
    private bool _isAnnounced;
    private TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Measures, and writes the report; 0 where every figure was right.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("federation-thin-").FullName;
        await using var nation = await RealProcess.StartAsync("Federation.Silo", Nation(data), cancellationToken);
        await using var proxy = FaultProxy.Start(nation.Address);
        proxy.Apply(LineFault.Cut);
        await using var edge = await RealProcess.StartAsync(
            "Federation.EdgeNode",
            Edge(data, proxy.Address),
            cancellationToken
        );
        using var channel = GrpcChannel.ForAddress(
            edge.Address,
            new GrpcChannelOptions { MaxReceiveMessageSize = 64 * 1024 * 1024 }
        );
        var ledger = new Ledger.LedgerClient(channel);
        var imported = Stopwatch.StartNew();
        await Backlog.ImportAsync(ledger, province, entries, cancellationToken);
        imported.Stop();
        var expected = await CountAsync(ledger, cancellationToken);

        using var client = new NationClient(new NationOptions { Addresses = [nation.Address] });
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var boards = AlsoWatched
            .Append(Watched)
            .Append(Watched)
            .Select(period => WatchAsync(client, period, watching.Token))
            .ToArray();
        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);

        _target = expected;
        var healed = Stopwatch.GetTimestamp();
        proxy.Apply(LineFault.Thin(bitsPerSecond, latency));
        await _reached.Task.WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
        var shown = Stopwatch.GetTimestamp();
        var (sinceHealed, sinceConnected) = (
            Stopwatch.GetElapsedTime(healed, shown),
            Stopwatch.GetElapsedTime(proxy.ConnectedAt, shown)
        );
        var wasAnnounced = _isAnnounced;
        var drained = await DrainAsync(client, ledger, expected, cancellationToken);
        var isExact = Volatile.Read(ref _shown) == await CountAsync(ledger, cancellationToken) && !_isAnnounced;
        await watching.CancelAsync();
        await Task.WhenAll(boards).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        Write(sinceHealed, sinceConnected, imported.Elapsed, drained, wasAnnounced, isExact, (nation.MiB, edge.MiB));
        Directory.Delete(data, recursive: true);
        return isExact && wasAnnounced ? 0 : 1;
    }

    private string[] Nation(string data) =>
        [
            "--Nation:Data",
            Path.Combine(data, "nation"),
            "--Nation:Port",
            $"{port}",
            "--Nation:WebPort",
            $"{port + 1}",
            "--Nation:OrleansPort",
            $"{port + 2}",
        ];

    private string[] Edge(string data, Uri nation) =>
        [
            "--Edge:Owner",
            province,
            "--Edge:Data",
            Path.Combine(data, "edge"),
            "--Edge:Port",
            $"{port + 3}",
            "--Edge:OrleansPort",
            $"{port + 4}",
            "--Edge:Nation",
            nation.ToString(),
        ];

    /// <summary>How many live amounts of all indicators the edge itself has in the period.</summary>
    private async Task<long> CountAsync(Ledger.LedgerClient edge, CancellationToken cancellationToken)
    {
        var answer = await edge.FiguresAsync(
            new FiguresRequest { Area = province, Period = Watched },
            new Metadata { { "federation-as", "operator" } },
            cancellationToken: cancellationToken
        );
        return answer.Figures.Sum(figure => figure.Count);
    }

    private async Task WatchAsync(NationClient client, string text, CancellationToken cancellationToken)
    {
        _ = Period.TryParse(text, out var period);
        _ = AreaCode.TryParse(province, out var code);
        _ = AreaCatalogue.Reference.TryResolve(code, new Day(2025, 1, 1), out var area);
        try
        {
            await foreach (var state in client.Subscribe(period, Calendar.Civil).WatchAsync(cancellationToken))
            {
                if (text == Watched && state.Board is { } board)
                {
                    _isAnnounced = board.AnnouncementsOf(area).Any(announcement => announcement.IsShown);
                    Show(board.RowsOf(area).Sum(row => row.Figure(View.Total).Count));
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private void Show(long count)
    {
        Volatile.Write(ref _shown, count);
        if (count >= Volatile.Read(ref _target))
        {
            _reached.TrySetResult();
        }
    }

    /// <summary>Goes on recording while the backlog drains, and looks at the link; until all is there.</summary>
    private async Task<TimeSpan> DrainAsync(
        NationClient client,
        Ledger.LedgerClient ledger,
        long expected,
        CancellationToken cancellationToken
    )
    {
        var time = Stopwatch.StartNew();
        for (var number = 1; ; number++)
        {
            await RecordAsync(ledger, expected + number, cancellationToken);
            var link = (await client.LinksAsync(cancellationToken))[0];
            var heard = TimeProvider.System.GetUtcNow() - (link.LastHeard ?? default);
            _drain.Add(
                $"| {time.Elapsed.TotalSeconds:0} | {link.State} | {link.BacklogEntries} "
                    + $"| {link.CatchUp.EntriesPerSecond} | {link.LagFrames} | {heard.TotalSeconds:0.0} "
                    + $"| {link.CatchUp.AnnouncedFrame} | {link.CatchUp.AlarmCount} |"
            );
            Console.WriteLine(_drain[^1]);
            if (
                link.State == Core.Exchange.LinkState.Up
                && link.BacklogEntries == 0
                && link.CatchUp.AnnouncedFrame == 0
            )
            {
                return time.Elapsed;
            }

            await Task.Delay(Between, cancellationToken);
        }
    }

    private async Task RecordAsync(Ledger.LedgerClient ledger, long count, CancellationToken cancellationToken)
    {
        var request = new RecordRequest
        {
            Id = Guid.CreateVersion7().ToString(),
            Activity = new ActivityText
            {
                Area = province,
                Day = "2024-05-05",
                Forces = "border_guard",
                Lead = "border_guard",
                Amounts =
                {
                    new Wire.V1.AmountText { Indicator = "patrol.patrols", Amount = "1" },
                },
            },
        };
        _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _target, count);
        var claim = new Metadata { { "federation-as", "border_guard" } };
        await ledger.RecordAsync(request, claim, cancellationToken: cancellationToken);
        var acknowledged = Stopwatch.GetTimestamp();
        await _reached.Task.WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
        _fresh.Add(acknowledged, Stopwatch.GetTimestamp());
    }

    private void Write(
        TimeSpan sinceHealed,
        TimeSpan sinceConnected,
        TimeSpan imported,
        TimeSpan drained,
        bool wasAnnounced,
        bool isExact,
        (double Nation, double Edge) memory
    )
    {
        var report = new Report(
            $"A backlog of {entries} entries on a line of {bitsPerSecond / 1e6} Mbit/s "
                + $"and {latency.TotalMilliseconds} ms each way"
        )
            .Line(
                "Real processes; the line is a proxy. Connecting through it costs no round trip: a real line adds one."
            )
            .Line($"Seven periods are watched, {Watched} by two readers: its totals are compared with the edge's own.")
            .Line()
            .Line("| what | measured |")
            .Line("|---|---|")
            .Line($"| connected → right totals on a watching client | {sinceConnected.TotalMilliseconds:0} ms |")
            .Line(
                "| line healed → right totals (with the wait before the next attempt) "
                    + $"| {sinceHealed.TotalMilliseconds:0} ms |"
            )
            .Line($"| shown as announced, detail on the way | {(wasAnnounced ? "yes" : "NO")} |")
            .Line($"| until every frame had come | {drained.TotalSeconds:0} s |")
            .Line($"| totals of the frames equal the announced ones | {(isExact ? "yes" : "NO")} |")
            .Line($"| importing the backlog at the edge | {imported.TotalSeconds:0} s |")
            .Line($"| memory, nation and edge | {memory.Nation:0} and {memory.Edge:0} MiB |")
            .Line()
            .Line("| what (ms) | n | p50 | p99 | p99.9 | longest |")
            .Line("|---|---|---|---|---|---|")
            .Line(_fresh.Row())
            .Line()
            .Line("While it drained, one recording and one look at the link at a time:")
            .Line()
            .Line("| s | link | backlog | entries/s | lag, frames | heard before, s | announced frame | alarms |")
            .Line("|---|---|---|---|---|---|---|---|");
        _drain.ForEach(row => report.Line(row));
        report.Write(Fleet.Root, "thin-line");
    }
}
