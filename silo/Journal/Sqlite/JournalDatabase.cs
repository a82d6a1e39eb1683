using Federation.Core.Journal;
using Microsoft.Data.Sqlite;

namespace Federation.Silo.Journal.Sqlite;

/// <summary>Opens the journal's database file as the storage laws ask for, or refuses by name.</summary>
internal static class JournalDatabase
{
    /// <summary>The file's name in the nation's data directory.</summary>
    public const string FileName = "journal.db";

    /// <summary>The first version with the fix of the WAL reset fault.</summary>
    private static readonly Version SqliteLeast = new(3, 51, 3);

    /// <summary>Opens for writing: WAL, synchronous FULL and foreign keys, each read back.</summary>
    /// <exception cref="JournalDamagedException">A setting did not take hold, or SQLite is too old.</exception>
    public static SqliteConnection OpenWriter(string file, TimeSpan lockTimeout)
    {
        var connection = Open(file, lockTimeout, SqliteOpenMode.ReadWriteCreate, pooling: false);
        try
        {
            var version = Version.Parse(connection.ServerVersion);
            Demand(version >= SqliteLeast, $"SQLite is {version}; it must be at least {SqliteLeast}.");
            Demand(
                connection.Scalar<string>("PRAGMA journal_mode = WAL") == "wal",
                $"{file} cannot use a write-ahead log."
            );
            connection.Run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
            Demand(connection.Scalar<long>("PRAGMA synchronous") == 2, $"{file} does not sync every commit.");
            Demand(connection.Scalar<long>("PRAGMA foreign_keys") == 1, $"{file} does not check its foreign keys.");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens for reading beside the writer; connections are pooled per file.</summary>
    public static SqliteConnection OpenReader(string file, TimeSpan lockTimeout)
    {
        var connection = Open(file, lockTimeout, SqliteOpenMode.ReadWrite, pooling: true);
        connection.Run("PRAGMA query_only = ON");
        return connection;
    }

    /// <summary>Closes the pooled readers of a file, so that it can be moved or deleted.</summary>
    public static void ForgetReaders(string file, TimeSpan lockTimeout)
    {
        using var reader = new SqliteConnection(Text(file, lockTimeout, SqliteOpenMode.ReadWrite, pooling: true));
        SqliteConnection.ClearPool(reader);
    }

    private static string Text(string file, TimeSpan lockTimeout, SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = pooling,
            DefaultTimeout = (int)Math.Ceiling(lockTimeout.TotalSeconds),
        }.ToString();

    private static SqliteConnection Open(string file, TimeSpan lockTimeout, SqliteOpenMode mode, bool pooling)
    {
        var connection = new SqliteConnection(Text(file, lockTimeout, mode, pooling));
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Demand(bool holds, string message)
    {
        if (!holds)
        {
            throw new JournalDamagedException(message);
        }
    }
}
