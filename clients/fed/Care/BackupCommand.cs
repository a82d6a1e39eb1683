using System.CommandLine;
using Federation.Core.Journal;
using Federation.EdgeNode.Ledger;
using Federation.Fed.Cli;
using Federation.Silo.Journal.Sqlite;

namespace Federation.Fed.Care;

/// <summary><c>fed backup</c>: copies ledgers and journals, of running programs too.</summary>
internal static class BackupCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "backup",
            "Copies ledgers and journals, of running programs too.",
            "Each copy is one moment of its file, made by SQLite's own means. A copy never replaces a ledger. An "
                + "edge node that is started on an older copy is stopped by the nation: what it recorded since is "
                + "missing in it.",
            "fed backup --data data/edge-04 --to backup/edge-04-today",
            "fed backup --data data --to backup/today"
        );
        var data = Directory("--data", "The data directory of fed up, or of one edge node or nation.");
        var to = Directory("--to", "Where the copies go; must not hold any yet.");
        command.Add(data);
        command.Add(to);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var screen = Screen.Of(parsed);
                var root = Path.GetFullPath(parsed.GetRequiredValue(data));
                var target = Path.GetFullPath(parsed.GetRequiredValue(to));
                var directories = DataDirectories.Find(root);
                var language = CommonOptions.LanguageOf(parsed);
                var copies = await Progress.RunAsync(
                    screen,
                    language.Of("Sao lưu", "Copying"),
                    report =>
                        Task.Run(() => Copy(directories, root, target, report, cancellationToken), cancellationToken)
                );
                screen.Lines(copies.Select(copy => language.Of($"đã sao: {copy}", $"copied: {copy}")));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Option<string> Directory(string name, string description) =>
        new(name)
        {
            HelpName = "DIR",
            Description = description,
            Required = true,
        };

    /// <summary>
    /// Journals before ledgers: restored together, a ledger then has all that the journal holds, and sends again what
    /// the
    /// journal lacks. The other way round the nation would stop the ledger.
    /// </summary>
    private static List<string> Copy(
        DataDirectories directories,
        string root,
        string target,
        Action<double> report,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var copies = new List<string>();
            CopyAll(directories.Journals, JournalFile.Copy);
            CopyAll(directories.Ledgers, LedgerBackup.Copy);
            return copies;

            void CopyAll(IReadOnlyList<string> sources, Func<string, string, string> copy)
            {
                foreach (var directory in sources)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    copies.Add(copy(directory, Path.GetFullPath(Path.GetRelativePath(root, directory), target)));
                    report((double)copies.Count / (directories.Ledgers.Count + directories.Journals.Count));
                }
            }
        }
        catch (JournalDamagedException damaged)
        {
            throw FedException.Refused(damaged.Message);
        }
        catch (Exception away) when (away is JournalUnavailableException or LedgerUnavailableException)
        {
            throw FedException.Refused(away.Message);
        }
    }
}
