using System.CommandLine;
using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Fed.Vintages;
using Federation.Wire.V1;

namespace Federation.Fed.Nation;

/// <summary><c>fed figures</c>: consolidated figures, at the nation or at one edge node.</summary>
internal static class FiguresCommand
{
    public static ExampledCommand Create()
    {
        var command = Described();
        var nation = CommonOptions.Nation(required: false);
        var edge = CommonOptions.Edge(required: false);
        var area = CheckedOptions.Area("--area", "VN, a province 04, a district 20/183, a post 20/183/ba-son.", true);
        var period = CheckedOptions.Period(
            $"{CheckedOptions.Periods}. With --at a vintage it may be left out: it is the vintage's."
        );
        var calendar = CheckedOptions.Calendar();
        var view = CheckedOptions.View();
        var (indicator, boundaries) = (CheckedOptions.Indicators(), CheckedOptions.Boundaries());
        var (at, format) = (At(), Format());
        var claim = CommonOptions.As("operator");
        Option[] options = [nation, edge, area, period, calendar, view, indicator, boundaries, at, format, claim];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.Validators.Add(result => CommonOptions.RequireOneOf(result, nation, edge));
        command.Validators.Add(result => RequirePeriod(result, period, at, edge));
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var question = new FigureQuestion(
                    parsed.GetRequiredValue(area)!,
                    parsed.GetValue(period) ?? "",
                    parsed.GetValue(calendar) ?? "",
                    parsed.GetValue(view) ?? "",
                    parsed.GetValue(indicator) ?? []
                )
                {
                    Boundaries = parsed.GetValue(boundaries) ?? "",
                };
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                var (screen, language) = (Screen.Of(parsed), CommonOptions.LanguageOf(parsed));
                if (parsed.GetValue(at) is { } then)
                {
                    var told = await AskThePastAsync(parsed.GetValue(nation)!, who, question, then, cancellationToken);
                    new PastFiguresOutput(screen, language).Write(told, question, parsed.GetRequiredValue(format)!);
                    return ExitCode.Done;
                }

                var (answer, links) = await NationOrEdge.AskAsync<(FiguresResponse, IReadOnlyList<LedgerStatus>)>(
                    parsed.GetValue(nation),
                    parsed.GetValue(edge),
                    who,
                    // Links after figures: a line that was cut before the figures were read is then never left out.
                    async silos =>
                        (
                            await silos.QueryAsync(question, cancellationToken),
                            await silos.LinksAsync(cancellationToken)
                        ),
                    async node => (await node.QueryAsync(question, cancellationToken), []),
                    cancellationToken
                );
                var output = new FiguresOutput(screen, language);
                output.Write(answer, question, links, parsed.GetRequiredValue(format)!);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static ExampledCommand Described() =>
        new ExampledCommand(
            "figures",
            "Shows the consolidated figures of an area and period, from the nation down to a post.",
            "At an edge node: of its own ledger, also while the line is down. At the nation, a province in the figure "
                + "whose line is down or stopped is named: of it the figure holds what was received last. With --at: "
                + "as of then, from a vintage's kept figures, or derived from the journal. Beside each figure "
                + "stands that of the same period last year, also across the merger of provinces of 2025-07-01; with "
                + "--at as of then too, derived from the journal.",
            "fed figures --nation http://127.0.0.1:5080 --area VN --period 2025-Q1",
            "fed figures --nation http://127.0.0.1:5080 --area 04 --period 2025-Q1 --view joint --format json",
            "fed figures --nation http://127.0.0.1:5080 --area 15 --period 2025 --boundaries today",
            "fed figures --nation http://127.0.0.1:5080 --area VN --at \"Giao ban 6 tháng đầu năm 2025\"",
            "fed figures --nation http://127.0.0.1:5080 --area 04 --period 2025-Q1 --at 1.48213",
            "fed figures --edge http://127.0.0.1:5120 --area 20/183/ba-son --period 2023 --indicator crime.drug.cases"
        )
        {
            Fields = FiguresData.Fields,
        };

    private static Option<string?> At() =>
        new("--at") { HelpName = "VINTAGE|VERSION", Description = $"As of then: {PastText.Forms}. Left out: now." };

    public static Option<string?> Format() =>
        new Option<string?>("--format")
        {
            HelpName = "table|json|csv",
            Description = "How to print them.",
            DefaultValueFactory = _ => "table",
        }.OneOf("table", "json", "csv");

    private static void RequirePeriod(
        System.CommandLine.Parsing.CommandResult result,
        Option period,
        Option at,
        Option edge
    )
    {
        var isPast = result.GetResult(at) is not null;
        if (isPast && result.GetResult(edge) is not null)
        {
            result.AddError("--at asks the nation: give --nation URL.");
        }

        if (!isPast && result.GetResult(period) is null)
        {
            result.AddError("Option '--period' is required.");
        }
    }

    private static async Task<FiguresAtResponse> AskThePastAsync(
        Uri[] addresses,
        Claim who,
        FigureQuestion question,
        string then,
        CancellationToken cancellationToken
    )
    {
        using var nation = PastSettings.Open(addresses, who);
        return await new VintageClient(nation).QueryAsync(question, PastText.Parse(then), cancellationToken);
    }
}
