using System.CommandLine;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Vintages;

/// <summary><c>fed revisions</c>: what came in after a vintage.</summary>
internal static class RevisionsCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "revisions",
            "Shows what came in after a vintage: which figure, by how much, from which ledger and frames, when.",
            "A line for each ledger, province, indicator and force set whose amounts differ. The lines of one figure "
                + "add up to what it is now less what it was, exactly.",
            "fed revisions \"Giao ban 6 tháng đầu năm 2025\" --nation http://127.0.0.1:5080",
            "fed revisions 0198c5a2-6f00-7abc-8def-000000000001 --nation http://127.0.0.1:5080 --area 04 --json"
        )
        {
            Fields = RevisionsOutput.Fields,
        };
        var vintage = new Argument<string>("VINTAGE")
        {
            Description = "The vintage's id, or its name where no other has it (fed vintages).",
        };
        var nation = CommonOptions.Nation(required: true);
        var area = CheckedOptions.Area("--area", "Only this province. Left out: all.");
        var through = new Option<string?>("--through")
        {
            HelpName = "VERSION",
            Description = "Compare with this version, such as 1.48213 or 1·48.213. Left out: the newest.",
        }.Checked(text => PastText.ParseVersion(text) is null ? "is no version: write it like 1.48213" : null);
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("an array with an object per revision");
        command.Add(vintage);
        Option[] options = [nation, area, through, claim, json];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new RevisionsRequest
                {
                    Vintage = parsed.GetRequiredValue(vintage),
                    Area = parsed.GetValue(area) ?? "",
                    Through = parsed.GetValue(through) is { } text ? PastText.ParseVersion(text) : null,
                };
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                using var asked = PastSettings.Open(parsed.GetRequiredValue(nation)!, who);
                var answer = await new VintageClient(asked).RevisionsAsync(request, cancellationToken);
                var output = new RevisionsOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed));
                output.Write(answer, parsed.GetValue(json));
                return ExitCode.Done;
            }
        );
        return command;
    }
}
