using Federation.EdgeNode.Ledger;
using Federation.TestKit;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Federation.EdgeNode.Tests.Ledger;

public sealed class LedgerFileTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    private string Node => _data.At("node");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_second_node_on_one_ledger_is_refused()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Node);
        var refused = await Assert.ThrowsAsync<LedgerUnavailableException>(() => EdgeUnderTest.StartAsync(Node));
        Assert.Contains("in use by another process", refused.Message);
        Assert.False((await edge.RecordAsync(Requests.Record())).AlreadyRecorded);
    }

    [Fact]
    public async Task A_ledger_that_lost_its_log_is_still_the_same_ledger()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Node);
        await edge.RecordAsync(Requests.Record());
        var lost = _data.At("lost");
        Directory.CreateDirectory(lost);
        File.Copy(LedgerFiles.Database(Node), LedgerFiles.Database(lost));
        await using var again = await EdgeUnderTest.StartAsync(lost);
        Assert.Equal(edge.Ledger.Writer.View.Header, again.Ledger.Writer.View.Header);
    }

    [Fact]
    public async Task A_ledger_of_another_owner_is_refused()
    {
        await using (await EdgeUnderTest.StartAsync(Node)) { }

        var refused = await Assert.ThrowsAsync<LedgerUnavailableException>(() =>
            EdgeUnderTest.StartAsync(Node, "--Edge:Owner", "20")
        );
        Assert.Contains("'20'", refused.Message);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("04/043")]
    [InlineData("VN")]
    [InlineData("x")]
    public async Task Only_a_province_owns_a_ledger(string owner)
    {
        var refused = await Assert.ThrowsAsync<LedgerUnavailableException>(() =>
            EdgeUnderTest.StartAsync(Node, "--Edge:Owner", owner)
        );
        Assert.Contains($"'{owner}'", refused.Message);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_crash_at_any_moment()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Node);
        await edge.RecordAsync(Requests.Record(Requests.First));
        await edge.RecordAsync(Requests.Record(Requests.Second, "11"));

        // The files as a killed process leaves them: nothing closed, nothing checkpointed.
        var crashed = _data.At("crashed");
        Directory.CreateDirectory(crashed);
        File.Copy(LedgerFiles.Database(Node), LedgerFiles.Database(crashed));
        File.Copy(LedgerFiles.Database(Node) + "-wal", LedgerFiles.Database(crashed) + "-wal");

        await using var again = await EdgeUnderTest.StartAsync(crashed);
        Assert.Equal([2L, 20L], (await again.FiguresAsync("04", "2025")).Figures.Select(figure => figure.Amount));
        Assert.True((await again.RecordAsync(Requests.Record(Requests.First))).AlreadyRecorded);
    }

    [Fact]
    public async Task A_full_disk_refuses_the_recording_and_the_node_goes_on_when_there_is_room()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Node);
        await edge.RecordAsync(Requests.Record(Requests.First));
        await LimitPagesAsync(edge);
        var refusals = 0;
        for (var n = 1; refusals == 0 && n <= 1000; n++)
        {
            var request = Requests.Record(new Guid(n, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString());
            refusals += await IsUnavailableAsync(edge, request) ? 1 : 0;
        }

        Assert.Equal(1, refusals);

        // The ledger was opened anew, without the limit: it goes on, and what was refused is not there.
        var acknowledged = (await edge.StatusAsync()).Entries;
        var next = await edge.RecordAsync(Requests.Record(Requests.Second));
        Assert.Equal((acknowledged + 1, false), (next.EntryNumber, next.AlreadyRecorded));
        var patrols = (await edge.FiguresAsync("04", "2025")).Figures[0].Amount;
        Assert.Equal(acknowledged + 1, patrols);
    }

    [Fact]
    public async Task A_ledger_that_is_found_damaged_while_it_runs_records_nothing_more_and_says_so()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Node);
        await edge.RecordAsync(Requests.Record(Requests.First));
        Ledgers.Damage(Node, "UPDATE entry SET digest = zeroblob(8)");
        await LimitPagesAsync(edge);
        var last = "";
        for (var n = 1; edge.Ledger.Writer.Damage is null && n <= 1000; n++)
        {
            var id = new Guid(n, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString();
            last = await OutcomeAsync(edge, Requests.Record(id));
        }

        Assert.Equal("FailedPrecondition", last);
        Assert.Equal("entry 1", edge.Ledger.Writer.Damage!.Record);
        Assert.Contains("damaged at entry 1", (await edge.StatusAsync()).Damage);
    }

    [Theory]
    [InlineData("UPDATE entry SET body = body", "an entry is never changed")]
    [InlineData("DELETE FROM entry", "an entry is never deleted")]
    [InlineData("UPDATE frame SET hash = hash", "a frame is never changed")]
    [InlineData("DELETE FROM frame", "a frame is never deleted")]
    [InlineData("UPDATE ledger SET owner = 3", "the identity of a ledger is never changed")]
    [InlineData("INSERT INTO frame VALUES (3, 2, 2, zeroblob(32), x'01')", "a frame follows the last frame")]
    public async Task The_file_itself_refuses_to_be_rewritten(string sql, string why)
    {
        await Ledgers.MakeAsync(Node);
        using var connection = Ledgers.Open(Node);
        var refused = Assert.Throws<SqliteException>(() => Ledgers.Execute(connection, sql));
        Assert.Contains(why, refused.Message);
    }

    [Fact]
    public async Task A_file_of_something_else_is_not_taken_for_a_ledger()
    {
        Directory.CreateDirectory(Node);
        using (var connection = Ledgers.Open(Node))
        {
            Ledgers.Execute(connection, "CREATE TABLE photographs (id INTEGER)");
        }

        var refused = await Assert.ThrowsAsync<LedgerUnavailableException>(() => EdgeUnderTest.StartAsync(Node));
        Assert.Contains("is not a ledger", refused.Message);
    }

    [Fact]
    public async Task A_ledger_of_a_newer_program_is_refused()
    {
        await Ledgers.MakeAsync(Node);
        using (var connection = Ledgers.Open(Node))
        {
            Ledgers.Execute(connection, "PRAGMA user_version = 99");
        }

        var refused = await Assert.ThrowsAsync<LedgerUnavailableException>(() => EdgeUnderTest.StartAsync(Node));
        Assert.Contains("schema 99", refused.Message);
    }

    private static Task<bool> LimitPagesAsync(EdgeUnderTest edge) =>
        edge.Ledger.Writer.RunAsync(
            ledger =>
            {
                Ledgers.Execute(ledger.Store.Connection, "PRAGMA max_page_count = 1");
                return true;
            },
            CancellationToken.None
        );

    private static async Task<bool> IsUnavailableAsync(EdgeUnderTest edge, Wire.V1.RecordRequest request)
    {
        try
        {
            await edge.RecordAsync(request);
            return false;
        }
        catch (Grpc.Core.RpcException e) when (e.StatusCode == Grpc.Core.StatusCode.Unavailable)
        {
            return true;
        }
    }

    private static async Task<string> OutcomeAsync(EdgeUnderTest edge, Wire.V1.RecordRequest request)
    {
        try
        {
            await edge.RecordAsync(request);
            return "OK";
        }
        catch (Grpc.Core.RpcException e)
        {
            return $"{e.StatusCode}";
        }
    }
}
