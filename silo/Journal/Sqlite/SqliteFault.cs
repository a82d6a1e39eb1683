using Federation.Core.Journal;
using Microsoft.Data.Sqlite;

namespace Federation.Silo.Journal.Sqlite;

/// <summary>What an exception of SQLite means for the journal.</summary>
internal static class SqliteFault
{
    private const int Constraint = 19;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>
    /// True where the file does not hold what it must: corrupt, no database, or a law of the schema broken.
    /// </summary>
    public static bool IsDamage(SqliteException fault) =>
        fault.SqliteErrorCode is Constraint or Corrupt or NotADatabase;

    /// <summary>
    /// Reads a row that the schema would not have taken: where a file has lost pages, SQLite may give NULL or another
    /// type for a column that cannot hold it, and calls that no error.
    /// </summary>
    /// <exception cref="JournalDamagedException">A column holds what the schema does not allow.</exception>
    public static T Read<T>(string record, SqliteDataReader row, Func<SqliteDataReader, T> read)
    {
        try
        {
            return read(row);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or ArgumentException)
        {
            throw new JournalDamagedException(
                $"{record} of the journal holds what the schema does not allow: {e.Message} Stop this silo and run "
                    + "`fed verify` on its data directory."
            );
        }
    }

    /// <summary>The journal's own exception: damaged, or not available now.</summary>
    public static Exception Translate(string file, SqliteException fault) =>
        IsDamage(fault)
            ? new JournalDamagedException(
                $"{file}: {fault.Message} Stop this silo and run `fed verify` on its data directory."
            )
            : new JournalUnavailableException(
                $"{file}: {fault.Message} Check the disk's space and rights; the call may be made again.",
                fault
            );
}
