using Federation.Core.Journal;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Sqlite;
using Federation.TestKit;
using Federation.TestKit.Journal;

namespace Federation.Silo.Tests.Journal;

/// <summary>The journal on SQLite keeps the laws of every journal.</summary>
public sealed class SqliteJournalConformance : RecordKindConformance, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private SqliteJournal _journal;

    public SqliteJournalConformance() => _journal = Open();

    protected override IJournal Journal => _journal;

    public void Dispose()
    {
        _journal.Dispose();
        _directory.Dispose();
    }

    protected override ValueTask RestartAsync()
    {
        _journal.Dispose();
        _journal = Open();
        return ValueTask.CompletedTask;
    }

    private SqliteJournal Open() => SqliteJournal.Open(_directory.Path, new JournalOptions(), TimeProvider.System);
}
