using System.CommandLine;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed declarations</c>: what is declared zero or not applicable.</summary>
internal static class DeclarationsCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "declarations",
            "Lists what forces have declared zero, or not applicable, and not withdrawn.",
            "In order of areas, indicators, forces and periods, each with the entry that said it.",
            "fed declarations --edge http://127.0.0.1:5104 --area 04"
        );
        var edge = CommonOptions.Edge(required: true);
        var area = CheckedOptions.Area("--area", "Only of this area, what went into it whole, and all below.");
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("them");
        Option[] options = [edge, area, claim, json];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                using var connection = new EdgeClient(parsed.GetRequiredValue(edge)!, who);
                var request = new DeclarationsRequest { Area = parsed.GetValue(area) ?? "" };
                var answer = await connection.Ledger.DeclarationsAsync(
                    request,
                    connection.Within(CallSettings.AnswerTimeout, cancellationToken)
                );
                new DeclarationOutput(parsed, parsed.GetValue(json)).Write(answer);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
