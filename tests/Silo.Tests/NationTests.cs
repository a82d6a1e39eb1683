using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Sqlite;
using Federation.Silo.Tests.Rig;
using Federation.TestKit;
using Federation.Wire;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Kind = Federation.Wire.V1.NationMessage.MessageOneofCase;

namespace Federation.Silo.Tests;

/// <summary>A silo over its life: restarts, losses, and what it refuses to start on.</summary>
public sealed class NationTests : IDisposable
{
    private static readonly Span January = new(new Day(2025, 1, 1), new Day(2025, 1, 31));
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_restart_gives_the_same_board_at_the_same_version()
    {
        var edge = new FakeEdge("04");
        (Core.Boards.Board Board, JournalVersion Version) before;
        await using (var nation = await Nation.StartAsync(_directory.Path))
        {
            using var stream = await FakeStream.OpenAsync(nation, edge);
            await stream.SendAndAwaitReceiptAsync(
                edge.Seal(Known.Participants("04", 12), Known.Posting("04/043", "patrol.patrols", 3, Known.Day)),
                edge.Seal(Known.Participants("04", 5))
            );
            _ = await nation.FoldedAsync();
            before = nation.Fold.BoardAt(January);
        }

        await using var again = await Nation.StartAsync(_directory.Path);
        var after = again.Fold.BoardAt(January);

        Assert.Equal(before.Version, after.Version);
        Assert.Equal(before.Board.Encode(), after.Board.Encode());
        Assert.Equal(before.Board.Digest, after.Board.Digest);
    }

    [Fact]
    public async Task An_edge_goes_on_after_the_nations_restart_without_help()
    {
        var edge = new FakeEdge("04");
        await using (var nation = await Nation.StartAsync(_directory.Path))
        {
            using var stream = await FakeStream.OpenAsync(nation, edge);
            await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("04", 12)));
        }

        await using var again = await Nation.StartAsync(_directory.Path);
        using var resumed = FakeStream.Open(again);
        await resumed.SendAsync(edge.Hello(receipted: edge.Head));
        var welcome = UplinkMessages.FromWire((await resumed.NextAsync(Kind.Welcome)).Welcome);
        await resumed.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("04", 1)));
        _ = await again.FoldedAsync();

        Assert.Equal(1, welcome.Watermark.Number.Value);
        Assert.Equal(13, (await again.AskAsync(Ask.For("04"))).Amount());
    }

    [Fact]
    public async Task The_catalogues_are_recorded_once_however_often_the_silo_starts()
    {
        for (var start = 0; start < 3; start++)
        {
            await using var nation = await Nation.StartAsync(_directory.Path);
        }

        using var journal = JournalFile.Open(_directory.Path);
        var record = Assert.Single(journal.Records());
        Assert.Equal(JournalRecordKind.Catalogue, record.Kind);
        Assert.True(CatalogueStatement.TryDecode(record.Payload, out var statement));
        Assert.Equal(Core.Areas.AreaCatalogue.Reference.Sha256.ToArray(), statement.AreasSha256.ToArray());
    }

    [Fact]
    public async Task The_catalogues_are_found_again_where_grain_storage_is_lost()
    {
        await using (await Nation.StartAsync(_directory.Path)) { }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_directory.Path, "grains.db*"))
        {
            File.Delete(file);
        }

        await using (await Nation.StartAsync(_directory.Path)) { }

        using var journal = JournalFile.Open(_directory.Path);
        Assert.Equal(new JournalVersion(1, 1), journal.Head);
    }

    [Fact]
    public async Task A_receipt_above_the_watermark_begins_a_new_epoch_and_the_edge_sends_again()
    {
        var edge = new FakeEdge("04");
        var frame = edge.Seal(Known.Participants("04", 12));
        await using var nation = await Nation.StartAsync(_directory.Path);
        using var stream = FakeStream.Open(nation);
        await stream.SendAsync(edge.Hello(receipted: edge.Head));

        var welcome = UplinkMessages.FromWire((await stream.NextAsync(Kind.Welcome)).Welcome);
        await stream.SendAndAwaitReceiptAsync(frame);
        var version = await nation.FoldedAsync();

        Assert.Equal(2, welcome.Epoch);
        Assert.Equal(FrameNumber.None, welcome.Watermark.Number);
        Assert.Equal(2, version.Epoch);
        Assert.Equal(12, (await nation.AskAsync(Ask.For("04"))).Amount());
    }

    [Fact]
    public async Task A_stale_activation_is_fenced_and_the_edge_comes_back_to_the_next()
    {
        var edge = new FakeEdge("04");
        await using var nation = await Nation.StartAsync(_directory.Path);
        using var stream = await FakeStream.OpenAsync(nation, edge);
        _ = await nation.Journal.RaiseTermAsync(edge.Owner, edge.Ledger, TestContext.Current.CancellationToken);

        var frame = edge.Seal(Known.Participants("04", 12));
        await stream.SendAsync(FakeEdge.Message(frame));
        _ = await stream.EndAsync();
        await SendUntilReceipted(nation, edge, frame);
        _ = await nation.FoldedAsync();

        Assert.Equal(12, (await nation.AskAsync(Ask.For("04"))).Amount());
    }

    [Fact]
    public async Task A_silo_without_a_data_directory_says_which_option_is_missing()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => NationHost.BuildAsync());

        Assert.Contains("--Nation:Data", refusal.Message);
    }

    [Fact]
    public async Task An_option_out_of_range_is_refused_with_value_and_limits()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            NationHost.BuildAsync("--Nation:Data", _directory.Path, "--Nation:Journal:QueueLength", "1")
        );

        Assert.Contains("Nation:Journal:QueueLength is 1; it must lie from 16 to 65536", refusal.Message);
    }

    /// <summary>As an edge does: it comes back until a session lives.</summary>
    private static async Task SendUntilReceipted(Nation nation, FakeEdge edge, Frame frame)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            deadline.Token.ThrowIfCancellationRequested();
            try
            {
                using var stream = await FakeStream.OpenAsync(nation, edge);
                await stream.SendAndAwaitReceiptAsync(frame);
                return;
            }
            catch (Exception ended) when (ended is RpcException or InvalidOperationException)
            {
                // The session ended before its receipt: the edge comes back.
            }
        }
    }
}
