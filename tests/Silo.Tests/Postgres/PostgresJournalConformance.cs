using Federation.Core.Journal;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Postgres;
using Federation.Silo.Postgres;
using Federation.TestKit.Journal;

namespace Federation.Silo.Tests.Postgres;

/// <summary>The journal on PostgreSQL keeps the laws of every journal.</summary>
public sealed class PostgresJournalConformance(PostgresFixture postgres) : RecordKindConformance, IAsyncLifetime
{
    private PostgresOptions _options = null!;
    private PostgresDatabase _database = null!;
    private PostgresJournal _journal = null!;

    protected override IJournal Journal => _journal;

    public async ValueTask InitializeAsync()
    {
        _options = await postgres.PreparedAsync();
        await OpenAsync();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    protected override async ValueTask RestartAsync()
    {
        await _database.DisposeAsync();
        await OpenAsync();
    }

    private async Task OpenAsync()
    {
        _database = new PostgresDatabase(_options);
        _journal = await PostgresJournal.OpenAsync(_database, new JournalOptions(), TimeProvider.System, Cancel);
    }
}
