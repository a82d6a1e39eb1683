using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Fed.Cli;

namespace Federation.Fed.Explain;

/// <summary>
/// Which days make the difference between the figures of one named period in both calendars: those that lie in the
/// one and not in the other.
/// </summary>
internal sealed class CalendarSteps(
    Func<FigureQuestion, Task<long>> amountOf,
    FigureQuestion question,
    Language language
)
{
    /// <summary>Both figures, and the days; null where the period is cut alike.</summary>
    /// <param name="period">By its name.</param>
    /// <param name="today">Where a year to date ends.</param>
    public async Task<(long Civil, long Decree09, Step Days)?> AskAsync(Period period, Day today)
    {
        if (
            period.Kind == PeriodKind.Range
            || !period.TryToSpan(Calendar.Civil, today, out var civil)
            || !period.TryToSpan(Calendar.Decree09, today, out var decree)
        )
        {
            return null;
        }

        var (ofCivil, ofDecree) = (await AmountAsync(civil), await AmountAsync(decree));
        var parts = new List<Part>();
        await AddAsync(parts, Only(decree, civil), +1);
        await AddAsync(parts, Only(civil, decree), -1);
        var onSeveral = ofDecree - ofCivil - parts.Sum(part => part.Amount);
        if (onSeveral != 0)
        {
            var name = language.Of(
                "số liệu của nhiều ngày, chỉ nằm trọn trong một kỳ",
                "spans that lie in one of them only"
            );
            parts.Add(new Part("", name, onSeveral));
        }

        var step = new Step("days", language.Of("Các ngày tạo chênh lệch", "Days that make the difference"), parts);
        return (ofCivil, ofDecree, step.Of(ofDecree - ofCivil, "the difference of both calendars"));
    }

    /// <summary>The days of one span that are not in the other: before it, and after it.</summary>
    internal static IReadOnlyList<Span> Only(Span these, Span others)
    {
        if (!these.Overlaps(others))
        {
            return [these];
        }

        var parts = new List<Span>();
        if (these.First < others.First)
        {
            parts.Add(new Span(these.First, others.First.Plus(-1)));
        }

        if (these.Last > others.Last)
        {
            parts.Add(new Span(others.Last.Plus(1), these.Last));
        }

        return parts;
    }

    private async Task AddAsync(List<Part> parts, IReadOnlyList<Span> spans, int sign)
    {
        foreach (var span in spans)
        {
            var all = await AmountAsync(span);
            var left = all;
            for (var day = span.First; day <= span.Last && left != 0; day = day.Plus(1))
            {
                var amount = await AmountAsync(Span.Of(day));
                left -= amount;
                if (amount != 0)
                {
                    parts.Add(new Part($"{day}", SpanText.Of(day, language), sign * amount));
                }
            }

            if (left != 0)
            {
                parts.Add(new Part($"{span.First}..{span.Last}", $"{span.First}..{span.Last}", sign * left));
            }
        }
    }

    private Task<long> AmountAsync(Span span) =>
        amountOf(question with { Period = $"{span.First}..{span.Last}", Calendar = "civil" });
}
