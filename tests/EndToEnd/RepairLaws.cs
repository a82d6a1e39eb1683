using System.Text.Json;
using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Ledger;
using Federation.TestKit;
using Federation.Wire.V1;
using Grpc.Core;
using Xunit;
using VoidRequest = Federation.Wire.V1.VoidRequest;

namespace Federation.EndToEnd;

/// <summary>Ledgers that were restored, cloned and damaged, repaired as their operator would.</summary>
public sealed class RepairLaws : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string EdgeData => _data.At("live/edge-04");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_restored_ledger_is_behind_and_after_its_repair_every_figure_is_exact_and_a_retry_is_recognised()
    {
        await using var nodes = await Nodes.StartAsync(FreePorts.Plan("04", _data.At("live")), Cancellation);
        await RecordAsync(nodes, 1, 2, 3);
        await CountedAsync(nodes, 3, 60);
        await nodes.KillAsync("edge-04");
        CopyAll(EdgeData, _data.At("yesterday"));
        await nodes.StartAsync("edge-04", Cancellation);
        await RecordAsync(nodes, 4, 5);
        await CorrectAsync(nodes, 5, 105, participants: 25);
        await CountedAsync(nodes, 5, 125);

        await nodes.KillAsync("edge-04");
        Directory.Delete(EdgeData, recursive: true);
        CopyAll(_data.At("yesterday"), EdgeData);
        await nodes.StartAsync("edge-04", Cancellation);
        await RecordAsync(nodes, 6);
        await AssertStatusAsync(nodes, "behind");
        var repaired = await RepairAsync(nodes, adopted: 6, carried: 1);

        await CountedAsync(nodes, 6, 185);
        var retry = await AnswerAsync(nodes, 4);
        Assert.True(retry is { AlreadyRecorded: true, FromNationsCopy: true });
        Assert.True(await AnswerAsync(nodes, 1) is { AlreadyRecorded: true, FromNationsCopy: false });
        await CorrectAsync(nodes, 5, 205, participants: 20);
        await VoidAsync(nodes, 4, 204);
        await CountedAsync(nodes, 5, 140);
        Assert.Equal("5, 140", await AtEdgeAsync(nodes));
        await AssertVerifiedAsync();

        await nodes.KillAsync("edge-04");
        await nodes.StartAsync("edge-04", Cancellation);
        Assert.Equal("5, 140", await AtEdgeAsync(nodes));
        Assert.Equal(repaired, (await StatusAsync(nodes)).Ledger);
    }

    [Fact]
    public async Task A_cloned_ledger_is_stopped_and_after_its_repair_what_both_machines_recorded_counts_once()
    {
        await using var nodes = await Nodes.StartAsync(FreePorts.Plan("04", _data.At("live")), Cancellation);
        await RecordAsync(nodes, 1, 2);
        await CountedAsync(nodes, 2, 30);
        await nodes.KillAsync("edge-04");
        CopyAll(EdgeData, _data.At("clone"));
        await nodes.StartAsync("edge-04", Cancellation);
        await RecordAsync(nodes, 3);
        await CountedAsync(nodes, 3, 60);

        await nodes.KillAsync("edge-04");
        Directory.Delete(EdgeData, recursive: true);
        CopyAll(_data.At("clone"), EdgeData);
        await nodes.KillAsync("nation");
        await nodes.StartAsync("edge-04", Cancellation);
        await RecordAsync(nodes, 4);
        await nodes.StartAsync("nation", Cancellation);
        await StoppedAsync(nodes);
        await RepairAsync(nodes, adopted: 3, carried: 1);

        await CountedAsync(nodes, 4, 100);
        Assert.Equal("4, 100", await AtEdgeAsync(nodes));
        await AssertVerifiedAsync();
    }

    [Fact]
    public async Task A_damaged_ledger_refuses_by_name_and_after_its_repair_nothing_that_was_acknowledged_is_missing()
    {
        await using var nodes = await Nodes.StartAsync(FreePorts.Plan("04", _data.At("live")), Cancellation);
        await RecordAsync(nodes, 1, 2, 3);
        await CountedAsync(nodes, 3, 60);
        await nodes.KillAsync("nation");
        await RecordAsync(nodes, 4);
        await nodes.KillAsync("edge-04");
        Damage(Path.Combine(EdgeData, "ledger.db"), "UPDATE entry SET body = zeroblob(length(body)) WHERE number = 2");

        await nodes.StartAsync("nation", Cancellation);
        await nodes.StartAsync("edge-04", Cancellation);
        var refused = await Assert.ThrowsAsync<RpcException>(() => RecordAsync(nodes, 5));
        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        Assert.Contains("damaged at entry 2", refused.Status.Detail);
        await AssertStatusAsync(nodes, "damaged");
        await RepairAsync(nodes, adopted: 3, carried: 1);

        await RecordAsync(nodes, 5);
        await CountedAsync(nodes, 5, 150);
        Assert.True((await AnswerAsync(nodes, 2)).FromNationsCopy);
        await AssertVerifiedAsync();
    }

    [Fact]
    public async Task An_entry_that_changes_on_the_disk_of_a_stopped_ledger_is_named_before_a_repair_leaves_it_out()
    {
        await using var nodes = await Nodes.StartAsync(FreePorts.Plan("04", _data.At("live")), Cancellation);
        await RecordAsync(nodes, 1, 2);
        await CountedAsync(nodes, 2, 30);
        await nodes.KillAsync("edge-04");
        CopyAll(EdgeData, _data.At("yesterday"));
        await nodes.StartAsync("edge-04", Cancellation);
        await RecordAsync(nodes, 3);
        await CountedAsync(nodes, 3, 60);

        await nodes.KillAsync("edge-04");
        Directory.Delete(EdgeData, recursive: true);
        CopyAll(_data.At("yesterday"), EdgeData);
        await nodes.StartAsync("edge-04", Cancellation);
        await RecordAsync(nodes, 4, 5);
        await AssertStatusAsync(nodes, "behind");
        Damage(Path.Combine(EdgeData, "ledger.db"), "UPDATE entry SET body = zeroblob(length(body)) WHERE number = 3");
        var edge = nodes.AddressOf("edge-04").ToString();
        var plan = await FedRun.Of("ledger", "repair", "--edge", edge, "--plan", "--lang", "en");
        Assert.Contains("The ledger is damaged at entry 3: its bytes do not give its digest", plan.Output);
        await RepairAsync(nodes, adopted: 3, carried: 1);
        Assert.Equal("damaged", Assert.Single((await StatusAsync(nodes)).Repairs).Reason);

        await RecordAsync(nodes, 4);
        await CountedAsync(nodes, 5, 150);
        await AssertVerifiedAsync();
    }

    [Fact]
    public async Task A_nation_restored_to_before_a_repair_stops_the_ledger_until_what_it_lost_is_brought_in()
    {
        await using var nodes = await Nodes.StartAsync(FreePorts.Plan("04", _data.At("live")), Cancellation);
        await RecordAsync(nodes, 1, 2, 3);
        await CountedAsync(nodes, 3, 60);
        await nodes.KillAsync("nation");
        CopyAll(_data.At("live/nation"), _data.At("dump"));
        await nodes.KillAsync("edge-04");
        CopyAll(EdgeData, _data.At("yesterday"));
        await nodes.StartAsync("nation", Cancellation);
        await nodes.StartAsync("edge-04", Cancellation);
        await RecordAsync(nodes, 4, 5);
        await CountedAsync(nodes, 5, 150);
        await nodes.KillAsync("edge-04");
        Directory.Delete(EdgeData, recursive: true);
        CopyAll(_data.At("yesterday"), EdgeData);
        await nodes.StartAsync("edge-04", Cancellation);
        await AssertStatusAsync(nodes, "behind");
        await RepairAsync(nodes, adopted: 5, carried: 0);
        await RecordAsync(nodes, 9);
        await CountedAsync(nodes, 6, 240);

        await nodes.KillAsync("nation");
        Directory.Delete(_data.At("live/nation"), recursive: true);
        CopyAll(_data.At("dump"), _data.At("live/nation"));
        await nodes.StartAsync("nation", Cancellation);
        await AssertStatusAsync(nodes, "repair_lost");
        await RepairAsync(nodes, adopted: 3, carried: 3);
        await CountedAsync(nodes, 6, 240);
        await AssertVerifiedAsync();
    }

    private static string IdOf(int n) => new Guid(n, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString();

    /// <summary>Patrols that differ: a reversal in the nation's copy then fits only one.</summary>
    private static ActivityText Patrol(int participants) =>
        new()
        {
            Area = "04/043",
            Day = "2025-01-15",
            Forces = "border_guard+police",
            Lead = "border_guard",
            Amounts =
            {
                new AmountText { Indicator = "patrol.patrols", Amount = "1" },
                new AmountText { Indicator = "patrol.participants", Amount = $"{participants}" },
            },
        };

    private static async Task<T> AskAsync<T>(
        Nodes nodes,
        Func<Wire.V1.Ledger.LedgerClient, CallOptions, AsyncUnaryCall<T>> ask
    )
    {
        using var edge = new EdgeClient(nodes.AddressOf("edge-04"), Claim.Operator);
        return await ask(edge.Ledger, edge.Within(TimeSpan.FromSeconds(20), Cancellation));
    }

    private static async Task RecordAsync(Nodes nodes, params int[] ids)
    {
        foreach (var id in ids)
        {
            Assert.False((await AnswerAsync(nodes, id)).AlreadyRecorded);
        }
    }

    private static Task<RecordResponse> AnswerAsync(Nodes nodes, int id) =>
        AskAsync(
            nodes,
            (ledger, options) =>
                ledger.RecordAsync(new RecordRequest { Id = IdOf(id), Activity = Patrol(10 * id) }, options)
        );

    private static Task<RecordResponse> CorrectAsync(Nodes nodes, int id, int correction, int participants) =>
        AskAsync(
            nodes,
            (ledger, options) =>
                ledger.CorrectAsync(
                    new CorrectRequest
                    {
                        Id = IdOf(id),
                        CorrectionId = IdOf(correction),
                        Activity = Patrol(participants),
                        Reason = "counted again",
                    },
                    options
                )
        );

    private static Task<RecordResponse> VoidAsync(Nodes nodes, int id, int @void) =>
        AskAsync(
            nodes,
            (ledger, options) =>
                ledger.VoidAsync(
                    new VoidRequest
                    {
                        Id = IdOf(id),
                        VoidId = IdOf(@void),
                        Reason = "never happened",
                    },
                    options
                )
        );

    private static Task<LedgerStatusResponse> StatusAsync(Nodes nodes) =>
        AskAsync(nodes, (ledger, options) => ledger.StatusAsync(new LedgerStatusRequest(), options));

    private static async Task<string> AtEdgeAsync(Nodes nodes)
    {
        using var edge = new EdgeClient(nodes.AddressOf("edge-04"), Claim.Operator);
        var answer = await edge.QueryAsync(new FigureQuestion("04", "2025", "", "", []), Cancellation);
        return string.Join(", ", answer.Figures.Select(figure => figure.Amount));
    }

    /// <summary>Waits until the nation counts so many patrols and people, and nothing else.</summary>
    private static Task CountedAsync(Nodes nodes, long patrols, long people) =>
        UntilAsync(
            $"{patrols} patrols of {people} people at the nation",
            async () =>
            {
                var options = new NationOptions { Addresses = [nodes.AddressOf("nation")], As = Claim.Operator };
                using var nation = new NationClient(options);
                var answer = await nation.QueryAsync(new FigureQuestion("04", "2025", "", "", []), Cancellation);
                var seen = answer.Figures.Select(figure => figure.Amount).ToList();
                return (seen.SequenceEqual([patrols, people]), string.Join(", ", seen));
            }
        );

    private static Task StoppedAsync(Nodes nodes) =>
        UntilAsync(
            "a stopped ledger",
            async () =>
            {
                var status = await StatusAsync(nodes);
                return (status.Link is "behind" or "forked", status.Link);
            }
        );

    /// <summary>What <c>fed status --json</c> says: the state, and both numbers and hashes.</summary>
    private static Task AssertStatusAsync(Nodes nodes, string link) =>
        UntilAsync(
            $"fed status to say {link} with both frames",
            async () =>
            {
                var run = await FedRun.Of("status", "--nation", nodes.AddressOf("nation").ToString(), "--json");
                Assert.Equal((0, ""), (run.ExitCode, run.Error));
                using var json = JsonDocument.Parse(run.Output);
                var isThere = json
                    .RootElement.EnumerateArray()
                    .Any(ledger =>
                        ledger.GetProperty("link").GetString() == link
                        && HashOf(ledger, "stopped_edge") is { Length: 64 }
                        && HashOf(ledger, "stopped_nation") is { Length: 64 }
                    );
                return (isThere, run.Output);
            }
        );

    private static string? HashOf(JsonElement ledger, string name) =>
        ledger.GetProperty(name) is { ValueKind: JsonValueKind.Object } head
            ? head.GetProperty("hash").GetString()
            : null;

    private static async Task<string> RepairAsync(Nodes nodes, long adopted, long carried)
    {
        var edge = nodes.AddressOf("edge-04").ToString();
        var plan = await FedRun.Of("ledger", "repair", "--edge", edge, "--plan", "--lang", "en");
        Assert.Equal((0, ""), (plan.ExitCode, plan.Error));
        Assert.Contains($"{adopted} entries that the nation counts are adopted", plan.Output);
        Assert.Contains($"{carried} entries that the nation does not hold", plan.Output);
        TestContext.Current.TestOutputHelper?.WriteLine(plan.Output);
        var done = await FedRun.Of("ledger", "repair", "--edge", edge, "--yes", "--json");
        Assert.Equal((0, ""), (done.ExitCode, done.Error));
        using var json = JsonDocument.Parse(done.Output);
        Assert.Equal(
            (adopted, carried, 0),
            (
                json.RootElement.GetProperty("adopted").GetInt64(),
                json.RootElement.GetProperty("carried").GetInt64(),
                json.RootElement.GetProperty("conflicts").GetArrayLength()
            )
        );
        return json.RootElement.GetProperty("ledger").GetString()!;
    }

    private async Task AssertVerifiedAsync()
    {
        var run = await FedRun.Of("verify", "--data", _data.At("live"), "--lang", "en");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Every record fits.", run.Output);
    }

    private static async Task UntilAsync(string what, Func<Task<(bool IsThere, string Seen)>> look)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var begun = TimeProvider.System.GetTimestamp();
        var seen = "";
        while (TimeProvider.System.GetElapsedTime(begun) < Limit)
        {
            try
            {
                (var isThere, seen) = await look();
                if (isThere)
                {
                    return;
                }
            }
            catch (RpcException gone) when (gone.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                seen = gone.Status.Detail;
            }

            await beat.WaitForNextTickAsync(Cancellation);
        }

        throw new TimeoutException($"Waited {Limit} for {what}, saw: {seen}");
    }

    private static void CopyAll(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private static void Damage(string file, string statement)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // both texts are literals of this test
        command.CommandText = $"DROP TRIGGER entry_is_never_changed; {statement}";
#pragma warning restore CA2100
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
