using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Postgres;
using Federation.Silo.Postgres;
using Federation.TestKit.Journal;

namespace Federation.Silo.Tests.Postgres;

/// <summary>What a silo keeps of its own commits is what the database holds.</summary>
public sealed class PostgresCommittedTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly AreaId s_owner = new(4);
    private PostgresDatabase _database = null!;
    private PostgresJournal _journal = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = new PostgresDatabase(await postgres.PreparedAsync());
        _journal = await PostgresJournal.OpenAsync(_database, new JournalOptions(), TimeProvider.System, Cancel);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_record_that_is_kept_in_memory_is_the_record_that_is_read_back()
    {
        AppendRequest[] requests = [await RequestOf(2), await RequestOf(1)];
        requests[1] = requests[1] with { Standing = new byte[] { 7, 8 } };
        _ = await _journal.AppendAsync(requests, Cancel);

        var positions = 0;
        await foreach (var stored in _journal.ReadAsync(1, Cancel))
        {
            Assert.True(_journal.Committed.TryTake(stored.Position, out var kept));
            Assert.Equal(stored.Payload.ToArray(), kept.Payload.ToArray());
            Assert.Equal(stored with { Payload = default }, kept with { Payload = default });
            positions++;
        }

        Assert.Equal(5, positions);
        Assert.False(_journal.Committed.TryTake(6, out _));
    }

    private async Task<AppendRequest> RequestOf(int number)
    {
        var ledger = new LedgerId(new Guid(number, 0, 0, new byte[8]));
        var mark = await _journal.RaiseTermAsync(s_owner, ledger, Cancel);
        var writer = new JournalWriterOfOne(ledger, mark.Term, new FrameMaker(s_owner, ledger));
        Frame[] frames = [writer.Maker.Next(1, 2, 3), writer.Maker.Next(4)];
        return writer.Request(frames) with { Owner = s_owner };
    }
}
