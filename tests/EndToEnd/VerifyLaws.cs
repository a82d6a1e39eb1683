using Federation.Core.Areas;
using Federation.Fed.Demo;
using Federation.TestKit;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Federation.EndToEnd;

public sealed class VerifyLaws
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Verify_names_the_first_record_that_does_not_fit_and_a_backup_stays_sound()
    {
        using var data = new TemporaryDirectory();
        await RecordAsync(data.At("live"), data.At("copy"));
        var sound = await FedRun.Of("verify", "--data", data.At("live"), "--lang", "en");
        Assert.Equal((0, ""), (sound.ExitCode, sound.Error));
        Assert.Contains("Every record fits.", sound.Output);

        Damage(
            data.At("live/edge-20/ledger.db"),
            "entry_is_never_changed",
            "UPDATE entry SET body = zeroblob(length(body)) WHERE number = 7"
        );
        var ledger = await FedRun.Of("verify", "--data", data.At("live/edge-20"));
        Assert.Equal(1, ledger.ExitCode);
        Assert.Contains("entry 7:", ledger.Error);

        Damage(
            data.At("live/nation/journal.db"),
            "record_is_immutable",
            "UPDATE record SET payload = zeroblob(length(payload)) WHERE position = 2"
        );
        var journal = await FedRun.Of("verify", "--data", data.At("live/nation"));
        Assert.Equal(1, journal.ExitCode);
        Assert.StartsWith("fed: journal position 2:", journal.Error);

        var copy = await FedRun.Of("verify", "--data", data.At("copy"), "--lang", "en");
        Assert.Equal((0, ""), (copy.ExitCode, copy.Error));
    }

    /// <summary>Records the years of Cao Lộc and copies the data while all is running.</summary>
    private static async Task RecordAsync(string live, string copy)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var nodes = await Nodes.StartAsync(FreePorts.Plan("20", live), cancellation);
        DemoProvince[] provinces = [DemoPlan.Of(AreaCode.Parse("20"))];
        var edges = new Dictionary<string, Uri> { ["20"] = nodes.AddressOf("edge-20") };
        var replay = new Replay(provinces, edges);
        await replay.RunAsync(Pace.Max, Limit, _ => { }, cancellation);
        await DemoReturns.FileAsync(provinces, edges, cancellation);
        using var boards = new BoardReader([nodes.AddressOf("nation")]);
        var comparisons = await boards.WaitAsync(provinces, Limit, cancellation);
        Assert.True(comparisons[0].IsEqual);
        var backup = await FedRun.Of("backup", "--data", live, "--to", copy);
        Assert.Equal((0, ""), (backup.ExitCode, backup.Error));
    }

    /// <summary>What only a broken disk or a hostile hand does: goes around the law of the file.</summary>
    private static void Damage(string file, string law, string statement)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false };
        using var connection = new SqliteConnection(text.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // both texts are literals of this test
        command.CommandText = $"DROP TRIGGER {law}; {statement}";
#pragma warning restore CA2100
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
