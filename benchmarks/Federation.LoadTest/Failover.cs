using System.Diagnostics;

namespace Federation.LoadTest;

/// <summary>
/// Two silos on one PostgreSQL, of which one is killed, frozen for good or paused again and again: how long until every
/// board of the other one moves again with what both edges record from then on, and until the lost one's display says
/// that it is not confirmed. A pause must be no loss.
/// </summary>
internal sealed class Failover(string postgres, int kills, int freezes, int pauses, TimeSpan pause, int port)
{
    private readonly Latencies _killed = new("SIGKILL → moving figures of both provinces on the other silo");
    private readonly Latencies _frozen = new("SIGSTOP → moving figures of both provinces on the other silo");
    private readonly Latencies _unconfirmed = new("either → the lost silo's display says that it is not confirmed");
    private readonly Latencies _paused = new("SIGCONT → moving figures of both provinces on both silos");
    private int _endedByPause;

    /// <summary>
    /// Measures, and writes the report; 0 where every figure was exact at the end and no pause was a loss.
    /// </summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var nation = await TwoSilos.StartAsync(["--Nation:Postgres:Connection", postgres], port, cancellationToken);
        bool isExact;
        await using (nation)
        {
            for (var number = 0; number < kills; number++)
            {
                await LoseAsync(nation, number % 2, isFrozen: false, cancellationToken);
            }

            for (var number = 0; number < freezes; number++)
            {
                await LoseAsync(nation, number % 2, isFrozen: true, cancellationToken);
            }

            for (var number = 0; number < pauses; number++)
            {
                await PauseAsync(nation, number % 2, cancellationToken);
            }

            await nation.SettleAsync(cancellationToken);
            isExact = nation.IsExact;
        }

        Write(isExact);
        return isExact && _endedByPause == 0 ? 0 : 1;
    }

    private async Task LoseAsync(TwoSilos nation, int silo, bool isFrozen, CancellationToken cancellationToken)
    {
        await nation.SettleAsync(cancellationToken);
        var (process, measured) = (nation.Silo(silo), isFrozen ? _frozen : _killed);
        var begun = Stopwatch.GetTimestamp();
        await (isFrozen ? process.FreezeAsync() : process.KillAsync());
        var unconfirmed = MeasureAsync(_unconfirmed, begun, nation.UntilNotConfirmedAsync(silo, cancellationToken));
        await nation.RecordAsync(cancellationToken);
        await MeasureAsync(measured, begun, nation.UntilShownAsync(cancellationToken, 1 - silo));
        await unconfirmed;
        if (isFrozen)
        {
            await process.KillAsync();
        }

        await nation.ForgetAsync(silo);
        await nation.StartAsync(silo, cancellationToken);
    }

    private async Task PauseAsync(TwoSilos nation, int silo, CancellationToken cancellationToken)
    {
        await nation.SettleAsync(cancellationToken);
        var process = nation.Silo(silo);
        await process.FreezeAsync();
        await Task.Delay(pause, cancellationToken);
        await nation.RecordAsync(cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        await process.ContinueAsync();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ended = process.EndedAsync(over.Token);
        var moving = MeasureAsync(_paused, begun, nation.UntilShownAsync(over.Token, 0, 1));
        var first = await Task.WhenAny(ended, moving);
        await over.CancelAsync();
        await Task.WhenAll(ended, moving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (first == ended)
        {
            _endedByPause++;
            await nation.ForgetAsync(silo);
            await nation.StartAsync(silo, cancellationToken);
        }
    }

    private static async Task MeasureAsync(Latencies measured, long begun, Task until)
    {
        await until;
        measured.Add(begun, Stopwatch.GetTimestamp());
        var took = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Console.WriteLine(
            $"{TimeProvider.System.GetUtcNow():HH:mm:ss} {measured.Count} {measured.Name}: {took:0.00} s"
        );
    }

    private void Write(bool isExact)
    {
        var path = new Report("A silo of two is lost")
            .Line("Real processes: two silos on one PostgreSQL 15 (fsync on), two edges with both addresses, a display")
            .Line("on each silo. After the loss each edge records once more; the time ends when the board of the silo")
            .Line("that is left shows both. The lost silo is started again each time.")
            .Line()
            .Line("| what (ms) | n | p50 | p99 | p99.9 | longest |")
            .Line("|---|---|---|---|---|---|")
            .Line(_killed.Row())
            .Line(_frozen.Row())
            .Line(_unconfirmed.Row())
            .Line(_paused.Row())
            .Line()
            .Line(
                $"Silos that were lost by standing still for {pause.TotalSeconds:0.#} s: {_endedByPause} of {pauses}."
            )
            .Line($"Every figure exact at the end, on both silos: {(isExact ? "yes" : "NO")}.")
            .Write(Fleet.Root, "failover");
        Console.WriteLine(path);
    }
}
