using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// Opens connections to a ledger's database, and refuses a database that would not keep what it acknowledges.
/// </summary>
internal static class LedgerConnection
{
    private static readonly Version OldestSqlite = new(3, 51, 3);

    /// <summary>The one connection that writes: WAL, synchronous FULL, both read back.</summary>
    /// <exception cref="LedgerUnavailableException">SQLite is too old, or does not take these settings.</exception>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public static SqliteConnection OpenWriter(string dataDirectory)
    {
        var connection = Open(dataDirectory, SqliteOpenMode.ReadWriteCreate);
        try
        {
            RefuseOldSqlite(connection);
            Set(connection, "journal_mode", "WAL", "wal");
            Set(connection, "synchronous", "FULL", "2");
            // A checkpoint holds up the recordings behind it: four times rarer than by default, with a log of 16 MiB.
            Set(connection, "wal_autocheckpoint", "4000", "4000");
            Set(connection, "foreign_keys", "ON", "1");
            Set(connection, "trusted_schema", "OFF", "0");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection that only reads, beside a running writer too.</summary>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public static SqliteConnection OpenReader(string dataDirectory)
    {
        var connection = Open(dataDirectory, SqliteOpenMode.ReadOnly);
        try
        {
            RefuseOldSqlite(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Open(string dataDirectory, SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = LedgerFiles.Database(dataDirectory),
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 5,
        };
        var connection = new SqliteConnection(text.ToString());
        connection.Open();
        return connection;
    }

    private static void RefuseOldSqlite(SqliteConnection connection)
    {
        var version = Version.Parse(connection.ServerVersion);
        if (version < OldestSqlite)
        {
            throw new LedgerUnavailableException(
                $"SQLite {version} can lose acknowledged entries in WAL mode; at least {OldestSqlite} is needed. "
                    + "Run the program with the SQLite that it was shipped with."
            );
        }
    }

    private static void Set(SqliteConnection connection, string pragma, string value, string expected)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma} = {value}";
        command.ExecuteNonQuery();
        command.CommandText = $"PRAGMA {pragma}";
        var got = Convert.ToString(command.ExecuteScalar());
        if (!string.Equals(got, expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new LedgerUnavailableException(
                $"SQLite reads {pragma} back as '{got}', not '{expected}': entries would not be safe. "
                    + "The data directory must be on a local file system that supports WAL."
            );
        }
    }
}
