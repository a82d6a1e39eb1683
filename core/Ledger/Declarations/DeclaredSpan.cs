using Federation.Core.Calendars;

namespace Federation.Core.Ledger;

/// <summary>What is declared on each of these days.</summary>
/// <param name="Days">The days.</param>
/// <param name="Kind">Zero, or not applicable.</param>
public readonly record struct DeclaredSpan(Span Days, DeclaredKind Kind)
{
    /// <summary>
    /// What declarations come to on each day of a period, whatever their order: where they overlap, zero stands. The
    /// fewest spans that say so, in order; none overlap, and neighbours of the same kind are one.
    /// </summary>
    public static IReadOnlyList<DeclaredSpan> On(Span period, IEnumerable<DeclarationFact> declared)
    {
        var all = declared.Where(one => one.Declared is not null && one.Key.Span.Overlaps(period)).ToList();
        if (all.Count == 0)
        {
            return [];
        }

        var spans = new List<DeclaredSpan>();
        for (var day = period.First; day <= period.Last; )
        {
            var (kind, through) = (default(DeclaredKind), period.Last);
            foreach (var (key, said) in all)
            {
                var next = key.Span.Contains(day) ? key.Span.Last : key.Span.First.Plus(-1);
                through = next >= day && next < through ? next : through;
                kind = key.Span.Contains(day) && kind != DeclaredKind.Zero ? said!.Value : kind;
            }

            Add(spans, new Span(day, through), kind);
            day = through.Plus(1);
        }

        return spans;
    }

    private static void Add(List<DeclaredSpan> spans, Span days, DeclaredKind kind)
    {
        if (kind == default)
        {
            return;
        }

        var isMore = spans.Count > 0 && spans[^1].Kind == kind && spans[^1].Days.Last.Plus(1) == days.First;
        if (isMore)
        {
            spans[^1] = new DeclaredSpan(new Span(spans[^1].Days.First, days.Last), kind);
        }
        else
        {
            spans.Add(new DeclaredSpan(days, kind));
        }
    }
}
