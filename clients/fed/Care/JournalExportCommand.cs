using System.CommandLine;
using Federation.Core.Journal;
using Federation.Fed.Cli;
using Federation.Silo.Journal.Export;

namespace Federation.Fed.Care;

/// <summary><c>fed journal export</c>: one moment of a journal as one file.</summary>
internal static class JournalExportCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "export",
            "Writes one moment of the nation's journal to a file, beside running silos too.",
            "Every record is checked against those before it; a damaged journal is not exported. Keep the digest that "
                + "it prints apart from the file: fed journal import and fed verify --export print it again.",
            "fed journal export nation.journal --data data",
            "fed journal export nation.journal --postgres \"Host=127.0.0.1;Database=federation;Username=federation\""
        );
        var file = new Argument<string>("FILE") { Description = "The file to write; must not be there yet." };
        var data = new Option<string?>("--data")
        {
            HelpName = "DIR",
            Description = "The data directory of fed up, or of the nation.",
        };
        var postgres = new PostgresArguments("Export the journal in this PostgreSQL; without the password.");
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
                await using var nation = AuditedNation.Of(postgres.Of(parsed), parsed.GetValue(data));
                var (_, open) = TheOnly(nation);
                var path = Path.GetFullPath(parsed.GetRequiredValue(file));
                var summary = await Progress.RunAsync(
                    screen,
                    language.Of("Xuất nhật ký", "Exporting"),
                    report => Task.Run(() => Write(open, path, report, cancellationToken), cancellationToken)
                );
                screen.Lines(Lines(path, summary, language));
                return ExitCode.Done;
            }
        );
        return command;
    }

    /// <summary>What an exported file holds, in words.</summary>
    public static IEnumerable<string> Lines(string path, ExportSummary summary, Language language)
    {
        yield return language.Of(
            $"{path}: {summary.Head.Position} bản ghi của {summary.Ledgers} sổ, phiên bản {summary.Head}, "
                + $"{summary.Bytes} byte",
            $"{path}: {summary.Head.Position} records of {summary.Ledgers} ledgers, version {summary.Head}, "
                + $"{summary.Bytes} bytes"
        );
        yield return language.Of($"Mã băm của tệp: {summary.Digest}", $"Digest of the file: {summary.Digest}");
    }

    private static (string Name, Func<Silo.Journal.IJournalMoment> Open) TheOnly(AuditedNation nation) =>
        nation.Journals.Count == 1
            ? nation.Journals[0]
            : throw FedException.Usage(
                $"{nation.Journals.Count} journals are named; give one: --data DIR of a nation, or --postgres "
                    + "CONNECTION"
            );

    private static ExportSummary Write(
        Func<Silo.Journal.IJournalMoment> open,
        string path,
        Action<double> report,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var journal = open();
            return JournalExport.Write(journal, path, report, cancellationToken);
        }
        catch (JournalDamagedException damaged)
        {
            throw FedException.Refused(damaged.Message);
        }
        catch (JournalUnavailableException away)
        {
            throw FedException.NotReachable(away.Message);
        }
    }
}
