using System.CommandLine;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed close</c>: a force declares that everything through a day is recorded and right.</summary>
internal static class CloseCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "close",
            "Closes an area through a day for a force: what it led there becomes approved.",
            "The force's commander declares that everything through that day is recorded and right, in the area and "
                + "all below it. What is in closed days is changed after fed reopen only.",
            "fed close --area 04 --through 2025-03-31 --edge http://127.0.0.1:5104 --as police"
        );
        var options = new ClosingOptions();
        var through = new Option<string>("--through")
        {
            HelpName = "DAY",
            Description = "The last day that is closed, like 2025-03-31; yesterday at the latest.",
            Required = true,
        };
        command.Add(through);
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new CloseRequest
                {
                    ClosingId = options.IdOf(parsed),
                    Force = options.ForceOf(parsed),
                    Area = options.AreaOf(parsed),
                    Through = parsed.GetRequiredValue(through),
                };
                var (id, language) = (request.ClosingId, CommonOptions.LanguageOf(parsed));
                await options.SendAsync(
                    parsed,
                    id,
                    language.Of("đã chốt", "closed"),
                    (ledger, call) => ledger.CloseAsync(request, call),
                    cancellationToken
                );
                await options.SayPendingAsync(parsed, request.Through, cancellationToken);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
