using Federation.Core.Journal;
using Microsoft.Data.Sqlite;

namespace Federation.Silo.Journal.Sqlite;

/// <summary>
/// One moment of a journal on SQLite, read from its file.
/// </summary>
public sealed class JournalFile : IJournalMoment
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(5);

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _moment;

    private JournalFile(SqliteConnection connection)
    {
        _connection = connection;
        _moment = connection.BeginTransaction(deferred: true);
        Head = ReadHead();
        Ledgers = LedgerMarks.All(connection);
    }

    /// <inheritdoc/>
    public JournalVersion Head { get; }

    /// <inheritdoc/>
    public IReadOnlyList<LedgerMark> Ledgers { get; }

    /// <summary>The journal's file in a nation's data directory.</summary>
    public static string PathIn(string directory) => Path.Combine(directory, JournalDatabase.FileName);

    /// <summary>Opens the journal of a nation's data directory.</summary>
    /// <exception cref="JournalUnavailableException">There is none, or it cannot be read now.</exception>
    /// <exception cref="JournalDamagedException">The file is no journal, or is damaged.</exception>
    public static JournalFile Open(string directory)
    {
        var path = PathIn(directory);
        if (!File.Exists(path))
        {
            throw new JournalUnavailableException($"There is no {path}. Give the data directory of a nation.");
        }

        return Translated(path, () => new JournalFile(JournalDatabase.OpenReader(path, LockTimeout)));
    }

    /// <inheritdoc/>
    public IEnumerable<JournalRecord> Records()
    {
        var path = _connection.DataSource;
        using var command = _connection.CreateCommand();
        command.CommandText = JournalRows.Columns + " ORDER BY r.position";
        using var row = Translated(path, command.ExecuteReader);
        while (Translated(path, row.Read))
        {
            yield return Translated(path, () => JournalRows.Of(row));
        }
    }

    /// <summary>
    /// Copies the journal, of a running silo too, by SQLite's own means: the copy is one moment of it.
    /// </summary>
    /// <param name="fromDirectory">A nation's data directory.</param>
    /// <param name="toDirectory">Made where it is missing; must not hold a journal.</param>
    /// <returns>The copy's file.</returns>
    /// <exception cref="JournalUnavailableException">There is no journal, or the target holds one.</exception>
    /// <exception cref="JournalDamagedException">The journal's file is damaged.</exception>
    public static string Copy(string fromDirectory, string toDirectory)
    {
        var target = PathIn(toDirectory);
        if (File.Exists(target))
        {
            throw new JournalUnavailableException($"{target} is there already: a copy never replaces a journal.");
        }

        using var from = Open(fromDirectory);
        var unfinished = target + ".part";
        _ = Directory.CreateDirectory(toDirectory);
        File.Delete(unfinished);
        Translated(unfinished, () => CopyTo(from._connection, unfinished));
        File.Move(unfinished, target);
        return target;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _moment.Dispose();
        _connection.Dispose();
        JournalDatabase.ForgetReaders(_connection.DataSource, LockTimeout);
    }

    private static bool CopyTo(SqliteConnection from, string file)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false };
        using var to = new SqliteConnection(text.ToString());
        to.Open();
        from.BackupDatabase(to);
        _ = to.Run("PRAGMA journal_mode = DELETE");
        return true;
    }

    private static T Translated<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Translate(path, fault);
        }
    }

    private JournalVersion ReadHead()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT epoch, position FROM journal";
        using var row = command.ExecuteReader();
        return row.Read()
            ? new JournalVersion(row.GetInt64(0), row.GetInt64(1))
            : throw new JournalDamagedException($"{_connection.DataSource} has no head.");
    }
}
