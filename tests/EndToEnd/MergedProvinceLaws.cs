using System.Text.Json;
using Federation.TestKit;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>
/// Lào Cai (10) and Yên Bái (15) became Lào Cai (15) on 2025-07-01: the successor's edge node goes on with their
/// ledgers.
/// </summary>
public sealed class MergedProvinceLaws
{
    private const string Earlier = "10@2025-06-30";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private readonly string[] _ids = [.. Enumerable.Range(0, 4).Select(_ => $"{Guid.CreateVersion7()}")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_merged_province_goes_on_under_its_successor_and_nothing_is_lost_or_counted_twice()
    {
        using var data = new TemporaryDirectory();
        await using var nodes = Nodes.Of(FreePorts.Plan("10,15", data.At("live")));
        await nodes.StartAsync("nation", Cancel);
        await nodes.StartAsync("edge-10", Cancel);
        await RecordAsync(nodes, "edge-10", _ids[0], "10/080", "2025-06-28", 4);
        await RecordAsync(nodes, "edge-10", _ids[1], "10/082", "2024-08-02", 2);
        await CountedAsync(nodes, "VN", "2025", 4);
        var ledger = Assert.Single(await StatusAsync("--edge", Address(nodes, "edge-10"))).Ledger;
        await nodes.StopAsync("edge-10");

        CopyAll(data.At("live/edge-10"), data.At("clone"));
        Directory.CreateDirectory(data.At("live/edge-15"));
        Directory.Move(data.At("live/edge-10"), data.At($"live/edge-15/{Earlier}"));
        await nodes.StartAsync("edge-15", Cancel, "--Edge:Earlier", Earlier);
        await ConnectedAsync(nodes, ledgers: 2);
        await CountedAsync(nodes, "VN", "2025", 4);
        await CountedAsync(nodes, "VN", "2024", 2);

        Assert.Contains("recorded before", await RecordAsync(nodes, "edge-15", _ids[0], "10/080", "2025-06-28", 4));
        await RecordAsync(nodes, "edge-15", _ids[2], "10/080", "2025-06-30", 10);
        await RecordAsync(nodes, "edge-15", _ids[3], "15/02647", "2025-07-01", 100);
        string[] correct = ["correct", _ids[1], "--edge", Address(nodes, "edge-15"), "--as", "police"];
        string[] what = ["--area", "10/082", "--day", "2024-08-02", "--forces", "police", "--reason", "miscounted"];
        await RunAsync([.. correct, .. what, "patrol.patrols=3"]);
        await CountedAsync(nodes, "VN", "2025", 114);
        await CountedAsync(nodes, "VN", "2024", 3);
        await CountedAsync(nodes, "10", "2025", 14);
        await CountedAsync(nodes, "15", "2025", 100);
        await CountedAsync(nodes, "15", "2025", 114, "--boundaries", "today");
        Assert.Equal(ledger, (await StatusAsync("--edge", Address(nodes, "edge-15")))[1].Ledger);

        await nodes.StopAsync("edge-15");
        await nodes.StartAsync("edge-15", Cancel, "--Edge:Earlier", Earlier);
        await ConnectedAsync(nodes, ledgers: 2);
        await CloneIsStoppedAsync(nodes, data, ledger);
        await CountedAsync(nodes, "VN", "2025", 114);
        await nodes.StopAsync("edge-15");
        Assert.Contains("Every record fits.", await RunAsync("verify", "--data", data.At("live"), "--lang", "en"));
    }

    /// <summary>What was copied and still runs elsewhere is found: it cannot go on beside the one that was
    /// moved.</summary>
    private static async Task CloneIsStoppedAsync(Nodes nodes, TemporaryDirectory data, string ledger)
    {
        CopyAll(data.At("clone"), data.At("live/edge-10"));
        await nodes.StartAsync("edge-10", Cancel);
        await RecordAsync(nodes, "edge-10", $"{Guid.CreateVersion7()}", "10/080", "2025-06-29", 7);
        await UntilAsync(async () =>
        {
            var clone = Assert.Single(await StatusAsync("--edge", Address(nodes, "edge-10")));
            Assert.Equal(ledger, clone.Ledger);
            return (clone.Link is "behind" or "forked", $"the clone to be stopped by name, saw {clone.Link}");
        });
        await nodes.StopAsync("edge-10");
        Directory.Delete(data.At("live/edge-10"), recursive: true);
    }

    private static string Address(Nodes nodes, string name) => $"{nodes.AddressOf(name)}";

    private static Task<string> RecordAsync(Nodes nodes, string edge, string id, string area, string day, int patrols)
    {
        string[] where = ["record", "--edge", Address(nodes, edge), "--as", "police", "--area", area, "--day", day];
        return RunAsync([.. where, "--forces", "police", "--id", id, "--lang", "en", $"patrol.patrols={patrols}"]);
    }

    private static Task CountedAsync(Nodes nodes, string area, string period, long patrols, params string[] more)
    {
        string[] ask = ["figures", "--nation", Address(nodes, "nation"), "--area", area, "--period", period, .. more];
        return UntilAsync(async () =>
        {
            var text = await RunAsync([.. ask, "--format", "json"]);
            using var read = JsonDocument.Parse(text);
            var rows = read.RootElement;
            var seen = rows.GetArrayLength() == 0 ? 0 : rows[0].GetProperty("amount").GetInt64();
            return (seen == patrols, $"{patrols} patrols of {area} in {period} at the nation, saw {seen}");
        });
    }

    private static Task ConnectedAsync(Nodes nodes, int ledgers) =>
        UntilAsync(async () =>
        {
            var all = await StatusAsync("--edge", Address(nodes, "edge-15"));
            var seen = string.Join(", ", all.Select(one => $"{one.Ledger} {one.Link}"));
            return (all.Count(one => one.Link == "connected") == ledgers, $"{ledgers} lines to be up, saw {seen}");
        });

    private static async Task<IReadOnlyList<(string Ledger, string Link)>> StatusAsync(params string[] of)
    {
        using var read = JsonDocument.Parse(await RunAsync(["status", .. of, "--json"]));
        return
        [
            .. read
                .RootElement.EnumerateArray()
                .Select(one => (one.GetProperty("ledger").GetString()!, one.GetProperty("link").GetString()!)),
        ];
    }

    private static void CopyAll(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private static async Task UntilAsync(Func<Task<(bool Holds, string What)>> look)
    {
        using var deadline = new CancellationTokenSource(s_limit);
        for (var (holds, what) = await look(); !holds; (holds, what) = await look())
        {
            Assert.False(deadline.IsCancellationRequested, $"Waited {s_limit} for {what}.");
        }
    }

    private static async Task<string> RunAsync(params string[] args)
    {
        var run = await FedRun.Of(args);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
