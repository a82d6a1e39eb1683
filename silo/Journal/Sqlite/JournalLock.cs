namespace Federation.Silo.Journal.Sqlite;

/// <summary>The lock file beside a journal: one process writes it.</summary>
internal static class JournalLock
{
    /// <summary>Held until the result is disposed.</summary>
    /// <exception cref="IOException">Another process holds it, or the directory cannot be written.</exception>
    public static FileStream Take(string directory)
    {
        var path = Path.Combine(directory, "journal.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"{path} is held by another silo, or cannot be opened ({cause.Message}). One silo serves a journal on "
                    + "SQLite: end the other one, or let this one write in its data directory.",
                cause
            );
        }
    }
}
