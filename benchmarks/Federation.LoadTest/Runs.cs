using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.LoadTest;

/// <summary>The measurements that this program knows; each writes one file below <c>benchmarks/results/</c>.</summary>
internal static class Runs
{
    private const string Period = "2025-Q1";
    private static readonly Day PeriodDay = new(2025, 1, 1);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CatchUpMax = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Acknowledgement and freshness at a steady rate; fails where the board does not hold every recording.
    /// </summary>
    public static async Task<int> FreshnessAsync(
        string provinces,
        int port,
        int rate,
        TimeSpan length,
        CancellationToken cancellationToken
    )
    {
        await using var fleet = await Fleet.StartAsync(provinces, port, cancellationToken);
        var warmUp = new Freshness(fleet.Edges, rate, WarmUp, new Dictionary<string, long>());
        var shown = await MeasureAsync(fleet, warmUp, cancellationToken);
        var run = new Freshness(fleet.Edges, rate, length, shown);
        shown = await MeasureAsync(fleet, run, cancellationToken);

        var expected = rate * (int)(WarmUp + length).TotalSeconds;
        var exact = shown.Values.Sum() == expected;
        var report = new Report(
            $"Freshness at {rate} recordings a second, {fleet.Edges.Count} edge(s), {length.TotalSeconds} s"
        )
            .Line(
                $"After {WarmUp.TotalSeconds} s at the same rate, which are not counted: the code is compiled by then."
            )
            .Line()
            .Line("| what (ms) | n | p50 | p99 | p99.9 | longest |")
            .Line("|---|---|---|---|---|---|")
            .Line(run.Called.Row())
            .Line(run.Acknowledged.Row())
            .Line(run.AnswerToBoard.Row())
            .Line(run.DueToBoard.Row())
            .Line()
            .Line(
                $"On the board at the end: {shown.Values.Sum()} of {expected} recordings, "
                    + $"{(exact ? "exact" : "WRONG")}."
            )
            .Line()
            .Line("| process | MiB resident after the load |")
            .Line("|---|---|");
        foreach (var (name, mib) in fleet.Memory())
        {
            report.Line($"| {name} | {mib:0} |");
        }

        report.Write(Fleet.Root, $"freshness-{rate}");
        return exact ? 0 : 1;
    }

    /// <summary>Memory of processes that have nothing to do.</summary>
    public static async Task<int> IdleAsync(
        string provinces,
        int port,
        TimeSpan length,
        CancellationToken cancellationToken
    )
    {
        await using var fleet = await Fleet.StartAsync(provinces, port, cancellationToken);
        await Task.Delay(length, cancellationToken);
        var report = new Report($"Memory of idle processes after {length.TotalSeconds} s")
            .Line("| process | MiB resident |")
            .Line("|---|---|");
        foreach (var (name, mib) in fleet.Memory())
        {
            report.Line($"| {name} | {mib:0} |");
        }

        report.Write(Fleet.Root, "idle-memory");
        return 0;
    }

    /// <summary>Runs to the end and returns how many recordings the board shows of each province.</summary>
    internal static async Task<Dictionary<string, long>> MeasureAsync(
        Fleet fleet,
        Freshness run,
        CancellationToken cancellationToken
    )
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = WatchAsync(fleet, run, watching.Token);
        await run.RunAsync(cancellationToken);
        for (
            var waited = TimeSpan.Zero;
            run.Waiting > 0 && waited < CatchUpMax;
            waited += TimeSpan.FromMilliseconds(50)
        )
        {
            await Task.Delay(50, cancellationToken);
        }

        await watching.CancelAsync();
        await watch;
        return run.ShownCounts();
    }

    private static async Task WatchAsync(Fleet fleet, Freshness run, CancellationToken cancellationToken)
    {
        if (
            !Core.Calendars.Period.TryParse(Period, out var period)
            || !IndicatorCatalogue.Reference.TryGet("patrol.patrols", out var patrols)
        )
        {
            throw new InvalidOperationException($"Core does not know {Period} or patrol.patrols.");
        }

        var ids = fleet.Edges.Keys.ToDictionary(code => code, Resolve, StringComparer.Ordinal);
        using var nation = new NationClient(new NationOptions { Addresses = [fleet.Nation] });
        try
        {
            await foreach (var state in nation.Subscribe(period, Calendar.Civil).WatchAsync(cancellationToken))
            {
                foreach (var (code, id) in ids)
                {
                    run.Shown(code, CountOf(state.Board, id, patrols.Number));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over: its figures are complete.
        }
    }

    private static long CountOf(Board? board, AreaId province, IndicatorNumber indicator) =>
        board?.FigureOf(province, indicator, View.Total).Count ?? 0;

    private static AreaId Resolve(string code) =>
        AreaCode.TryParse(code, out var area) && AreaCatalogue.Reference.TryResolve(area, PeriodDay, out var id)
            ? id
            : throw new ArgumentException($"No province {code} on {PeriodDay}.", nameof(code));
}
