using System.CommandLine;
using Federation.Core.Journal;
using Federation.Fed.Cli;
using Federation.Silo.Journal.Export;
using Federation.Silo.Journal.Postgres;
using Federation.Silo.Journal.Sqlite;
using Federation.Silo.Postgres;

namespace Federation.Fed.Care;

/// <summary><c>fed journal import</c>: a journal of an exported file, where there is none.</summary>
internal static class JournalImportCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "import",
            "Makes a journal of an exported file, where there is none.",
            "The journal is there when the whole file was read and every record fits, or not at all. Positions and "
                + "epoch are those of the file, so versions mean the same. Where silos go on from it, let them begin a "
                + "new epoch (--Nation:Journal:EpochLeast).",
            "fed journal import nation.journal --data elsewhere",
            "fed journal import nation.journal --postgres \"Host=127.0.0.1;Database=federation;Username=federation\""
        );
        var file = new Argument<string>("FILE") { Description = "What fed journal export wrote." };
        var data = new Option<string?>("--data")
        {
            HelpName = "DIR",
            Description = "The nation's data directory; made where it is missing, must not hold a journal.",
        };
        var postgres = new PostgresArguments("Import into this PostgreSQL, which must not hold a journal.");
        command.Add(file);
        command.Add(data);
        foreach (var option in postgres.All)
        {
            command.Add(option);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var screen = Screen.Of(parsed);
                var language = CommonOptions.LanguageOf(parsed);
                var (path, store, directory) = (
                    Path.GetFullPath(parsed.GetRequiredValue(file)),
                    postgres.Of(parsed),
                    parsed.GetValue(data)
                );
                if ((store is null) == (directory is null))
                {
                    throw FedException.Usage("give either --data DIR or --postgres CONNECTION");
                }

                var (summary, target) = await Progress.RunAsync(
                    screen,
                    language.Of("Nhập nhật ký", "Importing"),
                    report =>
                        Task.Run(() => ReadAsync(path, store, directory, report, cancellationToken), cancellationToken)
                );
                screen.Lines(JournalExportCommand.Lines(path, summary, language));
                screen.Line(language.Of($"đã nhập vào {target}", $"imported into {target}"));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<(ExportSummary, string Target)> ReadAsync(
        string path,
        SharedStore? store,
        string? directory,
        Action<double> report,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var journal = ExportedJournal.Open(path);
            var target = store is null
                ? SqliteImport.Write(journal, Path.GetFullPath(directory!), report, cancellationToken)
                : await WriteAsync(journal, store, report, cancellationToken);
            return (new ExportSummary(journal.Head, journal.Ledgers.Count, journal.Bytes, journal.Digest), target);
        }
        catch (JournalDamagedException damaged)
        {
            throw FedException.Refused(damaged.Message);
        }
        catch (JournalUnavailableException away)
        {
            throw FedException.Refused(away.Message);
        }
    }

    private static async Task<string> WriteAsync(
        ExportedJournal journal,
        SharedStore store,
        Action<double> report,
        CancellationToken cancellationToken
    )
    {
        var options = store.ToOptions();
        var problems = options.Problems().ToList();
        if (problems.Count > 0)
        {
            throw FedException.Usage(problems);
        }

        await using var database = new PostgresDatabase(options);
        await PostgresImport.WriteAsync(journal, database, report, cancellationToken);
        return database.Name;
    }
}
