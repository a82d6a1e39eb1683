using System.Text.Json;
using Federation.TestKit;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>A joint patrol on its way from the edge to the nation, as the forces' staff work with <c>fed</c>.</summary>
public sealed class ParticipationLaws
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_joint_patrol_of_three_counts_once_and_a_participant_that_leaves_it_leaves_the_total()
    {
        using var data = new TemporaryDirectory();
        var plan = FreePorts.Plan("04", data.Path);
        using var up = await FedUp.StartAsync(plan, Cancellation);
        var edge = $"http://127.0.0.1:{plan.BasePort + 104}";
        var nation = $"http://127.0.0.1:{plan.BasePort + 80}";
        var id = Guid.CreateVersion7().ToString();
        string[] activity = ["--area", "04", "--day", "2025-01-15", "--forces", "military+border_guard+police"];
        await DoneAsync([
            "record",
            "--edge",
            edge,
            "--id",
            id,
            .. activity,
            "--lead",
            "border_guard",
            "patrol.patrols=3",
        ]);

        var waiting = await DoneAsync("pending", "--edge", edge, "--as", "police", "--json");
        Assert.Equal(id, JsonDocument.Parse(waiting).RootElement[0].GetProperty("id").GetString());
        var confirmed = await DoneAsync("confirm", "--all", "--edge", edge, "--as", "police", "--lang", "en");
        Assert.Contains("1 of 1 confirmed", confirmed, StringComparison.Ordinal);
        string[] decline = ["--edge", edge, "--as", "military", "--reason", "another patrol"];
        var left = await DoneAsync(["decline", id, "--revision", "1", .. decline, "--lang", "en"]);
        Assert.Contains("border guard + police", left, StringComparison.Ordinal);
        Assert.Contains("police had confirmed an earlier revision", left, StringComparison.Ordinal);

        await UntilAsync(nation, "joint", 3);
        await AssertReconciledAsync("--edge", edge);
        await AssertReconciledAsync("--nation", nation);
        Assert.Equal(3, await AmountAsync(nation, "total"));
        Assert.Equal(3, await AmountAsync(nation, "police"));
        Assert.Equal(0, await AmountAsync(nation, "military"));
        var again = await FedRun.Of("confirm", $"{id}@1", "--edge", edge, "--as", "police", "--lang", "en");
        Assert.Equal(0, again.ExitCode);
        var stale = await FedRun.Of("confirm", $"{id}@9", "--edge", edge, "--as", "police", "--lang", "en");
        Assert.Equal(1, stale.ExitCode);
        Assert.Contains("is at revision 2, not 9", stale.Output, StringComparison.Ordinal);
        await AssertSwappedAsync(edge, nation);
        up.Terminate();
        Assert.Equal(0, await up.WaitForExitAsync(Cancellation));
    }

    /// <summary>Whoever takes one address for the other is told what answers there, and how it is asked.</summary>
    private static async Task AssertSwappedAsync(string edge, string nation)
    {
        string[] figures = ["figures", "--area", "04", "--period", "2025-Q1", "--lang", "en"];
        var isEdge = await FedRun.Of([.. figures, "--nation", edge]);
        Assert.Equal(1, isEdge.ExitCode);
        Assert.Equal(
            $"fed: {edge} is an edge node (04 Cao Bang province), not the nation: give --nation the address of a silo, "
                + $"or ask this node with --edge {edge}.",
            isEdge.Error.Trim()
        );
        var isNation = await FedRun.Of("pending", "--edge", nation, "--as", "police", "--lang", "en");
        Assert.Equal(1, isNation.ExitCode);
        Assert.Equal(
            $"fed: {nation} is a silo of the nation, not an edge node: give --edge the address of a province's node.",
            isNation.Error.Trim()
        );
    }

    /// <summary>Two forces report 6, 3 of which are counted twice: together they did 3.</summary>
    private static async Task AssertReconciledAsync(string server, string address)
    {
        var table = await DoneAsync("reconcile", server, address, "--area", "04", "--period", "2025-Q1", "--json");
        var row = Assert.Single(JsonDocument.Parse(table).RootElement.EnumerateArray());
        Assert.Equal(
            (6, 3, 3),
            (
                row.GetProperty("reported").GetInt32(),
                row.GetProperty("counted_more_than_once").GetInt32(),
                row.GetProperty("total").GetInt32()
            )
        );
        Assert.Equal(3, row.GetProperty("own").GetProperty("police").GetInt32());
        Assert.Equal(0, row.GetProperty("own").GetProperty("military").GetInt32());
    }

    private static async Task<string> DoneAsync(params string[] args)
    {
        var run = await FedRun.Of(args);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    /// <summary>The last entry has reached the nation: its view shows the amount that it alone makes.</summary>
    private static async Task UntilAsync(string nation, string view, long amount)
    {
        while (await AmountAsync(nation, view) != amount || await AmountAsync(nation, "military") != 0)
        {
            await Task.Yield();
        }
    }

    private static async Task<long> AmountAsync(string nation, string view)
    {
        string[] question = ["--area", "04", "--period", "2025-Q1", "--view", view, "--format", "json"];
        var figures = JsonDocument.Parse(await DoneAsync(["figures", "--nation", nation, .. question])).RootElement;
        return figures.GetArrayLength() == 0 ? 0 : figures[0].GetProperty("amount").GetInt64();
    }
}
