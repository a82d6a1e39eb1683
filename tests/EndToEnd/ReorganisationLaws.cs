using System.Text.Json;
using Federation.TestKit;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>A reorganisation is committed at the nation, and the edge node of the province records under it.</summary>
public sealed class ReorganisationLaws
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private static readonly string s_activity = $"{Guid.CreateVersion7()}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_that_the_nation_adds_is_recorded_at_the_edge_and_every_record_fits()
    {
        using var data = new TemporaryDirectory();
        await using var nodes = await Nodes.StartAsync(FreePorts.Plan("20", data.At("live")), Cancel);
        var (nation, edge) = ($"{nodes.AddressOf("nation")}", $"{nodes.AddressOf("edge-20")}");
        string[] record = ["record", "--edge", edge, "--area", "20/06196/ba-son", "--day", "2025-09-09"];
        // One id: what is said again after an answer that did not come is recorded once.
        string[] what = ["--forces", "border_guard", "--lead", "border_guard", "--id", s_activity, "patrol.patrols=3"];
        Assert.NotEqual(0, (await FedRun.Of([.. record, .. what])).ExitCode);

        string[] where = ["areas", "add-post", "ba-son", "--nation", nation, "--area", "20/06196"];
        string[] post = ["--name", "Đồn Biên phòng Ba Sơn", "--ascii", "Ba Son", "--force", "border_guard"];
        string[] why = ["--from", "2025-07-01", "--predecessor", "4144", "--reason", "tiếp tục sau sắp xếp"];
        Assert.Contains("20/06196/ba-son", await RunAsync([.. where, .. post, .. why]));

        await UntilAsync(
            async () => (await FedRun.Of([.. record, .. what])) is { ExitCode: 0 },
            async () => $"the edge follows the plan; it says: {(await FedRun.Of([.. record, .. what])).Error}"
        );
        string[] figures = ["figures", "--nation", nation, "--area", "20/06196/ba-son", "--period", "2025", "--format"];
        await UntilAsync(
            async () => Amount(await RunAsync([.. figures, "json"])) == 3,
            () => Task.FromResult("the figure is at the nation")
        );
        Assert.Contains("Every record fits.", await RunAsync("verify", "--data", data.At("live"), "--lang", "en"));
    }

    private static long Amount(string json)
    {
        using var read = JsonDocument.Parse(json);
        return read.RootElement.GetArrayLength() == 0 ? 0 : read.RootElement[0].GetProperty("amount").GetInt64();
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, Func<Task<string>> what)
    {
        using var deadline = new CancellationTokenSource(s_limit);
        while (!await holds())
        {
            Assert.False(deadline.IsCancellationRequested, $"Not within {s_limit}: {await what()}.");
        }
    }

    private static async Task<string> RunAsync(params string[] args)
    {
        var run = await FedRun.Of(args);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
