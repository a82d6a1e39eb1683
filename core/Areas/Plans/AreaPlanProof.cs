using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;

namespace Federation.Core.Areas.Plans;

/// <summary>
/// Shows of a plan that it moves no figure: every total of every past period, in each view, is the same before and
/// after, as reported and on the new boundaries.
/// </summary>
/// <param name="checkpoint">All that the nation counts.</param>
/// <param name="before">The catalogue that it was counted with.</param>
/// <param name="indicators">Which indicators there are.</param>
public sealed class AreaPlanProof(FoldCheckpoint checkpoint, AreaCatalogue before, IndicatorCatalogue indicators)
{
    /// <summary>How many periods were compared.</summary>
    public int Periods { get; private set; }

    /// <summary>What speaks against the plan; null: nothing.</summary>
    /// <param name="plan">The plan, made for the catalogue.</param>
    /// <param name="today">The nation's today.</param>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public AreaPlanRefusal? Check(AreaPlan plan, Day today) =>
        CheckEnds(plan, today) ?? CheckCells(plan.After) ?? CheckTotals(plan);

    /// <summary>What of the plan is too late: an area that would end on a day that is over; null: nothing.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="today">The nation's today.</param>
    public static AreaPlanRefusal? CheckEnds(AreaPlan plan, Day today) =>
        plan.Day < today && plan.Ended.FirstOrDefault() is { } ended
            ? new AreaPlanRefusal(
                AreaPlanRefusalKind.EndIsOver,
                $"{ended.Versions[^1].FullNameVi} ({ended.Versions[^1].Code}) would end on "
                    + $"{ended.Validity.Last}, which is "
                    + $"over: amounts may have been recorded for it since. The earliest last day is {today.Plus(-1)}."
            )
            : null;

    private AreaPlanRefusal? CheckCells(AreaCatalogue after)
    {
        foreach (var (key, _) in checkpoint.Ledgers.SelectMany(ledger => ledger.Cells))
        {
            var stood = before.TryGet(key.Area, out var area) && area.Validity.Contains(key.Span);
            var stands = after.TryGet(key.Area, out var next) && next.Validity.Contains(key.Span);
            if (stood && !stands)
            {
                return new AreaPlanRefusal(
                    AreaPlanRefusalKind.TotalChanged,
                    $"Amounts of {key.Span} lie in {area!.Versions[^1].FullNameVi} ({area.Versions[^1].Code}), "
                        + "which would "
                        + "not stand on these days any more: end it after them, or have them corrected first."
                );
            }
        }

        return null;
    }

    private AreaPlanRefusal? CheckTotals(AreaPlan plan)
    {
        var was = BoardFold.From(checkpoint, before, indicators, watchedMax: 1);
        var moved = checkpoint with { Catalogues = CatalogueStatement.Of(indicators, plan.After) };
        var next = BoardFold.From(moved, plan.After, indicators, watchedMax: 1);
        foreach (var period in PastPeriods())
        {
            Periods++;
            var (total, after) = (was.BoardAt(period), next.BoardAt(period));
            if (!IsSame(total, after) || !IsSame(total, after.OnBoundariesOf(plan.Day, plan.After)))
            {
                return new AreaPlanRefusal(
                    AreaPlanRefusalKind.TotalChanged,
                    $"The nation's total of {period} would change: the plan must leave every past total as it is."
                );
            }
        }

        return null;
    }

    /// <summary>All views are made of these cells: where they are the same every total is.</summary>
    private static bool IsSame(Board one, Board other)
    {
        var (rows, others) = (one.RowsOf(AreaId.Nation), other.RowsOf(AreaId.Nation));
        return rows.Count == others.Count && rows.Zip(others).All(pair => pair.First.HasSameCells(pair.Second));
    }

    /// <summary>Months, quarters, halves and years in both calendars that any amount lies in.</summary>
    private SortedSet<Span> PastPeriods()
    {
        var periods = new SortedSet<Span>();
        foreach (var day in checkpoint.Ledgers.SelectMany(ledger => ledger.Cells).Select(cell => cell.Key.Span.Last))
        {
            foreach (var calendar in (Calendar[])[Calendar.Civil, Calendar.Decree09])
            {
                foreach (
                    var kind in (PeriodKind[])[PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Half, PeriodKind.Year]
                )
                {
                    _ = periods.Add(Period.Running(kind, calendar, day).ToSpan(calendar, day));
                }
            }
        }

        return periods;
    }
}
