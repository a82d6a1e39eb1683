using System.Diagnostics;
using Federation.TestKit.Postgres;

namespace Federation.LoadTest;

/// <summary>
/// The database under two silos is stopped at once (<c>immediate</c>) and started again, for longer and longer: until
/// the displays say that they are not confirmed, and from when it takes connections until the boards of both silos hold
/// what both edges recorded meanwhile. No silo may end by it.
/// </summary>
internal sealed class DatabaseStops(int stops, int port)
{
    /// <summary>How long it stays away, in turn: a restart, a slow one, and a repair.</summary>
    private static readonly TimeSpan[] s_away =
    [
        TimeSpan.FromSeconds(0.5),
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(20),
    ];

    private readonly Latencies _unconfirmed = new("gone → the last of both displays says that it is not confirmed");
    private readonly Latencies _live = new("takes connections → both displays are live");
    private readonly Latencies _resumed = new("takes connections → both boards hold what was recorded meanwhile");
    private int _ended;

    /// <summary>Measures, and writes the report; 0 where every figure was exact and no silo ended.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await PostgresServer.StartAsync();
        string[] store =
        [
            "--Nation:Postgres:Connection",
            server.ConnectionTo(await server.CreateDatabaseAsync()),
            "--Nation:Postgres:PasswordFile",
            server.PasswordFile,
        ];
        bool isExact;
        await using (var nation = await TwoSilos.StartAsync(store, port, cancellationToken))
        {
            var ended = Enumerable.Range(0, 2).Select(silo => nation.Silo(silo).EndedAsync(cancellationToken)).ToList();
            for (var stop = 0; stop < stops; stop++)
            {
                await StopAsync(server, nation, s_away[stop % s_away.Length], cancellationToken);
            }

            await nation.SettleAsync(cancellationToken);
            isExact = nation.IsExact;
            _ended = ended.Count(silo => silo.IsCompleted);
        }

        Write(isExact);
        return isExact && _ended == 0 ? 0 : 1;
    }

    private async Task StopAsync(
        PostgresServer server,
        TwoSilos nation,
        TimeSpan away,
        CancellationToken cancellationToken
    )
    {
        await nation.SettleAsync(cancellationToken);
        await server.StopAtOnceAsync();
        var stopped = Stopwatch.GetTimestamp();
        var rest = Task.Delay(away, cancellationToken);
        await nation.RecordAsync(cancellationToken);
        if (away > TimeSpan.FromSeconds(2))
        {
            await nation.UntilNotConfirmedAsync(0, cancellationToken);
            await nation.UntilNotConfirmedAsync(1, cancellationToken);
            _unconfirmed.Add(stopped, Stopwatch.GetTimestamp());
        }

        await rest;
        await server.StartAgainAsync();
        var back = Stopwatch.GetTimestamp();
        await nation.UntilShownAsync(cancellationToken, 0, 1);
        _resumed.Add(back, Stopwatch.GetTimestamp());
        await nation.UntilLiveAsync(cancellationToken);
        _live.Add(back, Stopwatch.GetTimestamp());
        Console.WriteLine(
            $"{TimeProvider.System.GetUtcNow():HH:mm:ss} away {away.TotalSeconds:0.0} s, resumed after "
                + $"{Stopwatch.GetElapsedTime(back).TotalSeconds:0.00} s"
        );
    }

    private void Write(bool isExact)
    {
        var path = new Report("The database of two silos is stopped at once and started again")
            .Line("Real processes: two silos on one PostgreSQL 15 (fsync on), two edges with both addresses, a display")
            .Line("on each silo. The server is stopped as by a crash for 0.5, 5 and 20 s in turn; both edges record")
            .Line("meanwhile. It takes connections when a session of the superuser is answered.")
            .Line()
            .Line("| what (ms) | n | p50 | p99 | p99.9 | longest |")
            .Line("|---|---|---|---|---|---|")
            .Line(_unconfirmed.Row())
            .Line(_resumed.Row())
            .Line(_live.Row())
            .Line()
            .Line($"Silos that ended: {_ended}.")
            .Line($"Every figure exact at the end, on both silos: {(isExact ? "yes" : "NO")}.")
            .Write(Fleet.Root, "database-stops");
        Console.WriteLine(path);
    }
}
