using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Network;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Postgres;
using Federation.Silo.Postgres;
using Federation.TestKit.Journal;
using Npgsql;

namespace Federation.Silo.Tests.Postgres;

/// <summary>How an append ends that goes wrong: rolled back, for good, or unknown, both ways that can be.</summary>
public sealed class PostgresOutcomeTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly AreaId s_owner = new(4);
    private static readonly LedgerId s_ledger = new(new Guid("00000000-0000-4000-8000-000000000001"));

    private readonly FrameMaker _maker = new(s_owner, s_ledger);
    private PostgresOptions _options = null!;
    private PostgresDatabase _database = null!;
    private PostgresJournal _journal = null!;
    private FaultProxy _line = null!;
    private WriterTerm _term;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Name => new NpgsqlConnectionStringBuilder(_options.Connection).Database!;

    public async ValueTask InitializeAsync()
    {
        _options = await postgres.PreparedAsync();
        _line = FaultProxy.Start(new Uri($"http://127.0.0.1:{postgres.Server.Port}"));
        _options.Connection = _options.Connection.Replace(
            $"Port={postgres.Server.Port}",
            $"Port={_line.Address.Port}",
            StringComparison.Ordinal
        );
        _options.StatementTimeout = TimeSpan.FromSeconds(30);
        _options.SilentTimeout = TimeSpan.FromSeconds(1);
        _database = new PostgresDatabase(_options);
        _journal = await PostgresJournal.OpenAsync(_database, new JournalOptions(), TimeProvider.System, Cancel);
        _term = (await _journal.RaiseTermAsync(s_owner, s_ledger, Cancel)).Term;
    }

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_statement_that_waits_too_long_for_a_lock_is_rolled_back()
    {
        _options.StatementTimeout = TimeSpan.FromSeconds(0.5);
        await using var impatient = new PostgresDatabase(_options);
        var journal = await PostgresJournal.OpenAsync(impatient, new JournalOptions(), TimeProvider.System, Cancel);
        await using var holder = await HoldAsync();

        var outcome = await AppendAsync(journal);

        _ = Assert.IsType<AppendOutcome.RolledBack>(outcome);
        await holder.Transaction.RollbackAsync(Cancel);
        Assert.Equal(0, await PositionAsync());
    }

    [Fact]
    public async Task A_session_that_the_server_ends_before_the_commit_is_unknown_and_was_not_written()
    {
        await using var holder = await HoldAsync();
        var append = AppendAsync(_journal);
        await UntilAsync("the append waits for the lock", "wait_event_type = 'Lock'");
        await postgres.Server.ExecuteAsync(
            Name,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                + "WHERE datname = current_database() AND wait_event_type = 'Lock'"
        );

        _ = Assert.IsType<AppendOutcome.Unknown>(await append);
        await holder.Transaction.RollbackAsync(Cancel);
        var mark = await _journal.RaiseTermAsync(s_owner, s_ledger, Cancel);
        Assert.Equal((2, FrameChain.Genesis(s_owner, s_ledger)), (mark.Term.Value, mark.Watermark));
    }

    [Fact]
    public async Task An_answer_that_is_lost_after_the_commit_is_unknown_and_was_written()
    {
        _line.Apply(LineFault.Stall(Ways.Down));
        var append = AppendAsync(_journal);
        while (await PositionAsync() == 0)
        {
            await Task.Yield();
        }

        _line.Apply(LineFault.Cut);

        _ = Assert.IsType<AppendOutcome.Unknown>(await append);
        _line.Heal();
        var mark = await _journal.RaiseTermAsync(s_owner, s_ledger, Cancel);
        Assert.Equal((2, _maker.Head), (mark.Term.Value, mark.Watermark));
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_was_told_nothing()
    {
        _database.Source.Clear();
        _line.Apply(LineFault.Cut);

        _ = Assert.IsType<AppendOutcome.RolledBack>(await AppendAsync(_journal));
        Assert.Equal(0, await PositionAsync());
    }

    [Fact]
    public async Task A_silo_whose_connections_are_all_in_use_told_the_server_nothing()
    {
        _options.ConnectionsMax = 4;
        _options.ConnectTimeout = TimeSpan.FromSeconds(1);
        await using var small = new PostgresDatabase(_options);
        var journal = await PostgresJournal.OpenAsync(small, new JournalOptions(), TimeProvider.System, Cancel);
        var used = new List<NpgsqlConnection>();
        for (var i = 0; i < 4; i++)
        {
            used.Add(await small.Source.OpenConnectionAsync(Cancel));
        }

        var outcome = await AppendAsync(journal);
        foreach (var connection in used)
        {
            await connection.DisposeAsync();
        }

        _ = Assert.IsType<AppendOutcome.RolledBack>(outcome);
        Assert.Equal(0, await PositionAsync());
    }

    [Fact]
    public async Task An_append_in_a_deadlock_is_rolled_back()
    {
        await using var holder = await postgres.Server.OpenAsync(Name);
        await using var transaction = await holder.BeginTransactionAsync(Cancel);
        await using var head = new NpgsqlCommand(
            "SET deadlock_timeout = '1h'; SELECT 1 FROM journal FOR UPDATE",
            holder
        );
        _ = await head.ExecuteScalarAsync(Cancel);
        var append = AppendAsync(_journal);
        await UntilAsync("the append holds its ledger and waits for the head", "wait_event_type = 'Lock'");
        await using var ledger = new NpgsqlCommand("SELECT 1 FROM ledger FOR UPDATE", holder);
        var locked = ledger.ExecuteScalarAsync(Cancel);

        _ = Assert.IsType<AppendOutcome.RolledBack>(await append);
        _ = await locked;
        await transaction.RollbackAsync(Cancel);
        Assert.Equal(0, await PositionAsync());
    }

    [Fact]
    public async Task A_law_of_the_schema_that_would_be_broken_stops_the_silo()
    {
        await postgres.Server.ExecuteAsync(
            Name,
            "INSERT INTO record (position, kind, at_unix_us, payload) VALUES (1, 2, 0, '')"
        );

        var damage = await Assert.ThrowsAsync<JournalDamagedException>(() => AppendAsync(_journal));

        Assert.Contains("fed verify", damage.Message, StringComparison.Ordinal);
        Assert.Equal(0, await PositionAsync());
    }

    [Fact]
    public async Task Raising_the_term_waits_for_the_old_writers_transaction_and_sees_what_it_committed()
    {
        await using var writer = await WriteAsync();
        var raise = _journal.RaiseTermAsync(s_owner, s_ledger, Cancel).AsTask();
        await UntilAsync("the raise waits for the lock", "wait_event_type = 'Lock'");

        await writer.Transaction.CommitAsync(Cancel);

        var mark = await raise;
        Assert.Equal((2, _maker.Head), (mark.Term.Value, mark.Watermark));
    }

    [Fact]
    public async Task A_writer_that_stands_still_in_a_transaction_is_ended_by_the_server_and_holds_nobody_up()
    {
        await using var writer = await WriteAsync();

        var mark = await _journal.RaiseTermAsync(s_owner, s_ledger, Cancel);

        Assert.Equal((2, FrameChain.Genesis(s_owner, s_ledger)), (mark.Term.Value, mark.Watermark));
        _ = await Assert.ThrowsAnyAsync<Exception>(() => writer.Transaction.CommitAsync(Cancel));
        Assert.Equal(0, await PositionAsync());
    }

    private async Task<AppendOutcome> AppendAsync(PostgresJournal journal)
    {
        var before = _maker.Head;
        var request = new AppendRequest(s_ledger, _term, before, [_maker.Next(1)]);
        return (await journal.AppendAsync([request], Cancel))[0];
    }

    /// <summary>A transaction that holds the ledger's row.</summary>
    private async Task<HeldTransaction> HoldAsync()
    {
        var connection = await postgres.Server.OpenAsync(Name);
        var held = new HeldTransaction(connection, await connection.BeginTransactionAsync(Cancel));
        await using var command = new NpgsqlCommand("SELECT 1 FROM ledger FOR UPDATE", connection);
        _ = await command.ExecuteScalarAsync(Cancel);
        return held;
    }

    /// <summary>A silo's append that has run and is not committed.</summary>
    private async Task<HeldTransaction> WriteAsync()
    {
        var connection = await _database.Source.OpenConnectionAsync(Cancel);
        var held = new HeldTransaction(connection, await connection.BeginTransactionAsync(Cancel));
        var request = new AppendRequest(s_ledger, _term, _maker.Head, [_maker.Next(1)]);
        await using var command = PostgresAppend.Command([request], 1);
        command.Connection = connection;
        _ = Assert.IsType<AppendOutcome.Appended>((await PostgresAppend.ReadAsync(command, Cancel))[0]);
        return held;
    }

    private async Task<long> PositionAsync()
    {
        await using var connection = await postgres.Server.OpenAsync(Name);
        await using var command = new NpgsqlCommand("SELECT position FROM journal", connection);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private async Task UntilAsync(string what, string condition)
    {
        await using var connection = await postgres.Server.OpenAsync(Name);
#pragma warning disable CA2100 // a literal of this class
        await using var command = new NpgsqlCommand(
            $"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND {condition}",
            connection
        );
#pragma warning restore CA2100
        while ((long)(await command.ExecuteScalarAsync(Cancel))! == 0)
        {
            Assert.False(Cancel.IsCancellationRequested, what);
        }
    }

    private sealed record HeldTransaction(NpgsqlConnection Connection, NpgsqlTransaction Transaction) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Connection.DisposeAsync();
    }
}
