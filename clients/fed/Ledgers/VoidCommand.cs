using System.CommandLine;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using VoidRequest = Federation.Wire.V1.VoidRequest;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed void</c>: takes an activity back.</summary>
internal static class VoidCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "void",
            "Takes an activity back, with a reason.",
            "An entry reverses it; nothing is deleted.",
            "fed void 0198c5a2-6f00-7abc-8def-000000000001 --edge http://127.0.0.1:5104 --reason \"recorded twice\""
        );
        var id = new Argument<string>("ID") { Description = "The activity's id (UUID), as fed record printed it." };
        var edge = CommonOptions.Edge(required: true);
        var reason = ReasonOption.Create();
        var voidId = new Option<string?>("--id")
        {
            HelpName = "UUID",
            Description = "The void's own id, for a safe retry. Left out: a new one.",
        };
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("the answer");
        command.Add(id);
        command.Add(edge);
        command.Add(reason);
        command.Add(voidId);
        command.Add(claim);
        command.Add(json);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new VoidRequest
                {
                    Id = parsed.GetRequiredValue(id),
                    VoidId = parsed.GetValue(voidId) ?? Guid.CreateVersion7().ToString(),
                    Reason = parsed.GetRequiredValue(reason),
                };
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                using var connection = new EdgeClient(parsed.GetRequiredValue(edge)!, who);
                var response = await CallErrors.WrittenAsync(
                    connection.Ledger.VoidAsync(
                        request,
                        connection.Within(CallSettings.AnswerTimeout, cancellationToken)
                    ),
                    connection.Address,
                    request.VoidId
                );
                new RecordedOutput(parsed, parsed.GetValue(json), "đã hủy", "voided").Write(response);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
