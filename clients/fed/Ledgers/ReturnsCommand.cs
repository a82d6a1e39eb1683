using System.CommandLine;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed returns</c>: what is stated against what is counted.</summary>
internal static class ReturnsCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "returns",
            "Lists what returns state, against what is counted of the same area, period and view.",
            "Difference: stated less counted. What lies on days that are not all in the period is in neither.",
            "fed returns --edge http://127.0.0.1:5120 --area 20 --differing"
        );
        var edge = CommonOptions.Edge(required: true);
        var area = CheckedOptions.Area("--area", "Only of this area, what went into it whole, and all below.");
        var differing = new Option<bool>("--differing") { Description = "Only what differs from what is counted." };
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("them");
        command.Add(edge);
        command.Add(area);
        command.Add(differing);
        command.Add(claim);
        command.Add(json);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                using var connection = new EdgeClient(parsed.GetRequiredValue(edge)!, who);
                var request = new ReturnsRequest
                {
                    Area = parsed.GetValue(area) ?? "",
                    Differing = parsed.GetValue(differing),
                };
                var answer = await connection.Ledger.ReturnsAsync(
                    request,
                    connection.Within(CallSettings.AnswerTimeout, cancellationToken)
                );
                new ReturnOutput(parsed, parsed.GetValue(json)).Write(answer, request.Differing);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
