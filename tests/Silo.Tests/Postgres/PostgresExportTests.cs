using Federation.Core.Journal;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Postgres;
using Federation.Silo.Postgres;
using Federation.Silo.Tests.Journal;
using Federation.TestKit.Journal;

namespace Federation.Silo.Tests.Postgres;

/// <summary>Exporting and importing a journal on PostgreSQL.</summary>
public sealed class PostgresExportTests(PostgresFixture postgres) : ExportConformance, IAsyncLifetime
{
    private PostgresDatabase _from = null!;
    private PostgresDatabase _to = null!;

    public async ValueTask InitializeAsync()
    {
        _from = new PostgresDatabase(await postgres.PreparedAsync());
        _to = new PostgresDatabase(await postgres.EmptyAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _from.DisposeAsync();
        await _to.DisposeAsync();
        Dispose();
    }

    protected override async Task WriteAsync(JournalMaker made)
    {
        var journal = await PostgresJournal.OpenAsync(_from, new JournalOptions(), TimeProvider.System, Cancel);
        await journal.FillAsync(made, Cancel);
    }

    protected override Task<IJournalMoment> MomentAsync() =>
        Task.FromResult<IJournalMoment>(PostgresMoment.Open(_from));

    protected override Task ImportAsync(IJournalMoment journal) =>
        PostgresImport.WriteAsync(journal, _to, _ => { }, Cancel);

    protected override async Task<IJournalMoment> ImportedAsync()
    {
        // As a silo opens it: its end is checked.
        _ = await PostgresJournal.OpenAsync(_to, new JournalOptions(), TimeProvider.System, Cancel);
        return PostgresMoment.Open(_to);
    }
}
