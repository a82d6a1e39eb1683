using System.Diagnostics.CodeAnalysis;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>Reads what a caller wrote into the content of an activity. Immutable; any thread may use it.</summary>
/// <param name="scope">The ledger that it is meant for.</param>
public sealed class ActivityReader(LedgerScope scope)
{
    /// <summary>Reads all fields, and names every one that is wrong.</summary>
    /// <param name="fields">As written.</param>
    /// <param name="today">Today in Vietnam.</param>
    /// <param name="content">What it says; null where refused.</param>
    /// <param name="refusals">Empty, or one for each wrong field.</param>
    public bool TryRead(
        ActivityFields fields,
        Day today,
        [NotNullWhen(true)] out ActivityContent? content,
        out IReadOnlyList<Refusal> refusals
    )
    {
        var reader = new FieldReader(scope, today);
        var day = reader.Day("day", fields.Day);
        var area = reader.Area("area", fields.Area, day is { } d ? Span.Of(d) : null);
        var forces = reader.Forces("forces", fields.Forces, together: true);
        var lead = ReadLead(reader, fields.Lead, forces);
        var amounts = ReadAmounts(reader, fields.Amounts);
        refusals = reader.Refusals;
        content =
            reader.Refusals.Count == 0
                ? new ActivityContent(area!.Value, day!.Value, forces!.Value, lead!.Value, amounts)
                : null;
        return content is not null;
    }

    private static Force? ReadLead(FieldReader reader, string text, ForceSet? forces)
    {
        if (text.Length == 0 && forces is null)
        {
            return null;
        }

        if (text.Length == 0 && forces is { Count: 1 })
        {
            return Forces.All.First(forces.Value.Names);
        }

        var allowed = forces is null ? string.Join(", ", Forces.All.Select(f => f.Code())) : forces.ToString();
        if (!Forces.TryParse(text, out var lead) || forces is { } set && !set.Names(lead))
        {
            var wrong =
                text.Length == 0
                    ? "Several forces act together: name the lead,"
                    : $"Lead '{Refusal.Shown(text)}' is not";
            reader.Refuse("lead", text, $"{wrong} one of the forces ({allowed}).");
            return null;
        }

        return lead;
    }

    private static List<QuantifiedAmount> ReadAmounts(FieldReader reader, IReadOnlyList<AmountFields> fields)
    {
        var amounts = new List<QuantifiedAmount>();
        if (fields.Count is 0 or > ActivityContent.AmountsMax)
        {
            reader.Refuse(
                "amounts",
                fields.Count.ToString(),
                $"An activity has 1 to {ActivityContent.AmountsMax} amounts, not {fields.Count}."
            );
            return amounts;
        }

        var seen = new Dictionary<IndicatorNumber, int>();
        for (var i = 0; i < fields.Count; i++)
        {
            var indicator = reader.Indicator($"amounts[{i}].indicator", fields[i].Indicator);
            if (indicator is not null && !seen.TryAdd(indicator.Number, i))
            {
                reader.Refuse(
                    $"amounts[{i}].indicator",
                    fields[i].Indicator,
                    $"Indicator {indicator.Code} is already in amounts[{seen[indicator.Number]}]: give it once."
                );
            }

            var amount = reader.Amount($"amounts[{i}].amount", fields[i].Amount, indicator, fromFile: false);
            var qualifier = reader.Qualifier($"amounts[{i}].qualifier", fields[i].Qualifier);
            if (indicator is not null && amount is { } value && qualifier is { } kind)
            {
                amounts.Add(new QuantifiedAmount(indicator.Number, value, kind));
            }
        }

        return amounts;
    }
}
