using Federation.Core.Ledger;

namespace Federation.Wire;

/// <summary>Import plans on the wire.</summary>
public static class ImportMessages
{
    /// <summary>The answer to an import or an undo.</summary>
    /// <param name="plan">Not refused as a whole: its lines say what is wrong with them.</param>
    public static V1.ImportResponse ToResponse(this ImportPlan plan)
    {
        var response = new V1.ImportResponse
        {
            ImportId = plan.Import?.ToString() ?? "",
            Recorded = plan.Count(ImportOutcome.Recorded),
            Unchanged = plan.Count(ImportOutcome.Unchanged),
            Replaced = plan.Count(ImportOutcome.Replaced),
            Refused = plan.Count(ImportOutcome.Refused),
            Withdrawn = plan.Count(ImportOutcome.Withdrawn),
            Applied = plan.Entries.Count > 0,
        };
        foreach (var line in plan.Lines)
        {
            response.Lines.Add(ToWire(line));
        }

        return response;
    }

    private static V1.ImportLine ToWire(ImportLine line)
    {
        var message = new V1.ImportLine
        {
            Line = line.Line,
            Outcome = line.Outcome switch
            {
                ImportOutcome.Recorded => V1.ImportLine.Types.Outcome.Recorded,
                ImportOutcome.Unchanged => V1.ImportLine.Types.Outcome.Unchanged,
                ImportOutcome.Replaced => V1.ImportLine.Types.Outcome.Replaced,
                ImportOutcome.Refused => V1.ImportLine.Types.Outcome.Refused,
                ImportOutcome.Withdrawn => V1.ImportLine.Types.Outcome.Withdrawn,
                _ => throw new ArgumentOutOfRangeException(nameof(line), line.Outcome, "No such outcome."),
            },
            Id = line.Lump?.ToString() ?? "",
            Reason = string.Join(' ', line.Refusals.Select(refusal => refusal.Message)),
            Field = line.Refusals.Count > 0 ? line.Refusals[0].Field : "",
        };
        foreach (var mark in line.MayCountTwiceWith)
        {
            message.MayCountTwiceWith.Add(mark.ToString());
        }

        return message;
    }
}
