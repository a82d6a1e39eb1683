using System.CommandLine;
using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Ledger;
using Federation.Fed.Cli;

namespace Federation.Fed.Nation;

/// <summary><c>fed board</c>: the nation's figures by province, region, military region, border or coast.</summary>
internal static class BoardCommand
{
    public static ExampledCommand Create()
    {
        var command = Described();
        var nation = CommonOptions.Nation(required: true);
        var period = CheckedOptions.Period($"{CheckedOptions.Periods}.", required: true);
        var calendar = CheckedOptions.Calendar();
        var view = CheckedOptions.View();
        var (by, boundaries) = (By(), CheckedOptions.Boundaries());
        var (indicator, format) = (CheckedOptions.Indicators(), FiguresCommand.Format());
        var claim = CommonOptions.As("operator");
        Option[] options = [nation, period, calendar, view, by, boundaries, indicator, format, claim];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var question = new FigureQuestion(
                    AreaCode.Nation.ToString(),
                    parsed.GetRequiredValue(period)!,
                    parsed.GetValue(calendar) ?? "",
                    parsed.GetValue(view) ?? "",
                    parsed.GetValue(indicator) ?? []
                )
                {
                    Boundaries = parsed.GetValue(boundaries) ?? "",
                };
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                var grouping = parsed.GetRequiredValue(by)!;
                var silos = new NationOptions { Addresses = parsed.GetRequiredValue(nation)!, As = who };
                using var connection = new NationClient(silos);
                await connection.FollowAreasAsync(cancellationToken);
                var answer = await connection.RollUpAsync(question, grouping, cancellationToken);
                var output = new BoardOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed), grouping);
                output.Write(answer, question, parsed.GetRequiredValue(format)!);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static ExampledCommand Described() =>
        new(
            "board",
            "Shows the nation's figures rolled up by province, region, military region, border or coast.",
            "Beside each figure stands that of the same period last year, of the same provinces. On boundaries as "
                + "reported every day has its own tree of areas: a year in which provinces were merged shows the old "
                + "ones with their days and the new ones with theirs. On today's boundaries what went whole into a "
                + "province is shown as that province. The groups of a border overlap: a province with two neighbours "
                + "is in both.",
            "fed board --nation http://127.0.0.1:5080 --period 2025-Q1 --by region",
            "fed board --nation http://127.0.0.1:5080 --period 2025 --boundaries today --indicator patrol.patrols"
        )
        {
            Fields = BoardOutput.Fields,
        };

    private static Option<string?> By() =>
        new Option<string?>("--by")
        {
            HelpName = "GROUP",
            Description = $"{string.Join(", ", AreaGroupings.AllCodes)}. Left out: province.",
            DefaultValueFactory = _ => AreaGrouping.Province.Code(),
        }.OneOf([.. AreaGroupings.AllCodes]);
}
