using Federation.Core.Areas;
using Federation.EndToEnd.Battery;
using Federation.Fed.Cli;
using Federation.Fed.Demo;
using Federation.Fed.Up;
using Federation.TestKit;
using Federation.TestKit.Postgres;
using Npgsql;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>The real programs of a nation of two silos on PostgreSQL, killed and frozen at work.</summary>
public sealed class TwoSilosLaws : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private readonly TemporaryDirectory _data = new();
    private PostgresServer _server = null!;
    private string _database = "";
    private Nodes _nodes = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.StartAsync();
        _database = await _server.CreateDatabaseAsync();
        var store = new SharedStore(_server.ConnectionTo(_database), _server.PasswordFile);
        _nodes = await Nodes.StartAsync(FreePorts.Plan("04,20", _data.Path, silos: 2, store), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _nodes.DisposeAsync();
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Every_published_figure_is_exact_on_each_silo_after_silos_and_database_were_killed_and_frozen()
    {
        DemoProvince[] provinces = [DemoPlan.Of(AreaCode.Parse("04")), DemoPlan.Of(AreaCode.Parse("20"))];
        var edges = new Dictionary<string, Uri>
        {
            ["04"] = _nodes.AddressOf("edge-04"),
            ["20"] = _nodes.AddressOf("edge-20"),
        };
        var milestones = new Milestones(150, 400, 650, 900);
        var replay = new Replay(provinces, edges);
        var recording = replay.RunAsync(Pace.Max, s_patience, milestones.Acknowledged, Cancel);

        await milestones.ReachAsync(150, Cancel);
        await _nodes.KillAsync("nation-2");
        await _nodes.StartAsync("nation-2", Cancel);

        await milestones.ReachAsync(400, Cancel);
        await _server.StopAtOnceAsync();
        await _server.StartAgainAsync();

        await milestones.ReachAsync(650, Cancel);
        await FreezeUntilHeldForDeadAsync("nation");
        await _nodes.StartAsync("nation", Cancel);

        await milestones.ReachAsync(900, Cancel);
        await _nodes.KillAsync("edge-20");
        await _nodes.KillAsync("nation");
        await _nodes.StartAsync("edge-20", Cancel);
        await _nodes.StartAsync("nation", Cancel);
        await recording;

        Assert.Equal(replay.Count, replay.Acknowledged);
        await AssertExactAsync(provinces, _nodes.AddressOf("nation"));
        await AssertExactAsync(provinces, _nodes.AddressOf("nation-2"));
        await AssertVerifiedAsync();
    }

    private async Task AssertVerifiedAsync()
    {
        var run = await FedRun.Of(
            "verify",
            "--data",
            _data.Path,
            "--postgres",
            _server.ConnectionTo(_database),
            "--postgres-password-file",
            _server.PasswordFile,
            "--lang",
            "en"
        );
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Every record fits.", run.Output);
        Assert.Contains("figures are those of the journal", run.Output);
    }

    /// <summary>
    /// A silo that stood still until the others held it for dead finds out when it goes on, and ends by itself.
    /// </summary>
    private async Task FreezeUntilHeldForDeadAsync(string silo)
    {
        const int Dead = 6;
        var port = _nodes.AddressOf(silo).Port + 10_000;
        ProcessSignals.Freeze(_nodes.IdOf(silo));
        await using (var connection = await _server.OpenAsync(_database))
        {
            await using var status = new NpgsqlCommand(
                "SELECT status FROM orleansmembershiptable WHERE port = $1 ORDER BY generation DESC LIMIT 1",
                connection
            )
            {
                Parameters = { new NpgsqlParameter<int> { TypedValue = port } },
            };
            while ((int)(await status.ExecuteScalarAsync(Cancel))! != Dead)
            {
                await Task.Yield();
            }
        }

        ProcessSignals.Thaw(_nodes.IdOf(silo));
        await _nodes.WaitForExitAsync(silo, Cancel);
    }

    private static async Task AssertExactAsync(DemoProvince[] provinces, Uri silo)
    {
        using var boards = new BoardReader([silo]);
        var comparisons = await boards.WaitAsync(provinces, s_patience, Cancel);
        foreach (var figure in comparisons.SelectMany(comparison => comparison.Figures))
        {
            Assert.True(figure.IsEqual, $"expected {figure.Expected}, counted {figure.Counted}");
        }
    }
}
