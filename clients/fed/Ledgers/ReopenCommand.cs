using System.CommandLine;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed reopen</c>: a force takes a closing back from a day on.</summary>
internal static class ReopenCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "reopen",
            "Opens closed days of a force again, with a reason: what it led there becomes provisional.",
            "Days before the one given stay closed.",
            "fed reopen --area 04 --from 2025-03-01 --edge http://127.0.0.1:5104 --as police --reason \"a late report\""
        );
        var options = new ClosingOptions();
        var from = new Option<string>("--from")
        {
            HelpName = "DAY",
            Description = "The first day that is open again, like 2025-03-01.",
            Required = true,
        };
        var reason = ReasonOption.Create();
        command.Add(from);
        options.AddTo(command);
        command.Add(reason);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new ReopenRequest
                {
                    ReopeningId = options.IdOf(parsed),
                    Force = options.ForceOf(parsed),
                    Area = options.AreaOf(parsed),
                    From = parsed.GetRequiredValue(from),
                    Reason = parsed.GetRequiredValue(reason),
                };
                var (id, language) = (request.ReopeningId, CommonOptions.LanguageOf(parsed));
                await options.SendAsync(
                    parsed,
                    id,
                    language.Of("đã mở lại", "reopened"),
                    (ledger, call) => ledger.ReopenAsync(request, call),
                    cancellationToken
                );
                return ExitCode.Done;
            }
        );
        return command;
    }
}
