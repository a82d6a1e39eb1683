using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>
/// What is counted in an area, summed anew from all that is live: asked for when a return is filed, which is a few
/// times
/// a quarter, and so not kept up to date for every recording.
/// </summary>
internal static class CountedFigures
{
    /// <summary>One table for each period, with rows of the area alone.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of the ledger did not hold.</exception>
    public static PeriodTable[] Of(LedgerState state, AreaCatalogue areas, AreaId area, IReadOnlyList<Span> periods)
    {
        PeriodTable[] tables = [.. periods.Select(period => new PeriodTable(period))];
        var all = new Span(periods.Min(period => period.First), periods.Max(period => period.Last));
        for (var item = 0; item < state.Items.Count; item++)
        {
            ref readonly var content = ref state.Items.Current(item);
            if (content.AmountCount == 0 || content.First > all.Last || content.Last < all.First)
            {
                continue;
            }

            if (state.Items.IsLive(item) && areas.Includes(area, content.Area))
            {
                foreach (var amount in state.Items.Amounts(content))
                {
                    Add(tables, area, FactBuilder.Of(content, amount, state.Approvals.Of(item)));
                }
            }
        }

        foreach (var (key, cell) in state.Loose.Cells.Where(cell => areas.Includes(area, cell.Key.Area)))
        {
            Array.ForEach(tables, table => table.Apply(area, key, cell));
        }

        return tables;
    }

    /// <summary>What is stated of an area, each with what is counted of it, in the order given.</summary>
    public static IEnumerable<(ReturnStatement Statement, Figure Counted)> Compare(
        LedgerState state,
        AreaCatalogue areas,
        AreaId area,
        IReadOnlyList<ReturnStatement> statements
    )
    {
        Span[] periods = [.. statements.Select(one => one.Key.Span).Distinct()];
        var tables = Of(state, areas, area, periods);
        foreach (var statement in statements)
        {
            var (_, span, view, indicator) = statement.Key;
            var row = tables[Array.IndexOf(periods, span)].Find(area, indicator);
            yield return (statement, row?.Figure(view) ?? Figure.Of(view, []));
        }
    }

    private static void Add(PeriodTable[] tables, AreaId area, in Posting posting)
    {
        foreach (var table in tables)
        {
            table.Apply(area, posting);
        }
    }
}
