using Federation.Core.Figures;
using Federation.Core.Ledger;
using Outcome = Federation.Wire.V1.ImportLine.Types.Outcome;

namespace Federation.Wire;

/// <summary>Import plans on the wire.</summary>
public static class ImportMessages
{
    /// <summary>
    /// The most faults and marks that one answer carries: with 100,000 lines it stays under 32 MiB, half of what
    /// clients take.
    /// </summary>
    public const int DetailsMax = 10_000;

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
        var room = DetailsMax;
        foreach (var line in plan.Lines)
        {
            response.Lines.Add(ToWire(line, ref room));
        }

        var all = plan.Lines.Sum(line => line.Refusals.Count + line.Warnings.Count + line.MayCountTwiceWith.Count);
        response.DetailsLeftOut = all - (DetailsMax - room);
        return response;
    }

    private static V1.ImportLine ToWire(ImportLine line, ref int room)
    {
        var message = new V1.ImportLine
        {
            Line = line.Line,
            Outcome = ToWire(line.Outcome),
            Id = line.Lump?.ToString() ?? "",
        };
        message.Faults.AddRange(line.Refusals.Take(room).Select(ToWire));
        room -= message.Faults.Count;
        message.Warnings.AddRange(line.Warnings.Take(room).Select(RefusalStatus.Cut));
        room -= message.Warnings.Count;
        message.MayCountTwiceWith.AddRange(line.MayCountTwiceWith.Take(room).Select(ToWire));
        room -= message.MayCountTwiceWith.Count;
        return message;
    }

    private static Outcome ToWire(ImportOutcome outcome) =>
        outcome switch
        {
            ImportOutcome.Recorded => Outcome.Recorded,
            ImportOutcome.Unchanged => Outcome.Unchanged,
            ImportOutcome.Replaced => Outcome.Replaced,
            ImportOutcome.Refused => Outcome.Refused,
            ImportOutcome.Withdrawn => Outcome.Withdrawn,
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    private static V1.ImportFault ToWire(Refusal refusal) =>
        new()
        {
            Column = refusal.Field,
            Value = refusal.Value,
            Message = RefusalStatus.Cut(refusal.Message),
        };

    private static V1.CountedTwice ToWire(OtherAmount other)
    {
        var content = other.Content;
        return new V1.CountedTwice
        {
            LumpId = other.Lump?.ToString() ?? "",
            FileName = other.FileName,
            Line = other.Line,
            Area = KnownAreas.Current.Get(content.Area).Nearest(content.Span.Last).Code.ToString(),
            FirstDay = content.Span.First.ToString(),
            LastDay = content.Span.Last.ToString(),
            Forces = content.Forces.ToString(),
            Amount = ToWire(content.Amount),
        };
    }

    /// <summary>An amount of an activity or a lump.</summary>
    /// <exception cref="ArgumentException">The catalogue does not know its indicator.</exception>
    public static V1.ItemAmount ToWire(this QuantifiedAmount amount) =>
        IndicatorCatalogue.Reference.TryGet(amount.Indicator, out var indicator)
            ? new V1.ItemAmount
            {
                Indicator = indicator.Code,
                Amount = amount.Amount.Value,
                Qualifier = amount.Qualifier.ToWire(),
                DisplayVi = FigureText.Vi(indicator, amount.Amount.Value, amount.Qualifier),
            }
            : throw new ArgumentException($"There is no indicator {amount.Indicator}.", nameof(amount));
}
