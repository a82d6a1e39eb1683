namespace Federation.EdgeNode.Ledger;

/// <summary>Moves a database with the files that SQLite keeps beside it.</summary>
internal static class LedgerMove
{
    private static readonly string[] Beside = ["-wal", "-shm", ""];

    /// <summary>Moves it within a directory, the database itself last.</summary>
    /// <exception cref="IOException">It cannot be moved, or something of that name is there.</exception>
    public static void All(string from, string to)
    {
        foreach (var suffix in Beside.Where(suffix => File.Exists(from + suffix)))
        {
            File.Move(from + suffix, to + suffix);
        }
    }
}
