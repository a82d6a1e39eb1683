using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.EndToEnd.Battery;
using Federation.Fed.Cli;
using Federation.Fed.Demo;
using Federation.TestKit;
using Federation.TestKit.Postgres;
using Federation.Wire.Hosting;
using Npgsql;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>
/// The real programs of a nation of two silos on PostgreSQL with Cao Bằng and Lạng Sơn, whose published figures are
/// replayed.
/// </summary>
internal sealed class SharedNation : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private static readonly DemoProvince[] s_provinces =
    [
        DemoPlan.Of(AreaCode.Parse("04")),
        DemoPlan.Of(AreaCode.Parse("20")),
    ];

    private readonly TemporaryDirectory _data = new();

    private SharedNation(PostgresServer server, string database) => (Server, Database) = (server, database);

    public PostgresServer Server { get; }

    public string Database { get; }

    public Nodes Nodes { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SharedNation> StartAsync()
    {
        var nation = await MakeAsync();
        foreach (var name in (string[])["nation", "nation-2", "edge-04", "edge-20"])
        {
            await nation.Nodes.StartAsync(name, Cancel);
        }

        return nation;
    }

    /// <summary>
    /// The silo "nation" comes first and takes in both ledgers; it will stop itself when it is at a point for the nth
    /// time. Then comes the other one.
    /// </summary>
    public static async Task<SharedNation> StartToStopAsync(CrashPoint at, int times)
    {
        var nation = await MakeAsync();
        await nation.Nodes.StartToStopAsync("nation", at, times, Cancel);
        await nation.Nodes.StartAsync("edge-04", Cancel);
        await nation.Nodes.StartAsync("edge-20", Cancel);
        using var reader = new NationClient(new NationOptions { Addresses = [nation.Nodes.AddressOf("nation")] });
        while ((await reader.LinksAsync(Cancel)).Count(link => link.State == LinkState.Up) < 2)
        {
            await Task.Yield();
        }

        await nation.Nodes.StartAsync("nation-2", Cancel);
        return nation;
    }

    private static async Task<SharedNation> MakeAsync()
    {
        var server = await PostgresServer.StartAsync();
        var nation = new SharedNation(server, await server.CreateDatabaseAsync());
        var store = new SharedStore(server.ConnectionTo(nation.Database), server.PasswordFile);
        nation.Nodes = Nodes.Of(FreePorts.Plan("04,20", nation._data.Path, silos: 2, store));
        return nation;
    }

    /// <summary>Replays everything; what a caller does meanwhile waits for milestones.</summary>
    public async Task ReplayAsync(Milestones milestones, Func<Task> meanwhile)
    {
        var edges = new Dictionary<string, Uri>
        {
            ["04"] = Nodes.AddressOf("edge-04"),
            ["20"] = Nodes.AddressOf("edge-20"),
        };
        var replay = new Replay(s_provinces, edges);
        var recording = replay.RunAsync(Pace.Max, s_patience, milestones.Acknowledged, Cancel);
        await meanwhile();
        await recording;
        Assert.Equal(replay.Count, replay.Acknowledged);
    }

    /// <summary>Every published figure is on both silos' boards, and the journal bears out every one.</summary>
    public async Task AssertExactAsync()
    {
        foreach (var silo in (string[])["nation", "nation-2"])
        {
            using var boards = new BoardReader([Nodes.AddressOf(silo)]);
            var comparisons = await boards.WaitAsync(s_provinces, s_patience, Cancel);
            foreach (var figure in comparisons.SelectMany(comparison => comparison.Figures))
            {
                Assert.True(figure.IsEqual, $"expected {figure.Expected}, counted {figure.Counted}");
            }
        }

        var run = await FedRun.Of(
            "verify",
            "--data",
            _data.Path,
            "--postgres",
            Server.ConnectionTo(Database),
            "--postgres-password-file",
            Server.PasswordFile,
            "--lang",
            "en"
        );
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Every record fits.", run.Output);
        Assert.Contains("figures are those of the journal", run.Output);
    }

    /// <summary>Waits until the other silo holds this one for dead.</summary>
    public async Task HeldForDeadAsync(string silo)
    {
        const int Dead = 6;
        await using var connection = await Server.OpenAsync(Database);
        await using var status = new NpgsqlCommand(
            "SELECT status FROM orleansmembershiptable WHERE port = $1 ORDER BY generation DESC LIMIT 1",
            connection
        )
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = Nodes.AddressOf(silo).Port + 10_000 } },
        };
        while ((int)(await status.ExecuteScalarAsync(Cancel))! != Dead)
        {
            await Task.Yield();
        }
    }

    /// <summary>
    /// A silo that stood still until the others held it for dead finds out when it goes on, and ends by itself.
    /// </summary>
    public async Task GoesOnAndEndsAsync(string silo)
    {
        ProcessSignals.Thaw(Nodes.IdOf(silo));
        await Nodes.WaitForExitAsync(silo, Cancel);
    }

    /// <summary>A path for a file of the test's own.</summary>
    public string FileOf(string name) => Path.Combine(_data.Path, name);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Nodes.DisposeAsync();
        await Server.DisposeAsync();
        _data.Dispose();
    }
}
