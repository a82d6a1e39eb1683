using Federation.Core.Areas;
using Federation.Fed.Demo;
using Federation.TestKit;
using Xunit;

namespace Federation.EndToEnd;

public sealed class KilledInTheMiddleLaws
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CountLimit = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Every_published_figure_is_exact_after_edges_and_nation_were_killed_in_the_middle_of_the_replay()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var data = new TemporaryDirectory();
        await using var nodes = await Nodes.StartAsync(FreePorts.Plan("04,20", data.Path), cancellation);
        DemoProvince[] provinces = [DemoPlan.Of(AreaCode.Parse("04")), DemoPlan.Of(AreaCode.Parse("20"))];
        var edges = new Dictionary<string, Uri>
        {
            ["04"] = nodes.AddressOf("edge-04"),
            ["20"] = nodes.AddressOf("edge-20"),
        };
        var milestones = new Milestones(150, 400, 650, 900, 1_200);
        var replay = new Replay(provinces, edges);
        var recording = replay.RunAsync(Pace.Max, Patience, milestones.Acknowledged, cancellation);

        await milestones.ReachAsync(150, cancellation);
        await nodes.KillAsync("edge-04");
        await nodes.StartAsync("edge-04", cancellation);

        await milestones.ReachAsync(400, cancellation);
        await nodes.KillAsync("nation");
        await nodes.StartAsync("nation", cancellation);

        await milestones.ReachAsync(650, cancellation);
        await nodes.KillAsync("edge-04");
        await nodes.KillAsync("nation");
        await nodes.StartAsync("edge-04", cancellation);

        await milestones.ReachAsync(900, cancellation);
        await nodes.StartAsync("nation", cancellation);
        await nodes.KillAsync("edge-20");

        await nodes.StartAsync("edge-20", cancellation);
        await milestones.ReachAsync(1_200, cancellation);
        await nodes.KillAsync("nation");
        await nodes.StartAsync("nation", cancellation);
        await recording;

        Assert.Equal(replay.Count, replay.Acknowledged);
        await AssertExactAsync(provinces, nodes.AddressOf("nation"), cancellation);
        await AssertVerifiedAsync(data.Path);
    }

    private static async Task AssertExactAsync(
        DemoProvince[] provinces,
        Uri nation,
        CancellationToken cancellationToken
    )
    {
        using var boards = new BoardReader([nation]);
        var comparisons = await boards.WaitAsync(provinces, CountLimit, cancellationToken);
        foreach (var figure in comparisons.SelectMany(comparison => comparison.Figures))
        {
            Assert.True(figure.IsEqual, $"expected {figure.Expected}, counted {figure.Counted}");
        }
    }

    private static async Task AssertVerifiedAsync(string data)
    {
        var run = await FedRun.Of("verify", "--data", data, "--lang", "en");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Every record fits.", run.Output);
    }
}
