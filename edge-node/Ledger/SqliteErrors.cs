using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Ledger;

/// <summary>What SQLite's error codes mean for a ledger.</summary>
internal static class SqliteErrors
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>
    /// True where the file itself is damaged; false where it could not be used now (disk full, IO error, busy).
    /// </summary>
    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is Corrupt or NotADatabase;
}
