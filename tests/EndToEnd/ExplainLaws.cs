using System.Text.Json;
using Federation.TestKit;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>A patrol that two forces recorded and joined, explained from the nation's figure to its entry.</summary>
public sealed class ExplainLaws
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_joined_patrol_counts_once_and_every_level_says_so()
    {
        using var data = new TemporaryDirectory();
        var plan = FreePorts.Plan("04", data.Path);
        using var up = await FedUp.StartAsync(plan, Cancellation);
        var edge = $"http://127.0.0.1:{plan.BasePort + 104}";
        var nation = $"http://127.0.0.1:{plan.BasePort + 80}";
        string[] patrol = ["record", "--edge", edge, "--area", "04/043", "--forces", "border_guard+police"];
        var first = Guid.CreateVersion7().ToString();
        var second = Guid.CreateVersion7().ToString();
        await DoneAsync([
            .. patrol,
            "--day",
            "2025-01-15",
            "--id",
            first,
            "--lead",
            "border_guard",
            "patrol.patrols=3",
        ]);
        string[] again = [.. patrol, "--day", "2025-01-16", "--id", second, "--lead", "police", "patrol.patrols=3"];

        var asked = await FedRun.Of([.. again, "--lang", "en"]);
        Assert.Equal(1, asked.ExitCode);
        Assert.Contains($"say it again with --id {second} --joins ID", asked.Error, StringComparison.Ordinal);
        await DoneAsync([.. again, "--joins", first]);
        await DoneAsync([
            "record",
            "--edge",
            edge,
            "--area",
            "04",
            "--day",
            "2024-12-20",
            "--forces",
            "police",
            "patrol.patrols=5",
        ]);
        while (await AmountAsync(nation, "2024-12-20..2025-03-31") != 8)
        {
            await Task.Yield();
        }

        string[] question = ["--area", "04", "--period", "2025-Q1", "--indicator", "patrol.patrols", "--json"];
        var told = JsonDocument
            .Parse(await DoneAsync(["explain", "--nation", nation, "--edge", edge, .. question]))
            .RootElement;
        Assert.Equal([("border_guard+police", 3)], Parts(told, "sets"));
        Assert.Equal([("04/043", 3)], Parts(told, "areas"));
        Assert.Equal([3], Parts(told, "frames").Select(frame => frame.Item2));
        Assert.Equal([(first, 3)], Parts(told, "entries"));
        Assert.Equal(3, told.GetProperty("ledger_amount").GetInt32());
        Assert.Equal((3, 8), (told.GetProperty("civil").GetInt32(), told.GetProperty("decree09").GetInt32()));
        Assert.Equal([("2024-12-20", 5)], Parts(told, "days"));
        up.Terminate();
        Assert.Equal(0, await up.WaitForExitAsync(Cancellation));
    }

    private static IEnumerable<(string?, int)> Parts(JsonElement told, string level) =>
        told.GetProperty(level)
            .EnumerateArray()
            .Select(part => (part.GetProperty("code").GetString(), part.GetProperty("amount").GetInt32()));

    private static async Task<int> AmountAsync(string nation, string period)
    {
        string[] question = ["--area", "04", "--period", period, "--format", "json"];
        var figures = JsonDocument.Parse(await DoneAsync(["figures", "--nation", nation, .. question])).RootElement;
        return figures.GetArrayLength() == 0 ? 0 : figures[0].GetProperty("amount").GetInt32();
    }

    private static async Task<string> DoneAsync(params string[] args)
    {
        var run = await FedRun.Of(args);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
