using System.CommandLine;
using Federation.Fed.Alarms;
using Federation.Fed.Briefings;
using Federation.Fed.Care;
using Federation.Fed.Catalogues;
using Federation.Fed.Cli;
using Federation.Fed.Demo;
using Federation.Fed.Docs;
using Federation.Fed.Explain;
using Federation.Fed.Ledgers;
using Federation.Fed.Nation;
using Federation.Fed.Up;
using Federation.Fed.Vintages;

namespace Federation.Fed;

/// <summary>The command tree of <c>fed</c>.</summary>
internal static class FedCommand
{
    /// <summary>What a newcomer types first.</summary>
    public static IReadOnlyList<string> FirstSteps { get; } =
    [
        "fed demo",
        "fed up --provinces 04,20 --data data --port 5000",
        "fed record --edge http://127.0.0.1:5104 --area 04/043 --day 2025-01-15 --forces border_guard+police "
            + "--lead border_guard patrol.patrols=1 patrol.participants=9",
        "fed figures --nation http://127.0.0.1:5080 --area 04 --period 2025-Q1",
    ];

    /// <summary>A new tree; building it opens nothing.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand(
            "The command line of the Federation: start a nation and its provinces, record what forces did "
                + "together, and read the same figures everywhere. Exit codes: 0 done; 1 refused by a server: it "
                + "understood, and changed nothing; 2 wrong usage: an option's value that this program can judge by "
                + "itself (a malformed or unknown day, period, view, calendar, force or format, a province that fed up "
                + "does not know), nobody was asked; 3 not reachable: a server or program did not answer, or ended."
        );
        root.Add(CommonOptions.Lang);
        Command[] commands =
        [
            UpCommand.Create(),
            DemoCommand.Create(),
            RecordCommand.Create(),
            ListCommand.Create(),
            ShowCommand.Create(),
            CorrectCommand.Create(),
            VoidCommand.Create(),
            PendingCommand.Create(),
            ConfirmCommand.Create(),
            DeclineCommand.Create(),
            CloseCommand.Create(),
            ReopenCommand.Create(),
            ReturnCommand.Create(),
            ReturnsCommand.Create(),
            DeclareCommand.Create(),
            DeclarationsCommand.Create(),
            ImportCommand.Create(),
            FiguresCommand.Create(),
            ReconcileCommand.Create(),
            CoverageCommand.Create(),
            ExplainCommand.Create(),
            OverruledCommand.Create(),
            IndicatorsCommand.Create(),
            AreasCommand.Create(),
            StatusCommand.Create(),
            BoardCommand.Create(),
            WatchCommand.Create(),
            FreezeCommand.Create(),
            VintagesCommand.Create(),
            RevisionsCommand.Create(),
            BriefingCommand.Create(),
            AlarmsCommand.Create(),
            HandoverCommand.Create(),
            VerifyCommand.Create(),
            BackupCommand.Create(),
            JournalCommand.Create(),
            LedgerCommand.Create(),
            DocsCommand.Create(),
        ];
        foreach (var command in commands)
        {
            root.Add(command);
        }

        HelpWithExamples.Install(root);
        return root;
    }
}
