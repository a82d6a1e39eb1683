using System.Diagnostics.CodeAnalysis;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>A return as a person or a program wrote it; nothing of it is checked yet.</summary>
/// <param name="Area">A code: <c>04</c>.</param>
/// <param name="Period"><c>2025-Q1</c>.</param>
/// <param name="Calendar"><c>civil</c>, also when empty, or <c>decree09</c>.</param>
/// <param name="View">A view's code; empty: total.</param>
/// <param name="Figures">What it states.</param>
/// <param name="Withdrawn">Codes of indicators of which nothing is to be stated.</param>
/// <param name="PostDifference">A force set; empty: none.</param>
public sealed record ReturnFields(
    string Area,
    string Period,
    string Calendar,
    string View,
    IReadOnlyList<AmountFields> Figures,
    IReadOnlyList<string> Withdrawn,
    string PostDifference
);

/// <summary>Reads what a caller wrote into a return. Immutable; any thread may use it.</summary>
/// <param name="scope">The ledger that it is meant for.</param>
public sealed class ReturnReader(LedgerScope scope)
{
    /// <summary>Reads all fields, and names every one that is wrong.</summary>
    /// <param name="fields">As written.</param>
    /// <param name="by">Who claims to file it.</param>
    /// <param name="id">The return's id.</param>
    /// <param name="today">Today in Vietnam.</param>
    /// <param name="command">The return; null where refused.</param>
    /// <param name="refusals">Empty, or one for each wrong field.</param>
    public bool TryRead(
        ReturnFields fields,
        Claim by,
        EntryId id,
        Day today,
        [NotNullWhen(true)] out FileReturn? command,
        out IReadOnlyList<Refusal> refusals
    )
    {
        var reader = new FieldReader(scope, today);
        var span = reader.Period(fields.Period, fields.Calendar);
        var area = reader.Area("area", fields.Area, span);
        var view = ReadView(reader, fields.View);
        var figures = ReadFigures(reader, fields.Figures);
        var withdrawn = fields.Withdrawn.Select((code, i) => reader.Indicator($"withdrawn[{i}]", code)).ToList();
        var difference =
            fields.PostDifference.Length == 0
                ? default
                : reader.Forces("post_difference", fields.PostDifference, together: false);
        refusals = reader.Refusals;
        command =
            refusals.Count == 0
                ? new FileReturn(by, id, area!.Value, span!.Value, view, figures)
                {
                    Withdrawn = withdrawn.ConvertAll(indicator => indicator!.Number),
                    Difference = difference.GetValueOrDefault(),
                }
                : null;
        return command is not null;
    }

    private static View ReadView(FieldReader reader, string text)
    {
        if (!Views.TryParse(text.Length == 0 ? "total" : text, out var view))
        {
            var allowed = string.Join(", ", Views.All.Select(one => one.Code()));
            reader.Refuse("view", text, $"View '{Refusal.Shown(text)}' must be one of: {allowed}.");
        }

        return view;
    }

    private static List<QuantifiedAmount> ReadFigures(FieldReader reader, IReadOnlyList<AmountFields> fields)
    {
        var figures = new List<QuantifiedAmount>();
        for (var i = 0; i < fields.Count; i++)
        {
            var indicator = reader.Indicator($"figures[{i}].indicator", fields[i].Indicator);
            var amount = reader.Amount($"figures[{i}].amount", fields[i].Amount, indicator, fromFile: false);
            var qualifier = reader.Qualifier($"figures[{i}].qualifier", fields[i].Qualifier);
            if (indicator is not null && amount is { } value && qualifier is { } kind)
            {
                figures.Add(new QuantifiedAmount(indicator.Number, value, kind));
            }
        }

        return figures;
    }
}
