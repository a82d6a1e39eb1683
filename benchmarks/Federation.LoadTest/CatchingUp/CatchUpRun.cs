using System.Diagnostics;
using System.Globalization;
using Federation.Client;
using Federation.Core.Calendars;
using Federation.LoadTest.Intake;
using Federation.LoadTest.Peers.Prepared;

namespace Federation.LoadTest.CatchingUp;

/// <summary>
/// Live provinces record at a steady rate, first alone, then while the sealed backlog of another one comes in as fast
/// as the nation takes it. The nation stands on its embedded store. At the end the nation's board holds the whole
/// backlog and every live recording.
/// </summary>
/// <param name="provinces">Live ones.</param>
/// <param name="port">Base of the ports.</param>
/// <param name="rate">Recordings a second, of all live ones.</param>
/// <param name="entries">Of the backlog, one posting each.</param>
/// <param name="length">Of live load, alone and beside the backlog.</param>
internal sealed class CatchUpRun(string provinces, int port, int rate, int entries, TimeSpan length)
{
    /// <summary>As many entries of one posting as a frame takes, nearly.</summary>
    private const int OfFrame = 2_500;
    private const int Bodies = 16;

    /// <summary>The last of the 34: no live one unless it is asked for.</summary>
    private const int Backlogged = 33;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>Measures and writes; 0 where both boards were exact.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var fleet = await Fleet.StartAsync(provinces, port, cancellationToken);
        var warmUp = new Freshness(fleet.Edges, rate, s_warmUp, new Dictionary<string, long>());
        var shown = await Runs.MeasureAsync(fleet, warmUp, cancellationToken);
        var alone = new Freshness(fleet.Edges, rate, length, shown);
        shown = await Runs.MeasureAsync(fleet, alone, cancellationToken);

        var bodies = new FrameBodies(Backlogged, Bodies, OfFrame, ofEntry: 1);
        await using var edge = await LoadingEdge.StartAsync(Backlogged, bodies, fleet.Nation, cancellationToken);
        var beside = new Freshness(fleet.Edges, rate, length, shown);
        var live = Runs.MeasureAsync(fleet, beside, cancellationToken);
        var began = Stopwatch.GetTimestamp();
        var frames = (entries + OfFrame - 1) / OfFrame;
        await edge.LoadAsync(() => edge.Frames < frames, cancellationToken);
        var drained = Stopwatch.GetElapsedTime(began);
        shown = await live;
        var held = await HeldAsync(fleet.Nation, (long)frames * OfFrame, cancellationToken);
        var expected = rate * (int)(s_warmUp + length + length).TotalSeconds;
        var right = held == (long)frames * OfFrame && shown.Values.Sum() == expected;
        Write(alone, beside, frames, drained, fleet.Edges.Count, right);
        return right ? 0 : 1;
    }

    /// <summary>What the nation's board holds of the backlog once it is whole, or when patience ends.</summary>
    private static async Task<long> HeldAsync(Uri nation, long whole, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        _ = Period.TryParse(PreparedKeys.Period, out var period);
        using var client = new NationClient(new NationOptions { Addresses = [nation] });
        var held = 0L;
        await foreach (var state in client.Subscribe(period, Core.Calendars.Calendar.Civil).WatchAsync(patience.Token))
        {
            held = state.Board is { } board ? PreparedKeys.Postings(board) : 0;
            if (held >= whole)
            {
                break;
            }
        }

        return held;
    }

    private void Write(Freshness alone, Freshness beside, int frames, TimeSpan drained, int edges, bool right)
    {
        var culture = CultureInfo.InvariantCulture;
        var speed = frames * OfFrame / drained.TotalSeconds;
        var filled = (double)rate / edges;
        var (before, during) = (alone.AnswerToBoard.Within(0.99), beside.AnswerToBoard.Within(0.99));
        var report = new Report($"A backlog of {frames * OfFrame:N0} entries beside {edges} live provinces")
            .Line($"Live: {rate} recordings a second over {edges} edges, {length.TotalSeconds} s alone, then as long")
            .Line(
                "while another province's sealed backlog comes in. One silo on its embedded store, all on this machine."
            )
            .Line($"The nation's boards at the end: {(right ? "exact" : "WRONG")}.")
            .Line()
            .Line("| what | |")
            .Line("|---|---|")
            .Line(string.Create(culture, $"| backlog drained in (s) | {drained.TotalSeconds:N1} |"))
            .Line(string.Create(culture, $"| entries drained a second | {speed:N0} |"))
            .Line(string.Create(culture, $"| times as fast as one live province here records | {speed / filled:N0} |"))
            .Line(string.Create(culture, $"| p99 acknowledged → board, beside to alone | {during / before:N2} |"))
            .Line()
            .Line("| what (ms) | n | p50 | p99 | p99.9 | longest |")
            .Line("|---|---|---|---|---|---|")
            .Line($"| alone: {alone.AnswerToBoard.Row()[2..]}")
            .Line($"| beside: {beside.AnswerToBoard.Row()[2..]}");
        report.Write(Fleet.Root, "catch-up");
    }
}
