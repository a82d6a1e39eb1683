using System.Diagnostics;

namespace Federation.LoadTest.Peers;

/// <summary>
/// Measures the peers in turn, round after round, each with a server and data of its own, and writes the comparison. A
/// peer's sums are compared key by key with what was sent; one that miscounts has no figure.
/// </summary>
/// <param name="kinds">Which peers.</param>
/// <param name="increments">Of a round and peer, where it manages them in time.</param>
/// <param name="length">How long a peer may take; a slower one sends as many as it can.</param>
/// <param name="rounds">How often each is measured.</param>
internal sealed class PeersRun(IReadOnlyList<PeerKind> kinds, int increments, TimeSpan length, int rounds)
{
    private const int BatchMax = 10_000;
    private static readonly TimeSpan WarmUpMax = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly int _warmUp = increments / 4;
    private readonly List<PeerSeries> _series = [.. kinds.Select(kind => new PeerSeries(kind))];

    /// <summary>Measures and writes; 0 where every peer that ran counted right.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // A phase is passed by less than a batch.
        var workload = new PeerWorkload(((increments + _warmUp) / PeerWorkload.Provinces) + (2 * BatchMax));
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var series in _series.Where(series => series.Wrong is null))
            {
                await MeasureAsync(series, workload, round, cancellationToken);
            }
        }

        Write();
        return _series.TrueForAll(series => series.IsGood) ? 0 : 1;
    }

    private async Task MeasureAsync(
        PeerSeries series,
        PeerWorkload workload,
        int round,
        CancellationToken cancellationToken
    )
    {
        try
        {
            series.Add(await MeasureAsync(series.Kind, workload, cancellationToken));
            var said = series.Rounds[^1];
            Console.Error.WriteLine(
                $"round {round}: {series.Kind.Id}: {PeerTable.Whole(said.Rate)}/s "
                    + $"({said.Increments:N0} in {said.Elapsed.TotalSeconds:0.00} s)"
            );
        }
        catch (Exception wrong) when (!cancellationToken.IsCancellationRequested)
        {
            series.Fail(wrong.Message.ReplaceLineEndings(" "));
            Console.Error.WriteLine($"round {round}: {series.Kind.Id}: {wrong}");
        }

        // What the last peer's client left behind is not the next one's to clear away.
        GC.Collect();
    }

    private async Task<PeerMeasurement> MeasureAsync(
        PeerKind kind,
        PeerWorkload workload,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(length + Patience);
        var lanes = workload.Lanes(kind.Lanes);
        await using var peer = kind.Make();
        await peer.StartAsync(lanes, patience.Token);
        Open(lanes, _warmUp, length < WarmUpMax ? length : WarmUpMax);
        await peer.LoadAsync(patience.Token);
        var before = lanes.Sum(lane => (long)lane.Taken);
        GC.Collect();

        Open(lanes, increments, length);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var began = Stopwatch.GetTimestamp();
        await peer.LoadAsync(patience.Token);
        var elapsed = Stopwatch.GetElapsedTime(began);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;

        Compare(PeerWorkload.Expected(lanes), await peer.SumsAsync(patience.Token));
        var sent = lanes.Sum(lane => (long)lane.Taken) - before;
        return sent > 0
            ? new PeerMeasurement(sent, elapsed, cpu)
            : throw new InvalidOperationException("It sent nothing: give it more --increments.");
    }

    private static void Open(IReadOnlyList<Lane> lanes, int most, TimeSpan time)
    {
        foreach (var lane in lanes)
        {
            lane.Open((most + lanes.Count - 1) / lanes.Count, time);
        }
    }

    private static void Compare(long[] expected, long[] held)
    {
        for (var key = 0; key < expected.Length; key++)
        {
            if (held[key] != expected[key])
            {
                throw new InvalidOperationException(
                    $"It miscounted: figure {key} is {held[key]} and should be {expected[key]}."
                );
            }
        }
    }

    private void Write()
    {
        var name = $"peers-{Report.Commit(Fleet.Root)}";
        var report = new Report("The federation against what could be used instead")
            .Line($"34 provinces with 1,000 figures each, Zipf 0.99 over the figures of a province, {increments:N0}")
            .Line($"increments a round, {rounds} rounds, all peers in turn in each; medians. A peer that is too slow")
            .Line(
                $"sends as many as it can in {length.TotalSeconds:0.#} s. Each increment is sent on its own: nothing is"
            )
            .Line("summed before; for the Federation each is an entry with an id and a posting of its own. One client")
            .Line(
                "process, with what it sends made before the clock runs, and one server (with its database) share the"
            )
            .Line("machine, on loopback. Every peer's sums were compared with what was sent, key by key.")
            .Line();
        foreach (var line in PeerTable.Lines(_series, increments))
        {
            _ = report.Line(line);
        }

        if (_series.Exists(series => series.IsGood))
        {
            _ = report.Line().Line($"![Increments a second, logarithmic]({name}.svg)");
        }

        var path = report.Write(Fleet.Root, name);
        File.WriteAllText(Path.ChangeExtension(path, ".svg"), PeerPlot.Render(_series));
        Console.Error.WriteLine(path);
    }
}
