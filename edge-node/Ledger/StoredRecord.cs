using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// Reads a row that the schema would not have taken: where a file has lost pages, SQLite may give NULL or another type
/// for a column that cannot hold it, and calls that no error.
/// </summary>
internal static class StoredRecord
{
    /// <summary>What the row holds.</summary>
    /// <param name="name">Of the record, for the message.</param>
    /// <param name="row">At the record.</param>
    /// <param name="read">Reads its columns.</param>
    /// <exception cref="LedgerFileDamagedException">A column holds what the schema does not allow.</exception>
    public static T Read<T>(string name, SqliteDataReader row, Func<SqliteDataReader, T> read)
    {
        try
        {
            return read(row);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or ArgumentException)
        {
            throw new LedgerFileDamagedException(name, $"it holds what the schema does not allow: {e.Message}", e);
        }
    }
}
