using System.CommandLine;
using Federation.Core.Boards;
using Federation.Core.Ledger;
using Federation.Fed.Cli;

namespace Federation.Fed.Nation;

/// <summary><c>fed reconcile</c>: the forces' own counts against what was done.</summary>
internal static class ReconcileCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "reconcile",
            "Shows what each force's own count comes to, what adding them up counts more than once, and the total.",
            "For the meeting of the forces: of an area and period, all from the same cells at one version. An amount "
                + "that some combination of forces reported is in the total and in nobody's own count.",
            "fed reconcile --nation http://127.0.0.1:5080 --area 04 --period 2025-Q1",
            "fed reconcile --edge http://127.0.0.1:5104 --area 04/043 --period 2025-03 --indicator patrol.patrols"
        );
        var nation = CommonOptions.Nation(required: false);
        var edge = CommonOptions.Edge(required: false);
        var area = CheckedOptions.Area("--area", "VN, a province 04, a district 20/183, a post 20/183/ba-son.", true);
        var period = CheckedOptions.Period($"{CheckedOptions.Periods}.", required: true);
        var calendar = CheckedOptions.Calendar();
        var indicator = CheckedOptions.Indicators();
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("them");
        Option[] options = [nation, edge, area, period, calendar, indicator, claim, json];
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
                    View: "",
                    parsed.GetValue(indicator) ?? []
                )
                {
                    WithCells = true,
                };
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                var answer = await NationOrEdge.AskAsync(
                    parsed.GetValue(nation),
                    parsed.GetValue(edge),
                    who,
                    silos => silos.QueryAsync(question, cancellationToken),
                    node => node.QueryAsync(question, cancellationToken),
                    cancellationToken
                );
                new ReconcileOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed)).Write(
                    answer,
                    question,
                    parsed.GetValue(json)
                );
                return ExitCode.Done;
            }
        );
        return command;
    }
}
