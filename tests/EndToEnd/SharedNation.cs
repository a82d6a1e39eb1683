using Federation.Core.Areas;
using Federation.EndToEnd.Battery;
using Federation.Fed.Cli;
using Federation.Fed.Demo;
using Federation.TestKit;
using Federation.TestKit.Postgres;
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
        var server = await PostgresServer.StartAsync();
        var nation = new SharedNation(server, await server.CreateDatabaseAsync());
        var store = new SharedStore(server.ConnectionTo(nation.Database), server.PasswordFile);
        var plan = FreePorts.Plan("04,20", nation._data.Path, silos: 2, store);
        nation.Nodes = await Nodes.StartAsync(plan, Cancel);
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
