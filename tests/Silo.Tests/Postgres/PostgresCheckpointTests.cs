using Federation.Silo.Postgres;
using Federation.Silo.Tests.Boards;
using Federation.Silo.Tests.Rig;
using Npgsql;

namespace Federation.Silo.Tests.Postgres;

/// <summary>The laws of checkpoints on PostgreSQL.</summary>
public sealed class PostgresCheckpointTests(PostgresFixture postgres) : CheckpointLaws, IAsyncLifetime
{
    private PostgresOptions _options = null!;

    public async ValueTask InitializeAsync() => _options = await postgres.PreparedAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal override Task<Nation> StartAsync(params string[] more) =>
        Nation.StartAsync(
            Data,
            [
                "--Nation:Postgres:Connection",
                _options.Connection,
                "--Nation:Postgres:PasswordFile",
                _options.PasswordFile,
                .. more,
            ]
        );

    protected override Task DeleteAsync() =>
        postgres.Server.ExecuteAsync(
            new NpgsqlConnectionStringBuilder(_options.Connection).Database!,
            "DELETE FROM checkpoint"
        );
}
