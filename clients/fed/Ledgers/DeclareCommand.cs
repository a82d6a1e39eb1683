using System.CommandLine;
using Federation.Client;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed declare</c>: a force declares what it counts nothing of zero, or not applicable.</summary>
internal static class DeclareCommand
{
    private static readonly string[] Whats =
    [
        DeclaredKind.Zero.Code(),
        DeclaredKind.NotApplicable.Code(),
        DeclarationReader.Withdraw,
    ];

    private static readonly Argument<string> What = CreateWhat();

    private static readonly Argument<string[]> Indicators = new("INDICATOR")
    {
        Description = "Codes of indicators, each once (codes: fed indicators).",
        Arity = ArgumentArity.OneOrMore,
    };

    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "declare",
            "Declares that a force has zero of an indicator, or that it does not apply there; or takes that back.",
            "Of nothing there are four kinds: 0 declared (zero, or by a closing), not applicable, not yet closed, not "
                + "expected. A declaration is for an area with all below it and all days of a period that is over. "
                + "What is counted is never declared away, and what is declared is not counted: whoever records under "
                + "a declaration is told to withdraw it first. Of a period whose last day the force has closed, there "
                + "or in an area above, nothing is declared or withdrawn: fed reopen first.",
            "fed declare zero crime.cases crime.subjects --edge http://127.0.0.1:5104 --area 04 --force police "
                + "--period 2025-Q1",
            "fed declare not_applicable patrol.path_cleared --edge http://127.0.0.1:5104 --area 04/043 --force police "
                + "--period 2025-Q1",
            "fed declare withdraw crime.cases --edge http://127.0.0.1:5104 --area 04 --force police --period 2025-Q1 "
                + "--reason \"a report came late\""
        );
        var edge = CommonOptions.Edge(required: true);
        var area = CheckedOptions.Area("--area", "A province, district, commune or post; all below it too.", true);
        var period = CheckedOptions.Period($"{CheckedOptions.Periods}.", required: true);
        var calendar = CheckedOptions.Calendar();
        var force = CheckedOptions.Force("--force", "Whose it is; left out: the force of --as. Only it can declare.");
        var reason = new Option<string?>("--reason")
        {
            HelpName = "TEXT",
            Description = "Of withdraw: why, 1 to 500 characters; it stays in the province.",
        };
        var id = new Option<string?>("--id")
        {
            HelpName = "UUID",
            Description = "The declaration's own id, for a safe retry. Left out: a new one.",
        };
        var claim = CommonOptions.As("the force of --force");
        var json = CommonOptions.Json("the answer");
        command.Add(What);
        command.Add(Indicators);
        Option[] options = [edge, area, period, calendar, force, reason, id, claim, json];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var request = new DeclareRequest
                {
                    Id = parsed.GetValue(id) ?? Guid.CreateVersion7().ToString(),
                    What = parsed.GetRequiredValue(What),
                    Force = parsed.GetValue(force) ?? "",
                    Area = parsed.GetRequiredValue(area)!,
                    Period = parsed.GetRequiredValue(period)!,
                    Calendar = parsed.GetValue(calendar) ?? "",
                    Reason = parsed.GetValue(reason) ?? "",
                    Indicators = { parsed.GetRequiredValue(Indicators) },
                };
                var own = Forces.TryParse(request.Force, out var named) ? Claim.Of(named) : Claim.Operator;
                var client = new EdgeClient(parsed.GetRequiredValue(edge)!, parsed.GetValue(claim) ?? own);
                var output = new DeclarationOutput(parsed, parsed.GetValue(json));
                return RunAsync(client, request, output, cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        EdgeClient edge,
        DeclareRequest request,
        DeclarationOutput output,
        CancellationToken cancellationToken
    )
    {
        using (edge)
        {
            var answer = await CallErrors.WrittenAsync(
                edge.Ledger.DeclareAsync(request, edge.Within(CallSettings.AnswerTimeout, cancellationToken)),
                edge.Address,
                request.Id
            );
            output.Write(request, answer);
            return ExitCode.Done;
        }
    }

    private static Argument<string> CreateWhat()
    {
        var what = new Argument<string>("WHAT")
        {
            Description = "zero (0), not_applicable, or withdraw: nothing is declared any more.",
        };
        what.AcceptOnlyFromAmong(Whats);
        return what;
    }
}
