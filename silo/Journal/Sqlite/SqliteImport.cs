using Federation.Core.Journal;
using Microsoft.Data.Sqlite;

namespace Federation.Silo.Journal.Sqlite;

/// <summary>Writes a whole journal into a data directory that holds none.</summary>
public static class SqliteImport
{
    private const int RecordsOfATransaction = 4096;

    /// <summary>
    /// The journal's file appears once every record was read and fits, and is synced; on any failure it is not there.
    /// </summary>
    /// <param name="journal">Read to its end; checks itself.</param>
    /// <param name="directory">The nation's data directory; made where it is missing.</param>
    /// <param name="progress">Is told the share that is written, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <returns>The file.</returns>
    /// <exception cref="JournalUnavailableException">
    /// The directory holds a journal already, or cannot be written.
    /// </exception>
    /// <exception cref="JournalDamagedException">A record does not follow from those before it.</exception>
    public static string Write(
        IJournalMoment journal,
        string directory,
        Action<double> progress,
        CancellationToken cancellationToken
    )
    {
        _ = Directory.CreateDirectory(directory);
        var target = JournalFile.PathIn(directory);
        using var fileLock = JournalLock.Take(directory);
        if (File.Exists(target))
        {
            throw new JournalUnavailableException(
                $"{target} is there already: an import never replaces a journal. Give a directory without one."
            );
        }

        var unfinished = target + ".part";
        File.Delete(unfinished);
        try
        {
            Fill(journal, unfinished, progress, cancellationToken);
            using (var file = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
            {
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, target);
            return target;
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Translate(unfinished, fault);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void Fill(
        IJournalMoment journal,
        string file,
        Action<double> progress,
        CancellationToken cancellationToken
    )
    {
        var text = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false };
        using var connection = new SqliteConnection(text.ToString());
        connection.Open();
        // Nothing is lost with an unfinished file: it is synced once, as a whole, before it gets its name.
        _ = connection.Run("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;");
        SqliteSchema.Apply(connection, "journal");
        using var statements = new JournalStatements(connection);
        statements.Begin();
        foreach (var mark in journal.Ledgers)
        {
            statements.InsertMark(mark);
        }

        foreach (var record in journal.Records())
        {
            cancellationToken.ThrowIfCancellationRequested();
            statements.InsertRecord(record);
            if (record.Position % RecordsOfATransaction == 0)
            {
                statements.Commit();
                statements.Begin();
                progress((double)record.Position / journal.Head.Position);
            }
        }

        foreach (var mark in journal.Ledgers.Where(mark => mark.Successor is not null))
        {
            statements.Close(mark.Ledger, mark.Successor!.Value);
        }

        statements.MoveHead(journal.Head);
        statements.Commit();
    }
}
