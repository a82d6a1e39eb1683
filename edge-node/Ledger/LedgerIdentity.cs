using System.Globalization;
using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// The small files beside a ledger: which ledger it is, for when its own file cannot say so any more, and which one is
/// to follow it. Each is one line, replaced as a whole.
/// </summary>
internal static class LedgerIdentity
{
    /// <summary>What the file says; null where it is missing or says nothing.</summary>
    public static LedgerHeader? Read(string dataDirectory)
    {
        var parts = ReadLine(LedgerFiles.Identity(dataDirectory)).Split(' ');
        return
            parts.Length == 2
            && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var owner)
            && owner > 0
            && Guid.TryParseExact(parts[1], "D", out var ledger)
            ? new LedgerHeader(new AreaId(owner), new LedgerId(ledger))
            : null;
    }

    /// <summary>Keeps it; nothing is written where it is there already.</summary>
    public static void Keep(string dataDirectory, LedgerHeader header)
    {
        if (Read(dataDirectory) != header)
        {
            Write(LedgerFiles.Identity(dataDirectory), $"{header.Owner.Value} {header.Ledger}");
        }
    }

    /// <summary>The successor that a repair began with; null where none is under way.</summary>
    public static LedgerId? ReadSuccessor(string dataDirectory) =>
        Guid.TryParseExact(ReadLine(LedgerFiles.Successor(dataDirectory)), "D", out var successor)
            ? new LedgerId(successor)
            : null;

    /// <summary>Keeps the successor, durably.</summary>
    public static void KeepSuccessor(string dataDirectory, LedgerId successor) =>
        Write(LedgerFiles.Successor(dataDirectory), successor.ToString());

    private static string ReadLine(string path) => File.Exists(path) ? File.ReadAllText(path).Trim() : "";

    private static void Write(string path, string line)
    {
        var unfinished = path + ".part";
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(line + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
