using Federation.Core.Calendars;
using Federation.Fed.Cli;

namespace Federation.Fed.Explain;

/// <summary>
/// Which days make the difference between the figures of one named period in both calendars: those that lie in the
/// one and not in the other.
/// </summary>
/// <param name="spansOf">What lies on the days and spans in these days.</param>
/// <param name="language">Of the words.</param>
internal sealed class CalendarSteps(
    Func<Span, Task<IReadOnlyList<(Span Span, long Amount)>>> spansOf,
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

        var first = civil.First < decree.First ? civil.First : decree.First;
        var last = civil.Last > decree.Last ? civil.Last : decree.Last;
        var spans = await spansOf(new Span(first, last));
        var (ofCivil, ofDecree) = (SumIn(spans, civil), SumIn(spans, decree));
        var step = new Step(
            "days",
            language.Of("Các ngày tạo chênh lệch", "Days that make the difference"),
            Parts(spans, civil, decree)
        )
        {
            IsDifference = true,
        };
        return (ofCivil, ofDecree, step.Of(ofDecree - ofCivil, "the difference of both calendars"));
    }

    private static long SumIn(IReadOnlyList<(Span Span, long Amount)> spans, Span days) =>
        spans.Where(one => days.Contains(one.Span)).Sum(one => one.Amount);

    /// <summary>Each day in one of them only; what lies on several days is one line.</summary>
    private List<Part> Parts(IReadOnlyList<(Span Span, long Amount)> spans, Span civil, Span decree)
    {
        var parts = new List<Part>();
        var onSeveral = 0L;
        foreach (var (span, amount) in spans)
        {
            if (civil.Contains(span) == decree.Contains(span))
            {
                continue;
            }

            var signed = decree.Contains(span) ? amount : -amount;
            if (span.First == span.Last)
            {
                parts.Add(new Part($"{span.First}", SpanText.Of(span.First, language), signed));
            }
            else
            {
                onSeveral += signed;
            }
        }

        if (onSeveral != 0)
        {
            var name = language.Of(
                "số liệu của nhiều ngày, chỉ nằm trọn trong một kỳ",
                "spans that lie in one of them only"
            );
            parts.Add(new Part("", name, onSeveral));
        }

        return parts;
    }
}
