using Federation.EdgeNode.Ledger;
using Federation.Fed.Cli;
using Federation.Silo.Journal.Sqlite;

namespace Federation.Fed.Care;

/// <summary>Ledgers and journals in a data directory: of one program, or of all that <c>fed up</c> started.</summary>
/// <param name="Journals">Directories that hold a journal.</param>
/// <param name="Ledgers">Directories that hold a ledger.</param>
internal sealed record DataDirectories(IReadOnlyList<string> Journals, IReadOnlyList<string> Ledgers)
{
    /// <summary>
    /// Looks into the directory, the directories in it, and those of ledgers that an edge node in it has taken over.
    /// </summary>
    /// <exception cref="FedException">It is missing, or holds neither a ledger nor a journal.</exception>
    public static DataDirectories Find(string directory)
    {
        var root = Path.GetFullPath(directory);
        if (!Directory.Exists(root))
        {
            throw FedException.Usage($"there is no directory {root}");
        }

        List<string> all = [root, .. Directory.GetDirectories(root).Order().SelectMany(WithEarlier)];
        var found = new DataDirectories(
            all.FindAll(d => File.Exists(JournalFile.PathIn(d))),
            all.FindAll(d => File.Exists(LedgerFiles.Database(d)))
        );
        return found.Journals.Count + found.Ledgers.Count > 0
            ? found
            : throw FedException.Usage(
                $"{root} holds neither a ledger nor a journal: give what was given to fed up as "
                    + "--data, or one program's own"
            );
    }

    private static IEnumerable<string> WithEarlier(string directory) =>
        [directory, .. Directory.GetDirectories(directory, "*@*").Order()];
}
