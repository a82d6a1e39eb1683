using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>Reads single fields and keeps a refusal for each wrong one. What it returns null for is refused.</summary>
internal sealed class FieldReader(LedgerScope scope, Day today)
{
    private readonly List<Refusal> _refusals = [];

    public IReadOnlyList<Refusal> Refusals => _refusals;

    public void Refuse(string field, string? value, string message) =>
        _refusals.Add(Refusal.Invalid(field, value, message));

    public Day? Day(string field, string text)
    {
        if (!Calendars.Day.TryParse(text, out var day))
        {
            Refuse(field, text, $"'{Refusal.Shown(text)}' is not a day: write it like 2025-01-15.");
            return null;
        }

        return Accept(field, text, ContentRules.RefuseDay(day, today)) ? day : null;
    }

    /// <summary>The days of a period, by its calendar (empty: civil).</summary>
    public Span? Period(string text, string calendarCode)
    {
        var isCalendar = CalendarCodes.TryParse(calendarCode.Length == 0 ? "civil" : calendarCode, out var calendar);
        if (!isCalendar)
        {
            var message = $"Calendar '{Refusal.Shown(calendarCode)}' must be civil or decree09.";
            Refuse("calendar", calendarCode, message);
        }

        var shown = Refusal.Shown(text);
        if (!Calendars.Period.TryParse(text, out var period))
        {
            Refuse("period", text, $"Period '{shown}' {Calendars.Period.WhyNot(text)}");
            return null;
        }

        if (period.TryToSpan(calendar, today, out var span))
        {
            return isCalendar ? span : null;
        }

        Refuse("period", text, $"Period '{shown}' has no days yet on {today}.");
        return null;
    }

    /// <param name="field">Its name.</param>
    /// <param name="text">An area code.</param>
    /// <param name="span">The days on which it must denote one area; null where they are refused already.</param>
    public AreaId? Area(string field, string text, Span? span)
    {
        if (!AreaCode.TryParse(text, out var code))
        {
            var shown = Refusal.Shown(text);
            Refuse(field, text, $"'{shown}' is not an area code: 04, 04/043, 04/01234 or 20/183/ba-son.");
            return null;
        }

        AreaResolution? resolution = span is { } days ? scope.Areas.Resolve(code, days) : Anywhen(code);
        if (resolution is AreaResolution.Found found)
        {
            return Accept(field, text, ContentRules.RefuseArea(scope, found.Id, span!.Value)) ? found.Id : null;
        }

        if (resolution is not null)
        {
            Refuse(field, text, ContentRules.Explain(resolution));
        }

        return null;
    }

    public ForceSet? Forces(string field, string text, bool together)
    {
        if (!ForceSet.TryParse(text, out var set))
        {
            var codes = string.Join(", ", Figures.Forces.All.Select(f => f.Code()));
            var some = together ? "" : ", or military|police for some combination";
            Refuse(
                field,
                text,
                $"'{Refusal.Shown(text)}' is not a set of forces: each of {codes} at most once, joined like "
                    + $"border_guard+police{some}."
            );
            return null;
        }

        if (together && set.IsSomeCombination)
        {
            Refuse(field, text, $"'{set}' leaves open who took part: name the forces of an activity with +.");
            return null;
        }

        return set;
    }

    public Indicator? Indicator(string field, string text)
    {
        if (!scope.Indicators.TryGet(text, out var indicator))
        {
            var message = $"There is no indicator '{Refusal.Shown(text)}': {scope.Indicators.InPlaceOf(text)}.";
            Refuse(field, text, message);
        }

        return indicator;
    }

    public Qualifier? Qualifier(string field, Qualifier qualifier)
    {
        if (QuantifiedAmount.IsSingle(qualifier))
        {
            return qualifier;
        }

        Refuse(field, qualifier.ToString(), $"Qualifier {qualifier} is not exact, more_than or nearly.");
        return null;
    }

    public Qualifier? Qualifier(string field, string text)
    {
        if (QualifierText.TryParse(text, out var qualifier))
        {
            return qualifier;
        }

        Refuse(field, text, $"Qualifier '{Refusal.Shown(text)}' is not exact, more_than or nearly.");
        return null;
    }

    /// <summary>
    /// An amount in display units; null too where the indicator is unknown, which is refused already.
    /// </summary>
    public Amount? Amount(string field, string text, Indicator? indicator, bool fromFile)
    {
        if (indicator is null)
        {
            return null;
        }

        var reading = fromFile ? AmountText.ParseFile(text, indicator) : AmountText.Parse(text, indicator);
        if (reading is AmountReading.Valid valid)
        {
            return valid.Amount;
        }

        Refuse(field, text, $"Amount '{Refusal.Shown(text)}' of {indicator.Code} {Explain(reading, indicator)}");
        return null;
    }

    /// <summary>All that can be said of a code without days: that it never denoted anything; else null.</summary>
    private AreaResolution.Unknown? Anywhen(AreaCode code) =>
        scope.Areas.VersionsOf(code).Length == 0 ? new AreaResolution.Unknown(code) : null;

    private static string Explain(AmountReading reading, Indicator indicator) =>
        reading switch
        {
            AmountReading.Ambiguous both => $"could be {InWords(both.Vietnamese, indicator)} or "
                + $"{InWords(both.English, indicator)}: write it without grouping and without closing zeros.",
            AmountReading.TooFine fine => $"is finer than {fine.StepEn}, which it must be a multiple of; "
                + "it is never rounded.",
            AmountReading.Negative => "is negative: an amount is 0 or more; take one back by a correction.",
            AmountReading.TooLarge large => $"is larger than {large.MaxEn}, the largest amount of one entry.",
            _ => $"is not a number: digits with at most one decimal sign, in {indicator.UnitEn} ({indicator.UnitVi}).",
        };

    private static string InWords(Amount amount, Indicator indicator) =>
        FigureText.En(indicator, amount.Value, Figures.Qualifier.Exact);

    private bool Accept(string field, string text, string? refusal)
    {
        if (refusal is not null)
        {
            Refuse(field, text, refusal);
        }

        return refusal is null;
    }
}
