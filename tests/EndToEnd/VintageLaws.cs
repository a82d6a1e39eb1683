using System.Text.Json;
using Federation.Core.Areas;
using Federation.Fed.Demo;
using Federation.TestKit;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>A board is kept in the middle of recording, and holds here and elsewhere.</summary>
public sealed class VintageLaws
{
    private const string Name = "Giao ban giữa kỳ";
    private const string Days = "2019-01-01..2025-12-31";
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_vintage_holds_after_more_was_recorded_and_on_another_machine_and_its_revisions_add_up()
    {
        using var data = new TemporaryDirectory();
        await using var nodes = await Nodes.StartAsync(FreePorts.Plan("04", data.At("live")), Cancel);
        var nation = nodes.AddressOf("nation").ToString();
        var kept = await FreezeInTheMiddleAsync(nodes, nation);

        Assert.Equal(kept, Assert.Single(Array(await RunAsync("vintages", "--nation", nation, "--json"))));
        await AssertRevisionsAddUpAsync(nation);
        await AssertHoldsAsync(kept, "--data", data.At("live"));

        var first = await RunAsync("journal", "export", data.At("one.journal"), "--data", data.At("live"));
        await AssertHoldsAsync(kept, "--export", data.At("one.journal"));
        var digest = first.Trim().Split('\n')[^1];
        var imported = await RunAsync("journal", "import", data.At("one.journal"), "--data", data.At("else/nation"));
        Assert.Contains(digest, imported);
        await AssertHoldsAsync(kept, "--data", data.At("else"));
        var again = await RunAsync("journal", "export", data.At("two.journal"), "--data", data.At("else"));
        Assert.EndsWith(digest, again.Trim());
        Assert.Equal(File.ReadAllBytes(data.At("one.journal")), File.ReadAllBytes(data.At("two.journal")));
    }

    private static async Task<string> FreezeInTheMiddleAsync(Nodes nodes, string nation)
    {
        DemoProvince[] provinces = [DemoPlan.Of(AreaCode.Parse("04"))];
        var milestones = new Milestones(100);
        var replay = new Replay(provinces, new Dictionary<string, Uri> { ["04"] = nodes.AddressOf("edge-04") });
        var recording = replay.RunAsync(Pace.Max, s_limit, milestones.Acknowledged, Cancel);
        await milestones.ReachAsync(100, Cancel);
        var id = Guid.CreateVersion7().ToString();
        string[] freeze = ["freeze", "--nation", nation, "--period", Days, "--name", Name, "--id", id, "--json"];
        var kept = (await RunAsync(freeze)).Trim();
        await recording;
        using var boards = new BoardReader([nodes.AddressOf("nation")]);
        Assert.True((await boards.WaitAsync(provinces, s_limit, Cancel))[0].IsEqual);
        Assert.Equal(kept, (await RunAsync(freeze)).Trim());
        return kept;
    }

    private static async Task AssertRevisionsAddUpAsync(string nation)
    {
        string[] figures = ["figures", "--nation", nation, "--area", "VN", "--format", "json"];
        var now = AmountsOf(await RunAsync([.. figures, "--period", Days]));
        var then = AmountsOf(await RunAsync([.. figures, "--at", Name]));
        var by = Array(await RunAsync("revisions", Name, "--nation", nation, "--json"))
            .Select(text => JsonDocument.Parse(text).RootElement)
            .Where(one => !one.GetProperty("unattributed").GetBoolean())
            .GroupBy(one => one.GetProperty("indicator").GetString()!)
            .ToDictionary(ones => ones.Key, ones => ones.Sum(one => one.GetProperty("amount").GetInt64()));

        Assert.NotEmpty(by);
        Assert.NotEqual(then, now);
        foreach (var (indicator, amount) in now)
        {
            Assert.Equal(amount, then.GetValueOrDefault(indicator) + by.GetValueOrDefault(indicator));
        }
    }

    private static Dictionary<string, long> AmountsOf(string json) =>
        Array(json)
            .Select(text => JsonDocument.Parse(text).RootElement)
            .ToDictionary(
                one => one.GetProperty("indicator").GetString()!,
                one => one.GetProperty("amount").GetInt64()
            );

    private static async Task AssertHoldsAsync(string kept, params string[] where)
    {
        var code = JsonDocument.Parse(kept).RootElement.GetProperty("fingerprint").GetString();
        var verified = await RunAsync(["verify", .. where, "--lang", "en"]);
        Assert.Matches($"vintage \"{Name}\" .* code {code}\\) holds, bit for bit", verified);
        Assert.Contains("Every record fits.", verified);
    }

    private static List<string> Array(string json) =>
        [.. JsonDocument.Parse(json).RootElement.EnumerateArray().Select(element => element.GetRawText())];

    private static async Task<string> RunAsync(params string[] args)
    {
        var run = await FedRun.Of(args);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
