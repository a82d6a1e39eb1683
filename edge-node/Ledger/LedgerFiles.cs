namespace Federation.EdgeNode.Ledger;

/// <summary>The names of the files in a ledger's data directory.</summary>
public static class LedgerFiles
{
    /// <summary>The database; SQLite keeps <c>-wal</c> and <c>-shm</c> files beside it.</summary>
    public static string Database(string dataDirectory) => Path.Combine(dataDirectory, "ledger.db");

    /// <summary>The file that a running node holds locked.</summary>
    public static string Lock(string dataDirectory) => Path.Combine(dataDirectory, "ledger.lock");
}
