using System.CommandLine;
using Federation.Client;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using AmountText = Federation.Wire.V1.AmountText;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed correct</c>: replaces what an activity says.</summary>
internal static class CorrectCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "correct",
            "Corrects an activity, with a reason.",
            "An entry reverses it and posts it anew. Options that are left out keep what the activity says; "
                + "amounts, where any are given, take the place of all its amounts.",
            "fed correct 0198c5a2-6f00-7abc-8def-000000000001 --edge http://127.0.0.1:5104 --reason \"miscounted\" "
                + "patrol.patrols=1 patrol.participants=8"
        );
        var id = new Argument<string>("ID") { Description = "The activity's id (UUID), as fed record printed it." };
        var edge = CommonOptions.Edge(required: true);
        var reason = ReasonOption.Create();
        var correctionId = new Option<string?>("--id")
        {
            HelpName = "UUID",
            Description = "The correction's own id, for a safe retry. Left out: a new one.",
        };
        var overrule = OverruleOption.Create();
        var claim = CommonOptions.As("the lead");
        var json = CommonOptions.Json("the answer");
        command.Add(id);
        command.Add(edge);
        var activity = ActivityOptions.AddTo(command, required: false);
        command.Add(reason);
        command.Add(correctionId);
        command.Add(overrule);
        command.Add(claim);
        command.Add(json);
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var request = new CorrectRequest
                {
                    Id = parsed.GetRequiredValue(id),
                    CorrectionId = parsed.GetValue(correctionId) ?? Guid.CreateVersion7().ToString(),
                    Activity = activity.Read(parsed),
                    Reason = parsed.GetRequiredValue(reason),
                    Overruling = parsed.GetValue(overrule),
                };
                var output = new RecordedOutput(parsed, parsed.GetValue(json), "đã sửa", "corrected");
                var address = parsed.GetRequiredValue(edge)!;
                return RunAsync(address, request, parsed.GetValue(claim), output, cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        Uri address,
        CorrectRequest request,
        Claim? claim,
        RecordedOutput output,
        CancellationToken cancellationToken
    )
    {
        using (var reading = new EdgeClient(address, claim ?? Claim.Operator))
        {
            var show = new ShowRequest { Id = request.Id };
            var shown = await reading.Ledger.ShowAsync(
                show,
                reading.Within(CallSettings.AnswerTimeout, cancellationToken)
            );
            Complete(request.Activity, shown.Item);
        }

        using var edge = new EdgeClient(address, claim ?? ActivityOptions.ClaimOf(request.Activity));
        output.Write(
            await CallErrors.WrittenAsync(
                edge.Ledger.CorrectAsync(request, edge.Within(CallSettings.AnswerTimeout, cancellationToken)),
                edge.Address,
                request.CorrectionId
            ),
            request.Activity
        );
        return ExitCode.Done;
    }

    /// <summary>Fills what the command line leaves out from the activity as it stands.</summary>
    /// <exception cref="FedException">It is a lump: a file brought it, a file takes it back.</exception>
    internal static void Complete(ActivityText content, Item present)
    {
        if (present.IsLump)
        {
            throw FedException.Refused(
                $"{present.Id} is an imported amount, not an activity: undo its import "
                    + $"(fed import --undo {present.ImportId}) or import a file with --replace"
            );
        }

        // A lead that a new force set no longer names is for the ledger to refuse, not for us to guess.
        content.Lead = content.Lead.Length > 0 ? content.Lead : LeadOf(content, present);
        content.Area = content.Area.Length > 0 ? content.Area : present.Area;
        content.Day = content.Day.Length > 0 ? content.Day : present.FirstDay;
        content.Forces = content.Forces.Length > 0 ? content.Forces : present.Forces;
        if (content.Amounts.Count == 0)
        {
            content.Amounts.AddRange(present.Amounts.Select(Text));
        }
    }

    private static string LeadOf(ActivityText content, Item present) =>
        Forces.TryParse(content.Forces, out _) ? content.Forces : present.Lead;

    private static AmountText Text(ItemAmount amount)
    {
        if (!IndicatorCatalogue.Reference.TryGet(amount.Indicator, out var indicator))
        {
            throw FedException.Refused(
                $"{amount.Indicator}: this program does not know the indicator; give all amounts on the command line"
            );
        }

        return new AmountText
        {
            Indicator = amount.Indicator,
            Amount = AmountDigits.Of(indicator, amount.Amount),
            Qualifier = amount.Qualifier,
        };
    }
}
