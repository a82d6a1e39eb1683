using Federation.Core.Calendars;

namespace Federation.Core.Ledger;

/// <summary>Reads a line of a file into the content of a lump.</summary>
internal static class LumpReader
{
    /// <summary>The content, or null with a refusal for each wrong field.</summary>
    public static LumpContent? Read(LedgerScope scope, LumpRow row, Day today, out IReadOnlyList<Refusal> refusals)
    {
        if (row.Malformed is { } malformed)
        {
            refusals = [malformed];
            return null;
        }

        var reader = new FieldReader(scope, today);
        var span = ReadSpan(reader, row);
        var area = reader.Area("area", row.Area, span);
        var forces = reader.Forces("forces", row.Forces, together: false);
        var indicator = reader.Indicator("indicator", row.Indicator);
        var qualifier = reader.Qualifier("qualifier", row.Qualifier);
        var amount = reader.Amount("amount", row.Amount, indicator, fromFile: true);
        refusals = reader.Refusals;
        return refusals.Count > 0
            ? null
            : new LumpContent(
                area!.Value,
                span!.Value,
                forces!.Value,
                new QuantifiedAmount(indicator!.Number, amount!.Value, qualifier!.Value)
            );
    }

    private static Span? ReadSpan(FieldReader reader, LumpRow row)
    {
        var from = reader.Day("from", row.From);
        var to = reader.Day("to", row.To);
        if (from is null || to is null)
        {
            return null;
        }

        if (from <= to)
        {
            return new Span(from.Value, to.Value);
        }

        reader.Refuse("to", row.To, $"Day {to} is before the first day, {from}.");
        return null;
    }
}
