using System.CommandLine;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed decline</c>: a force says that it took no part in a joint activity.</summary>
internal static class DeclineCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "decline",
            "Says that a force took no part in a joint activity, with a reason.",
            "The amounts move to the forces that remain; the total stays as it is. What others confirmed was of the "
                + "set before: they are asked again, and the answer names them.",
            "fed decline 0198c5a2-6f00-7abc-8def-000000000001 --revision 1 --edge http://127.0.0.1:5104 --as police "
                + "--reason \"another patrol\""
        );
        var id = new Argument<string>("ID") { Description = "The activity's id (UUID), as fed pending lists it." };
        var revision = new Option<int>("--revision")
        {
            HelpName = "N",
            Description = "The revision that was seen: a changed activity is looked at again first.",
            Required = true,
        };
        var reason = ReasonOption.Create();
        command.Add(id);
        command.Add(revision);
        var selection = PendingSelection.AddTo(command, chooses: false);
        command.Add(reason);
        var json = CommonOptions.Json("the answer");
        command.Add(json);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var seen = new SeenActivity
                {
                    Id = parsed.GetRequiredValue(id),
                    Revision = parsed.GetRequiredValue(revision),
                };
                using var edge = selection.Connect(parsed);
                var response = await edge.Ledger.DeclineAsync(
                    new DeclineRequest { Activity = seen, Reason = parsed.GetRequiredValue(reason) },
                    edge.Within(CallSettings.AnswerTimeout, cancellationToken)
                );
                var now = await StandingActivity.ReadAsync(edge, seen.Id, cancellationToken);
                new RecordedOutput(parsed, parsed.GetValue(json), "đã từ chối", "declined").Write(response, now: now);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
