using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>The names of the files in a ledger's data directory.</summary>
public static class LedgerFiles
{
    /// <summary>The database; SQLite keeps <c>-wal</c> and <c>-shm</c> files beside it.</summary>
    public static string Database(string dataDirectory) => Path.Combine(dataDirectory, "ledger.db");

    /// <summary>The file that a running node holds locked.</summary>
    public static string Lock(string dataDirectory) => Path.Combine(dataDirectory, "ledger.lock");

    /// <summary>Says which ledger the database holds, also when the database cannot be read.</summary>
    public static string Identity(string dataDirectory) => Path.Combine(dataDirectory, "ledger.identity");

    /// <summary>The id of the ledger that goes on after a repair, from before the nation is told of it.</summary>
    public static string Successor(string dataDirectory) => Path.Combine(dataDirectory, "ledger.successor");

    /// <summary>
    /// The directory where a repair builds the new ledger. Complete where the ledger itself is missing: the switch was
    /// interrupted, and is finished at the next start.
    /// </summary>
    public static string Next(string dataDirectory) => Path.Combine(dataDirectory, "repair");

    /// <summary>Name of the file that keeps a ledger that was closed.</summary>
    public static string ArchiveName(LedgerId closed) => $"ledger-{closed}.db";
}
