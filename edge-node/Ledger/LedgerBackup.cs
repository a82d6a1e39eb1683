using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Ledger;

/// <summary>Copies a ledger, of a running node too, by SQLite's own means: the copy is one moment of it.</summary>
public static class LedgerBackup
{
    /// <summary>Copies <c>ledger.db</c> from one directory to another.</summary>
    /// <param name="fromDirectory">An edge node's data directory.</param>
    /// <param name="toDirectory">Made where it is missing; must not hold a ledger.</param>
    /// <returns>The copy's file.</returns>
    /// <exception cref="LedgerUnavailableException">
    /// There is no ledger, the target holds one, or one of them cannot be read or written; then no copy is left behind.
    /// </exception>
    public static string Copy(string fromDirectory, string toDirectory)
    {
        var source = LedgerFiles.Database(fromDirectory);
        var target = LedgerFiles.Database(toDirectory);
        if (!File.Exists(source))
        {
            throw new LedgerUnavailableException($"There is no {source}. Give the directory of an edge node.");
        }

        if (File.Exists(target))
        {
            throw new LedgerUnavailableException($"{target} is there already: a copy never replaces a ledger.");
        }

        var unfinished = target + ".part";
        try
        {
            Directory.CreateDirectory(toDirectory);
            File.Delete(unfinished);
            CopyTo(fromDirectory, unfinished);
            File.Move(unfinished, target);
            return target;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            File.Delete(unfinished);
            throw new LedgerUnavailableException($"{source} could not be copied to {target}: {e.Message}", e);
        }
    }

    private static void CopyTo(string fromDirectory, string file)
    {
        using var from = LedgerConnection.OpenReader(fromDirectory);
        var text = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false };
        using var to = new SqliteConnection(text.ToString());
        to.Open();
        from.BackupDatabase(to);
        using var settle = to.CreateCommand();
        settle.CommandText = "PRAGMA journal_mode = DELETE";
        settle.ExecuteNonQuery();
    }
}
