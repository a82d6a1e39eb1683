using System.CommandLine;
using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Fed.Vintages;

namespace Federation.Fed.Explain;

/// <summary><c>fed explain</c>: why a figure is what it is.</summary>
internal static class ExplainCommand
{
    private const int ShownDefault = 20;
    private const int ShownMax = 1_000;

    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "explain",
            "Says why a figure is what it is: by forces, area and frames, and with --edge by entries of the ledger.",
            "Every level adds up to the one above, which this program checks: where it does not, it says by how much "
                + "and exits with 1. Of a named period it also lists the days that make the difference between the "
                + "civil calendar and that of Decree 09/2019.",
            "fed explain --nation http://127.0.0.1:5080 --area 04 --period 2025-Q1 --indicator crime.cases",
            "fed explain --nation http://127.0.0.1:5080 --edge http://127.0.0.1:5104 --area 04 --period 2025-Q1 "
                + "--indicator patrol.patrols --view joint"
        );
        var (nation, edge) = (CommonOptions.Nation(required: true), CommonOptions.Edge(required: false));
        var area = CheckedOptions.Area("--area", "VN, a province 04, a district 20/183.", true);
        var period = CheckedOptions.Period(CheckedOptions.Periods + ".", required: true);
        var (calendar, view) = (CheckedOptions.Calendar(), CheckedOptions.View());
        var indicator = new Option<string>("--indicator")
        {
            HelpName = "CODE",
            Description = "Which indicator (codes: fed indicators --find TEXT).",
            Required = true,
        };
        var shown = new Option<int>("--entries")
        {
            HelpName = "N",
            Description = $"How many entries are named, the largest first, 0 to {ShownMax}; the others are one line.",
            DefaultValueFactory = _ => ShownDefault,
        };
        shown.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > ShownMax)
            {
                result.AddError($"--entries must be 0 to {ShownMax}.");
            }
        });
        var (claim, json) = (CommonOptions.As("operator"), CommonOptions.Json("the levels"));
        Option[] options = [nation, edge, area, period, calendar, view, indicator, shown, claim, json];
        Array.ForEach(options, command.Add);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var question = new FigureQuestion(
                    parsed.GetRequiredValue(area)!,
                    parsed.GetRequiredValue(period)!,
                    parsed.GetValue(calendar) ?? "",
                    parsed.GetValue(view) ?? "",
                    [parsed.GetRequiredValue(indicator)]
                )
                {
                    WithCells = true,
                };
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                // The frames of the nation are as long a question as one about the past.
                using var silos = PastSettings.Open(parsed.GetRequiredValue(nation)!, who);
                using var node = parsed.GetValue(edge) is { } address ? new EdgeClient(address, who) : null;
                var run = new ExplainRun(silos, node, question, CommonOptions.LanguageOf(parsed));
                var screen = Screen.Of(parsed);
                await run.RunAsync(screen, parsed.GetValue(shown), parsed.GetValue(json), cancellationToken);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
