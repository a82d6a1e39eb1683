using System.CommandLine;
using Federation.Core.Briefings;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using SecrecyMark = Federation.Wire.V1.SecrecyMark;

namespace Federation.Fed.Briefings;

/// <summary><c>fed briefing open</c>.</summary>
internal static class OpenBriefingCommand
{
    public static ExampledCommand Create()
    {
        var part = BriefingPart.ForMinistry(
            "open",
            "Opens a briefing with the built-in pages, and freezes its board.",
            "Ten pages of the nation, then one of each province. Who opens it holds control first. A ministry whose "
                + "public key is not given cannot sign.",
            "fed briefing open --nation http://127.0.0.1:5080 --period 2025-H1 --title \"Giao ban\" --secrecy mat"
        );
        var period = CheckedOptions.Period($"{CheckedOptions.Periods}.", required: true);
        var calendar = CheckedOptions.Calendar();
        var title = new Option<string?>("--title")
        {
            HelpName = "TEXT",
            Description = "What people call it, in 1 to 200 characters.",
            Required = true,
        }.Checked(Core.Vintages.Vintage.WhyNotName);
        var secrecy = new Option<string?>("--secrecy")
        {
            HelpName = "MARK",
            Description = "none, mat, toi-mat or tuyet-mat. Left out: none.",
        }.Checked(text => SecrecyMarks.TryParse(text, out _) ? null : "must be none, mat, toi-mat or tuyet-mat");
        var keys = new Option<string?>("--keys")
        {
            HelpName = "DIR",
            Description = "Where the ministries' public keys are (fed briefing keys). Left out: nobody can sign.",
        };
        var incomplete = new Option<bool>("--incomplete")
        {
            Description = "Freeze also where ledgers are known to hold more than the nation has.",
        };
        Option[] options = [period, calendar, title, secrecy, keys, incomplete];
        foreach (var option in options)
        {
            part.Command.Add(option);
        }

        return part.Does(
            (parsed, call, token) =>
            {
                _ = SecrecyMarks.TryParse(parsed.GetValue(secrecy) ?? "none", out var mark);
                var request = new OpenBriefingRequest
                {
                    Id = call.Briefing.Length > 0 ? call.Briefing : BriefingCall.NewId(),
                    Title = parsed.GetRequiredValue(title),
                    Period = parsed.GetRequiredValue(period),
                    Calendar = parsed.GetValue(calendar) ?? "",
                    Secrecy = (SecrecyMark)mark,
                    Ministry = call.Ministry.Code(),
                    AllowIncomplete = parsed.GetValue(incomplete),
                };
                if (parsed.GetValue(keys) is { } directory)
                {
                    request.Keys.Add(KeyFiles.Public(directory));
                }

                return call.Client.OpenAsync(request, token);
            }
        );
    }
}
