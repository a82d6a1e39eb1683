using System.CommandLine;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Fed.Vintages;

namespace Federation.Fed.Nation;

/// <summary><c>fed overruled</c>: which implausible amounts stand, and why somebody holds them for right.</summary>
internal static class OverruledCommand
{
    private const int ListedDefault = 50;
    private const int ListedMax = 10_000;

    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "overruled",
            "Shows which implausible amounts stand in the nation's figures, and why somebody holds them for right.",
            "From the frames alone: day, area, forces, the rule and what it says, the reason's code, and the entry to "
                + "ask the province about (fed show at its edge node has the reason in words). Also amounts that "
                + "nobody gave a reason for: an import asks for none. What was corrected or voided since is not there. "
                + "HQ alone reads it, for it names districts.",
            "fed overruled --nation http://127.0.0.1:5080 --area 04 --period 2025-Q1",
            "fed overruled --nation http://127.0.0.1:5080 --indicator patrol.participants --json"
        );
        var nation = CommonOptions.Nation(required: true);
        var area = CheckedOptions.Area("--area", "VN, a province 04, a district 20/183. Left out: VN.");
        var period = CheckedOptions.Period($"{CheckedOptions.Periods}. Left out: all days.");
        var calendar = CheckedOptions.Calendar();
        var indicator = CheckedOptions.Indicators();
        var listed = new Option<int>("--listed")
        {
            HelpName = "N",
            Description = $"How many are listed, 0 to {ListedMax}; the others are counted.",
            DefaultValueFactory = _ => ListedDefault,
        };
        listed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > ListedMax)
            {
                result.AddError($"--listed must be 0 to {ListedMax}.");
            }
        });
        var (claim, json) = (CommonOptions.As("operator"), CommonOptions.Json("it"));
        Option[] options = [nation, area, period, calendar, indicator, listed, claim, json];
        Array.ForEach(options, command.Add);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var question = new FigureQuestion(
                    parsed.GetValue(area) ?? "VN",
                    parsed.GetValue(period) ?? AllDays(),
                    parsed.GetValue(calendar) ?? "",
                    "",
                    parsed.GetValue(indicator) ?? []
                );
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                using var silos = PastSettings.Open(parsed.GetRequiredValue(nation)!, who);
                var answer = await silos.WarningsAsync(question, parsed.GetValue(listed), cancellationToken);
                var output = new OverruledOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed));
                output.Write(answer, question.Area, parsed.GetValue(json));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static string AllDays() =>
        $"{LedgerScope.FirstDay}..{LedgerScope.LastDay(Day.At(TimeProvider.System.GetUtcNow()))}";
}
