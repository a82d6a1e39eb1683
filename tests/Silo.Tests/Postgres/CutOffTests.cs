using Federation.Core.Calendars;
using Federation.Network;
using Federation.Silo.Postgres;
using Federation.Silo.Tests.Rig;
using Federation.TestKit;
using Npgsql;

namespace Federation.Silo.Tests.Postgres;

/// <summary>Two silos of which one is cut off from the database, or both from the table of the silos.</summary>
public sealed class CutOffTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly Span s_january = new(new Day(2025, 1, 1), new Day(2025, 1, 31));

    private readonly TemporaryDirectory _directory = new();
    private readonly FakeEdge _edge = new("04");
    private PostgresOptions _options = null!;
    private FaultProxy _line = null!;
    private Nation _first = null!;
    private Nation _second = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>
    /// The first silo has the edge's intake: it was there alone. The second reaches the server by a line.
    /// </summary>
    public async ValueTask InitializeAsync()
    {
        _options = await postgres.PreparedAsync();
        _line = FaultProxy.Start(new Uri($"http://127.0.0.1:{postgres.Server.Port}"));
        _first = await StartAsync(_options.Connection);
        using (var stream = await FakeStream.OpenAsync(_first, _edge))
        {
            await stream.SendAndAwaitReceiptAsync(_edge.Seal(Known.Participants("04", 1)));
        }

        _second = await StartAsync(
            _options.Connection.Replace(
                $"Port={postgres.Server.Port}",
                $"Port={_line.Address.Port}",
                StringComparison.Ordinal
            )
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _second.DisposeAsync();
        await _first.DisposeAsync();
        await _line.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_silo_that_is_cut_off_from_the_database_alone_is_not_confirmed_and_the_other_goes_on()
    {
        using var stream = await FakeStream.OpenAsync(_first, _edge);
        _line.Apply(LineFault.Stall(Ways.Both));
        await UntilAsync(() => !_second.IsConfirmed());

        await stream.SendAndAwaitReceiptAsync(_edge.Seal(Known.Participants("04", 2)));
        _ = await _first.FoldedAsync();
        Assert.Equal(3, (await _first.AskAsync(Ask.For("VN"))).Amount());
        var last = await _second.AskAsync(Ask.For("VN"));
        Assert.Equal((1, true), (last.Amount(), last.VintageUnknown));
        Assert.False(_second.IsConfirmed());

        _line.Heal();
        await UntilAsync(_second.IsConfirmed);
        await AssertSameAsync(3);
    }

    [Fact]
    public async Task The_nation_goes_on_while_the_table_of_the_silos_is_away()
    {
        await ExecuteAsync("ALTER TABLE orleansmembershiptable RENAME TO away");
        var other = new FakeEdge("20");
        using var known = await FakeStream.OpenAsync(_second, _edge);
        using var unknown = await FakeStream.OpenAsync(_second, other);
        for (var round = 0; round < 10; round++)
        {
            await known.SendAndAwaitReceiptAsync(_edge.Seal(Known.Participants("04", 1)));
            await unknown.SendAndAwaitReceiptAsync(other.Seal(Known.Participants("20", 1)));
        }

        await AssertSameAsync(21);
        await ExecuteAsync("ALTER TABLE away RENAME TO orleansmembershiptable");
        await known.SendAndAwaitReceiptAsync(_edge.Seal(Known.Participants("04", 1)));
        await AssertSameAsync(22);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private Task<Nation> StartAsync(string connection) =>
        Nation.StartAsync(
            _directory.Path,
            "--Nation:Postgres:Connection",
            connection,
            "--Nation:Postgres:PasswordFile",
            _options.PasswordFile
        );

    private Task ExecuteAsync(string sql) =>
        postgres.Server.ExecuteAsync(new NpgsqlConnectionStringBuilder(_options.Connection).Database!, sql);

    private async Task AssertSameAsync(long sum)
    {
        _ = await _first.FoldedAsync();
        _ = await _second.FoldedAsync();
        Assert.Equal(sum, (await _first.AskAsync(Ask.For("VN"))).Amount());
        Assert.Equal(sum, (await _second.AskAsync(Ask.For("VN"))).Amount());
        Assert.Equal(_first.Fold.BoardAt(s_january).Board.Digest, _second.Fold.BoardAt(s_january).Board.Digest);
    }
}
