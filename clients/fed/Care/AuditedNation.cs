using Federation.Fed.Cli;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Export;
using Federation.Silo.Journal.Postgres;
using Federation.Silo.Journal.Sqlite;
using Federation.Silo.Postgres;

namespace Federation.Fed.Care;

/// <summary>Journals and ledgers that are verified together.</summary>
internal sealed class AuditedNation : IAsyncDisposable
{
    private readonly PostgresDatabase? _database;

    private AuditedNation(string exported)
    {
        Ledgers = [];
        Journals = [(exported, () => ExportedJournal.Open(exported))];
    }

    private AuditedNation(PostgresDatabase? database, DataDirectories? directories)
    {
        _database = database;
        Ledgers = directories?.Ledgers ?? [];
        Journals =
        [
            .. database is null
                ? []
                : ((string, Func<IJournalMoment>)[])[(database.Name, () => PostgresMoment.Open(database))],
            .. (directories?.Journals ?? []).Select(directory =>
                (directory, (Func<IJournalMoment>)(() => JournalFile.Open(directory)))
            ),
        ];
    }

    /// <summary>Each journal's name, and how it is opened.</summary>
    public IReadOnlyList<(string Name, Func<IJournalMoment> Open)> Journals { get; }

    /// <summary>Directories that hold a ledger.</summary>
    public IReadOnlyList<string> Ledgers { get; }

    /// <summary>What a file holds that <c>fed journal export</c> wrote.</summary>
    public static AuditedNation OfExport(string path) => new(Path.GetFullPath(path));

    /// <summary>What is found in a database, in a directory, or in both.</summary>
    /// <exception cref="FedException">Neither is named, or an option cannot work.</exception>
    public static AuditedNation Of(SharedStore? store, string? directory)
    {
        if (store is null && directory is null)
        {
            throw FedException.Usage("nothing is named: give --data DIR, or --postgres CONNECTION, or both");
        }

        var options = store?.ToOptions();
        var problems = options?.Problems().ToList() ?? [];
        if (problems.Count > 0)
        {
            throw FedException.Usage(problems);
        }

        var directories = directory is null ? null : DataDirectories.Find(directory);
        return new AuditedNation(options is null ? null : new PostgresDatabase(options), directories);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}
