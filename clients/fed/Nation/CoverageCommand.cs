using System.CommandLine;
using Federation.Core.Boards;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire;

namespace Federation.Fed.Nation;

/// <summary><c>fed coverage</c>: who has closed a period, who is late, and whom to chase first.</summary>
internal static class CoverageCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "coverage",
            "Shows which expected forces have closed a period, who is late, and whom to chase first.",
            "Of the nation: the forces of each province. Of a province, at the nation (HQ alone) or at its own edge "
                + "node (also while the line is down): its forces and those of its districts. Who has not closed comes "
                + "in the order of what it usually contributes, from the last four like periods. Who is expected is "
                + "data with validity in time. Provisional amounts of forces that are not expected are named below: "
                + "nobody's closing is waited for, and nobody's will approve them.",
            "fed coverage --nation http://127.0.0.1:5080 --area VN --period 2025-Q1",
            "fed coverage --edge http://127.0.0.1:5120 --area 20 --period 2025-Q1 --all"
        );
        var nation = CommonOptions.Nation(required: false);
        var edge = CommonOptions.Edge(required: false);
        var area = CheckedOptions.Area("--area", "VN, or a province 04.", true);
        var period = CheckedOptions.Period($"{CheckedOptions.Periods}.", required: true);
        var calendar = CheckedOptions.Calendar();
        var all = new Option<bool>("--all")
        {
            Description = "Every one, and those that have closed too. Left out: the 20 to chase first.",
        };
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("it");
        Option[] options = [nation, edge, area, period, calendar, all, claim, json];
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
                    "",
                    []
                );
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                var answer = await NationOrEdge.AskAsync(
                    parsed.GetValue(nation),
                    parsed.GetValue(edge),
                    who,
                    silos => silos.CoverageAsync(question, cancellationToken),
                    async node =>
                        await node.Ledger.CoverageAsync(
                            question.ToRequest(),
                            node.Within(CallSettings.AnswerTimeout, cancellationToken)
                        ),
                    cancellationToken
                );
                var output = new CoverageOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed));
                output.Write(answer, question, parsed.GetValue(all), parsed.GetValue(json));
                return ExitCode.Done;
            }
        );
        return command;
    }
}
