using Federation.Core.Journal;
using Federation.Silo.Tests.Rig;
using Federation.TestKit;
using Federation.TestKit.Postgres;
using Kind = Federation.Wire.V1.NationMessage.MessageOneofCase;

namespace Federation.Silo.Tests.Postgres;

/// <summary>The database goes away under a running nation, and comes back.</summary>
public sealed class PostgresRestartTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private PostgresServer _server = null!;
    private string _database = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.StartAsync();
        _database = await _server.CreateDatabaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_database_that_crashes_loses_no_receipt_counts_nothing_twice_and_needs_no_restart_of_the_silo()
    {
        await using var nation = await StartAsync();
        var edge = new FakeEdge("04");
        using (var stream = await FakeStream.OpenAsync(nation, edge))
        {
            await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("04", 3)));
            await _server.StopAtOnceAsync();
            await stream.SendAsync(FakeEdge.Message(edge.Seal(Known.Participants("04", 4))));
            await UntilAsync(() => !nation.IsConfirmed());
        }

        await _server.StartAgainAsync();
        await UntilAsync(nation.IsConfirmed);

        using var again = await ResumedAsync(nation, edge);
        await again.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("04", 5)));
        _ = await nation.FoldedAsync();
        Assert.Equal(12, (await nation.AskAsync(Ask.For("04"))).Amount());
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    public async Task A_setting_that_loses_what_was_acknowledged_is_refused_with_its_cure(string setting)
    {
        await _server.ExecuteAsync(_database, $"ALTER SYSTEM SET {setting} = off");
        await _server.StopAtOnceAsync();
        await _server.StartAgainAsync();

        var refusal = await Assert.ThrowsAsync<JournalUnavailableException>(StartAsync);

        Assert.Contains($"ALTER SYSTEM SET {setting} = on", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>As an edge does: it comes back, and sends what the watermark does not cover.</summary>
    private static async Task<FakeStream> ResumedAsync(Nation nation, FakeEdge edge)
    {
        while (true)
        {
            var stream = FakeStream.Open(nation);
            try
            {
                await stream.SendAsync(edge.Hello());
                var welcome = Wire.UplinkMessages.FromWire((await stream.NextAsync(Kind.Welcome)).Welcome);
                if (edge.Frames.Skip((int)welcome.Watermark.Number.Value).ToArray() is { Length: > 0 } missing)
                {
                    await stream.SendAndAwaitReceiptAsync(missing);
                }

                return stream;
            }
            catch (Grpc.Core.RpcException) when (!Cancel.IsCancellationRequested)
            {
                stream.Dispose();
            }
        }
    }

    private Task<Nation> StartAsync() =>
        Nation.StartAsync(
            _directory.Path,
            "--Nation:Postgres:Connection",
            _server.ConnectionTo(_database),
            "--Nation:Postgres:PasswordFile",
            _server.PasswordFile
        );
}
