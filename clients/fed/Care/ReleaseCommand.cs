using System.CommandLine;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Fed.Nation;

namespace Federation.Fed.Care;

/// <summary><c>fed ledger release</c>: an operator of the nation lets a stopped ledger go on.</summary>
internal static class ReleaseCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "release",
            "Lets a ledger go on that the nation stopped, when the cause is gone.",
            "For a fork whose other machine was ended, and for a frame that the nation could not decode and now "
                + "can. Where "
                + "the cause is still there the nation stops the ledger again at once. A closed ledger stays "
                + "closed. The "
                + "decision is kept in the nation's journal.",
            "fed ledger release 0198c5a2-6f00-7abc-8def-000000000001 --nation http://127.0.0.1:5080 --reason "
                + "\"clone ended\""
        );
        var ledger = new Argument<string>("LEDGER")
        {
            Description = "The ledger's id (UUID), as fed status --json has it.",
        };
        var nation = CommonOptions.Nation(required: true);
        var claim = CommonOptions.As("operator");
        var reason = new Option<string>("--reason")
        {
            HelpName = "TEXT",
            Description = "Why, in 1 to 500 characters; kept in the nation's journal.",
            Required = true,
        };
        command.Add(ledger);
        command.Add(nation);
        command.Add(claim);
        command.Add(reason);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                var options = new NationOptions { Addresses = parsed.GetRequiredValue(nation)!, As = who };
                using var connection = new NationClient(options);
                var before = await connection.ReleaseAsync(
                    parsed.GetRequiredValue(ledger),
                    parsed.GetRequiredValue(reason),
                    cancellationToken
                );
                var language = CommonOptions.LanguageOf(parsed);
                var state = LinkText.Word(before.State, language);
                Screen
                    .Of(parsed)
                    .Line(
                        language.Of(
                            $"Sổ {before.Ledger} (trước đó: {state}) được đi tiếp; tỉnh sẽ tự hỏi lại.",
                            $"Ledger {before.Ledger} (it was: {state}) may go on; its edge finds out when it "
                                + "asks again."
                        )
                    );
                return ExitCode.Done;
            }
        );
        return command;
    }
}
