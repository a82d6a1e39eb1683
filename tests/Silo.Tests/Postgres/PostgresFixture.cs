using Federation.Silo.Postgres;
using Federation.Silo.Tests.Postgres;
using Federation.TestKit.Postgres;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Federation.Silo.Tests.Postgres;

/// <summary>One PostgreSQL for the tests of this project; each test takes a database of its own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private string _prepared = "";

    internal PostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await PostgresServer.StartAsync();
        _prepared = await Server.CreateDatabaseAsync();
        await using var database = new PostgresDatabase(OptionsOf(_prepared));
        await database.PrepareAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>A database with the newest schema and nothing in it.</summary>
    internal async Task<PostgresOptions> PreparedAsync() => OptionsOf(await Server.CreateDatabaseAsync(_prepared));

    /// <summary>A database with nothing at all.</summary>
    internal async Task<PostgresOptions> EmptyAsync() => OptionsOf(await Server.CreateDatabaseAsync());

    internal PostgresOptions OptionsOf(string database) =>
        new() { Connection = Server.ConnectionTo(database), PasswordFile = Server.PasswordFile };
}
