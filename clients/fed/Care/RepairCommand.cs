using System.CommandLine;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Care;

/// <summary>
/// <c>fed ledger repair</c>: shows the safe ways on for a ledger that is stopped, asks, and goes one.
/// </summary>
internal static class RepairCommand
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "repair",
            "Shows how a ledger that is stopped can safely go on, asks, and does it.",
            "The edge node compares its ledger with what the nation holds. Where its disk was restored or "
                + "cloned, or its file is "
                + "damaged, it adopts what the nation counts, with the ids, so that a retry is still "
                + "recognised; the nation "
                + "closes the old ledger; and a new one goes on with what the nation does not hold yet. The old "
                + "file is kept. "
                + "Nothing is counted twice, and nothing is dropped unsaid. Interrupted, it can be asked for again.",
            "fed ledger repair --edge http://127.0.0.1:5104 --plan",
            "fed ledger repair --edge http://127.0.0.1:5104 --yes --lang en"
        );
        var edge = CommonOptions.Edge(required: true);
        var ledger = LedgerOption();
        var plan = new Option<bool>("--plan", "--dry-run") { Description = "Show only; change nothing." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask: for scripts." };
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("the plan, or with --yes what was done,");
        Option[] options = [edge, ledger, plan, yes, claim, json];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                using var connection = new EdgeClient(parsed.GetRequiredValue(edge)!, who);
                var output = new RepairOutput(
                    Screen.Of(parsed),
                    CommonOptions.LanguageOf(parsed),
                    parsed.GetValue(json)
                );
                var planned = await connection.Ledger.PlanRepairAsync(
                    new PlanRepairRequest { Ledger = parsed.GetRequiredValue(ledger) },
                    connection.Within(Timeout, cancellationToken)
                );
                var isOnlyShown = parsed.GetValue(plan) || planned.Ways.Count == 0;
                if (isOnlyShown || !parsed.GetValue(json))
                {
                    output.Write(planned);
                }

                if (isOnlyShown || !(parsed.GetValue(yes) || output.Asks()))
                {
                    return ExitCode.Done;
                }

                var request = new RepairRequest
                {
                    Way = planned.Ways[0],
                    Token = planned.Token,
                    Ledger = planned.Ledger,
                };
                output.Write(
                    await connection.Ledger.RepairAsync(request, connection.Within(Timeout, cancellationToken))
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Option<string> LedgerOption() =>
        new("--ledger")
        {
            HelpName = "UUID",
            Description =
                "Which one, where the edge node holds several: fed status --edge names them. Without it the only one, "
                + "or the only one that is stopped.",
            DefaultValueFactory = _ => "",
        };
}
