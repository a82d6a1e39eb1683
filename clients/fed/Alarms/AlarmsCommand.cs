using System.CommandLine;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Alarms;

/// <summary><c>fed alarms</c>: what is wrong in the provinces, and who has seen it.</summary>
internal static class AlarmsCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "alarms",
            "Shows what is wrong in the provinces, since when, and who has seen it.",
            "A ledger that is stopped (fork, behind, damaged, repair_lost), a province of which nothing is heard "
                + "(silent), that has not closed a quarter in time (late), or whose figure of the running month is "
                + "above three times the largest of the twelve months before (jump). An alarm clears by itself when "
                + "what it is about is over.",
            "fed alarms --nation http://127.0.0.1:5080",
            "fed alarms --nation http://127.0.0.1:5080 --since 8h --json",
            "fed alarms acknowledge 17 --nation http://127.0.0.1:5080 --by \"Nguyễn Văn An\""
        )
        {
            Fields = AlarmsOutput.Fields,
        };
        var nation = CommonOptions.Nation(required: true);
        var since = SinceOption.Create(
            "Also what was raised, acknowledged or cleared since then. Left out: only what stands."
        );
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("an array with an object per alarm");
        Option[] options = [nation, since, claim, json];
        Array.ForEach(options, command.Add);
        command.Add(Acknowledge());
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var asked = Open(parsed.GetRequiredValue(nation)!, parsed.GetValue(claim));
                var moment = SinceOption.Read(parsed.GetValue(since));
                var answer = await new AlarmClient(asked).ListAsync(moment, cancellationToken);
                var output = new AlarmsOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed));
                output.Write(answer, parsed.GetValue(json));
                return ExitCode.Done;
            }
        );
        return command;
    }

    /// <summary>Whom to ask; the caller disposes it.</summary>
    public static NationClient Open(Uri[] addresses, Claim? who) =>
        new(
            new NationOptions
            {
                Addresses = addresses,
                As = who ?? Claim.Operator,
                CallTimeout = CallSettings.AnswerTimeout,
            }
        );

    /// <summary><c>--by</c>.</summary>
    public static Option<string?> By(string description, bool required) =>
        new("--by")
        {
            HelpName = "NAME",
            Description = description,
            Required = required,
        };

    /// <summary><c>--remark</c>.</summary>
    public static Option<string?> Remark() =>
        new("--remark") { HelpName = "TEXT", Description = "In your own words, at most 500 characters." };

    private static ExampledCommand Acknowledge()
    {
        var command = new ExampledCommand(
            "acknowledge",
            "Says that you have seen an alarm and see to it.",
            "Each alarm once: who was first stays. It is kept with the name and the time, and is in the handover of "
                + "the shift.",
            "fed alarms acknowledge 17 --nation http://127.0.0.1:5080 --by \"Nguyễn Văn An\" --remark "
                + "\"đã gọi trực ban\""
        );
        var alarm = new Argument<long>("ALARM") { Description = "The alarm's number, as fed alarms shows it." };
        var nation = CommonOptions.Nation(required: true);
        var by = By("Who you are: a name of 1 to 100 characters.", required: true);
        var remark = Remark();
        var claim = CommonOptions.As("operator");
        command.Add(alarm);
        Option[] options = [nation, by, remark, claim];
        Array.ForEach(options, command.Add);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var asked = Open(parsed.GetRequiredValue(nation)!, parsed.GetValue(claim));
                var request = new AcknowledgeAlarmRequest
                {
                    CommandId = Guid.CreateVersion7().ToString(),
                    Alarm = parsed.GetRequiredValue(alarm),
                    By = parsed.GetRequiredValue(by) ?? "",
                    Remark = parsed.GetValue(remark) ?? "",
                };
                var answer = await new AlarmClient(asked).AcknowledgeAsync(request, cancellationToken);
                var output = new AlarmsOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed));
                output.WriteAcknowledged(answer);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
