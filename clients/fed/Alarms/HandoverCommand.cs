using System.CommandLine;
using Federation.Client;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Alarms;

/// <summary><c>fed handover</c>: what happened in a shift and what is open, and who takes it over.</summary>
internal static class HandoverCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "handover",
            "Writes what happened since a moment and what is open, and records who takes over the shift.",
            "Alarms that were raised, acknowledged and cleared, silent provinces among them; who closed the last "
                + "quarter and who has not, what usually contributes most first; vintages that were kept; shifts. As "
                + "text that can be filed. With --by the shift is taken over in that name, which is kept.",
            "fed handover --nation http://127.0.0.1:5080 --since 8h",
            "fed handover --nation http://127.0.0.1:5080 --by \"Trần Thị Bình\" --remark \"ca đêm\""
        );
        var nation = CommonOptions.Nation(required: true);
        var since = SinceOption.Create("From when. Left out: since the shift was taken over last, else 12 hours.");
        var by = AlarmsCommand.By("Who takes over the shift. Left out: nobody does.", required: false);
        var remark = AlarmsCommand.Remark();
        var claim = CommonOptions.As("operator");
        Option[] options = [nation, since, by, remark, claim];
        Array.ForEach(options, command.Add);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var asked = AlarmsCommand.Open(parsed.GetRequiredValue(nation)!, parsed.GetValue(claim));
                var language = CommonOptions.LanguageOf(parsed);
                var screen = Screen.Of(parsed);
                var moment = SinceOption.Read(parsed.GetValue(since));
                var handover = await Handover.GatherAsync(asked, moment, cancellationToken);
                if (parsed.GetResult(by) is not null)
                {
                    var request = new TakeOverRequest
                    {
                        CommandId = Guid.CreateVersion7().ToString(),
                        By = parsed.GetValue(by) ?? "",
                        Remark = parsed.GetValue(remark) ?? "",
                    };
                    _ = await new AlarmClient(asked).TakeOverAsync(request, cancellationToken);
                    handover = await Handover.GatherAsync(asked, handover.Since, cancellationToken);
                }

                var lines = language == Language.Vi ? HandoverText.Vi(handover) : HandoverText.En(handover);
                screen.Lines(lines);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
