using Federation.Core.Journal;
using Federation.Silo.Postgres;
using Federation.TestKit;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Federation.Silo.Tests.Postgres;

/// <summary>What a database must be before a silo stands on it.</summary>
public sealed class PostgresDatabaseTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_six_silos_that_start_at_once_on_an_empty_database_one_makes_the_schema()
    {
        var options = await postgres.EmptyAsync();
        var databases = Enumerable.Range(0, 6).Select(_ => new PostgresDatabase(options)).ToList();

        await Task.WhenAll(databases.Select(one => one.PrepareAsync(Cancel)));

        await using var command = databases[0]
            .Source.CreateCommand(
                "SELECT string_agg(number || ' ' || name, ', ' ORDER BY number) FROM federation_schema"
            );
        Assert.Equal(
            "1 0001-journal.sql, 2 0002-membership.sql, 3 0003-grain-storage.sql, 4 0004-checkpoint.sql, "
                + "5 0005-records-by-kind.sql, 6 0006-closed-ledgers.sql",
            await command.ExecuteScalarAsync(Cancel)
        );
        foreach (var database in databases)
        {
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_by_both_numbers()
    {
        var options = await postgres.PreparedAsync();
        await LaterAsync(options, beside: 98);

        var damage = await Assert.ThrowsAsync<JournalDamagedException>(() => PrepareAsync(options));

        Assert.Contains(
            "schema 99, for programs that know 98 or more; this one knows 6",
            damage.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_database_that_a_newer_program_moved_on_is_used_where_it_says_that_this_one_may_go_on_beside_it()
    {
        var options = await postgres.PreparedAsync();
        await LaterAsync(options, beside: 3);

        await PrepareAsync(options);
    }

    private Task LaterAsync(PostgresOptions options, int beside) =>
        ExecuteAsync(
            options,
            $"INSERT INTO federation_schema (number, name, beside) VALUES (99, '0099-later.sql', {beside})"
        );

    [Theory]
    [InlineData("synchronous_commit", "off", "ALTER SYSTEM SET synchronous_commit = on")]
    [InlineData("default_transaction_read_only", "on", "set it off for this role and database")]
    public async Task A_setting_that_loses_or_refuses_writes_is_refused_with_its_cure(
        string setting,
        string value,
        string cure
    )
    {
        var options = await postgres.PreparedAsync();
        await postgres.Server.ExecuteAsync("postgres", $"ALTER DATABASE {NameOf(options)} SET {setting} = {value}");

        var refusal = await Assert.ThrowsAsync<JournalUnavailableException>(() => PrepareAsync(options));

        Assert.Contains($"{setting} is {value}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(cure, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_make_tables_is_refused_with_the_cure()
    {
        var options = await postgres.EmptyAsync();
        var role = $"weak_{NameOf(options)}";
        await postgres.Server.ExecuteAsync("postgres", $"CREATE ROLE {role} LOGIN PASSWORD 'x'");
        await postgres.Server.ExecuteAsync(NameOf(options), "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        using var secret = new TemporaryDirectory();
        await File.WriteAllTextAsync(secret.At("password"), "x", Cancel);
        options.Connection = options.Connection.Replace("Username=postgres", $"Username={role}", Ordinal);
        options.PasswordFile = secret.At("password");

        var refusal = await Assert.ThrowsAsync<JournalUnavailableException>(() => PrepareAsync(options));

        Assert.Contains("OWNER federation", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_with_where_it_was_looked_for()
    {
        var options = new PostgresOptions { Connection = "Host=127.0.0.1;Port=1;Database=nation;Username=silo" };

        var refusal = await Assert.ThrowsAsync<JournalUnavailableException>(() => PrepareAsync(options));

        Assert.StartsWith("PostgreSQL 127.0.0.1:1/nation as silo: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_named_without_the_password()
    {
        var options = await postgres.EmptyAsync();
        using var secret = new TemporaryDirectory();
        await File.WriteAllTextAsync(secret.At("password"), "guessed-7c1", Cancel);
        options.PasswordFile = secret.At("password");

        var refusal = await Assert.ThrowsAsync<JournalDamagedException>(() => PrepareAsync(options));

        Assert.Contains("password", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("guessed-7c1", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_in_the_connection_string_is_refused_and_not_repeated()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            NationHost.BuildAsync("--Nation:Postgres:Connection", "Host=127.0.0.1;Password=guessed-7c1")
        );

        Assert.Contains("Nation:Postgres:PasswordFile", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("guessed-7c1", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE record SET payload = ''", "a record never changes")]
    [InlineData("DELETE FROM record", "a record is never deleted")]
    [InlineData("TRUNCATE ledger CASCADE", "is never deleted")]
    [InlineData("UPDATE journal SET position = -1", "position")]
    [InlineData("UPDATE journal SET epoch = 0", "epoch")]
    [InlineData("DELETE FROM journal", "the journal's head is never deleted")]
    public async Task The_schema_itself_refuses_to_change_what_was_recorded(string statement, string says)
    {
        var options = await postgres.PreparedAsync();

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(options, statement));

        Assert.StartsWith("23", refusal.SqlState, StringComparison.Ordinal);
        Assert.Contains(says, refusal.MessageText, StringComparison.Ordinal);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static string NameOf(PostgresOptions options) =>
        new NpgsqlConnectionStringBuilder(options.Connection).Database!;

    private Task ExecuteAsync(PostgresOptions options, string sql) =>
        postgres.Server.ExecuteAsync(NameOf(options), sql);

    private static async Task PrepareAsync(PostgresOptions options)
    {
        await using var database = new PostgresDatabase(options);
        await database.PrepareAsync(Cancel);
    }
}
