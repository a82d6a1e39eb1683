using System.CommandLine;
using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Nation;

/// <summary><c>fed figures</c>: consolidated figures, at the nation or at one edge node.</summary>
internal static class FiguresCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "figures",
            "Shows the consolidated figures of an area and period, from the nation down to a post.",
            "At an edge node: of its own ledger, also while the line is down. At the nation, a province in the figure "
                + "whose line is down or stopped is named: of it the figure holds what was received last.",
            "fed figures --nation http://127.0.0.1:5080 --area VN --period 2025-Q1",
            "fed figures --nation http://127.0.0.1:5080 --area 04 --period 2025-Q1 --view joint --format json",
            "fed figures --edge http://127.0.0.1:5120 --area 20/183/ba-son --period 2023 --indicator crime.drug.cases"
        )
        {
            Fields = FiguresData.Fields,
        };
        var nation = CommonOptions.Nation(required: false);
        var edge = CommonOptions.Edge(required: false);
        var area = CheckedOptions.Area("--area", "VN, a province 04, a district 20/183, a post 20/183/ba-son.", true);
        var period = CheckedOptions.Period($"{CheckedOptions.Periods}.", required: true);
        var calendar = CheckedOptions.Calendar();
        var view = CheckedOptions.View();
        var indicator = CheckedOptions.Indicators();
        var format = new Option<string?>("--format")
        {
            HelpName = "table|json|csv",
            Description = "How to print them.",
            DefaultValueFactory = _ => "table",
        }.OneOf("table", "json", "csv");
        var claim = CommonOptions.As("operator");
        Option[] options = [nation, edge, area, period, calendar, view, indicator, format, claim];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.Validators.Add(result => CommonOptions.RequireOneOf(result, nation, edge));
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var question = new FigureQuestion(
                    parsed.GetRequiredValue(area)!,
                    parsed.GetRequiredValue(period)!,
                    parsed.GetValue(calendar) ?? "",
                    parsed.GetValue(view) ?? "",
                    parsed.GetValue(indicator) ?? []
                );
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                var (answer, links) = parsed.GetValue(nation) is { Length: > 0 } addresses
                    ? await AskNationAsync(addresses, who, question, cancellationToken)
                    : await AskEdgeAsync(parsed.GetValue(edge)!, who, question, cancellationToken);
                var output = new FiguresOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed));
                output.Write(answer, question, links, parsed.GetRequiredValue(format)!);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<(FiguresResponse, IReadOnlyList<LedgerStatus>)> AskNationAsync(
        Uri[] addresses,
        Claim who,
        FigureQuestion question,
        CancellationToken cancellationToken
    )
    {
        using var nation = new NationClient(new NationOptions { Addresses = addresses, As = who });
        // Links after figures: a line that was cut before the figures were read is then never left out.
        var answer = await nation.QueryAsync(question, cancellationToken);
        return (answer, await nation.LinksAsync(cancellationToken));
    }

    private static async Task<(FiguresResponse, IReadOnlyList<LedgerStatus>)> AskEdgeAsync(
        Uri address,
        Claim who,
        FigureQuestion question,
        CancellationToken cancellationToken
    )
    {
        using var edge = new EdgeClient(address, who);
        return (await edge.QueryAsync(question, cancellationToken), []);
    }
}
