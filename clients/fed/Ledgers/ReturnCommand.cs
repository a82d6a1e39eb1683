using Federation.Client;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed return</c>: states figures of a period.</summary>
internal static class ReturnCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "return",
            "Files a return: states figures of a period, compared with what is counted and never added to it.",
            "A figure that is stated again takes the place of what was stated before. Difference: stated less counted.",
            "fed return --edge http://127.0.0.1:5104 --area 04 --period 2025-Q1 --view total patrol.patrols=406",
            "fed return --edge http://127.0.0.1:5104 --area 04 --period 2025-Q1 --post-difference "
                + "\"military|border_guard|police\" patrol.patrols=406 outreach.attendance=nearly:64000",
            "fed return --edge http://127.0.0.1:5104 --area 04 --period 2025-Q1 --withdraw patrol.patrols"
        );
        var options = new ReturnOptions(command);
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var request = options.Read(parsed);
                var edge = new EdgeClient(options.EdgeOf(parsed), options.ClaimOf(parsed));
                return RunAsync(edge, request, options.OutputOf(parsed), cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        EdgeClient edge,
        FileReturnRequest request,
        ReturnOutput output,
        CancellationToken cancellationToken
    )
    {
        using (edge)
        {
            var answer = await CallErrors.WrittenAsync(
                edge.Ledger.FileReturnAsync(request, edge.Within(CallSettings.AnswerTimeout, cancellationToken)),
                edge.Address,
                request.Id
            );
            output.Write(request, answer);
            return ExitCode.Done;
        }
    }
}
