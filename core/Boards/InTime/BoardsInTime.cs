using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Boards.InTime;

/// <summary>
/// Boards seen across changes of the tree of provinces. All that is made here adds up to the same nation as the boards
/// it is made of, cell by cell: amounts move between areas, none is lost and none is counted twice.
/// </summary>
public static class BoardsInTime
{
    /// <summary>
    /// The same figures on the boundaries of a day: each leaf whole under the province that it then was a part of.
    /// Where that changes nothing, the same board.
    /// </summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public static Board OnBoundariesOf(this Board board, Day day, AreaCatalogue areas)
    {
        if (board.Leaves.All(leaf => areas.Onto(leaf.Area, day) == leaf.Area))
        {
            return board;
        }

        var sums = new AreaSums<AreaId>();
        foreach (var leaf in board.Leaves)
        {
            var area = areas.Onto(leaf.Area, day);
            sums.Add(area, leaf.Rows);
            sums.Add(area, leaf.Announcements);
        }

        return ToBoard(board.Period, sums);
    }

    /// <summary>
    /// Last year's figures under the areas of this year's period, for the same days of the year: of a province that
    /// was made by a merger within the period, those of the days from then on, of what it was made of. What lies on a
    /// span across such a day stays with the last of the areas.
    /// </summary>
    /// <param name="boardAt">The board of any days, all at one version.</param>
    /// <param name="period">This year's days.</param>
    /// <param name="lastYear">The same period a year before.</param>
    /// <param name="areas">Which areas there are.</param>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public static Board LastYear(Func<Span, Board> boardAt, Span period, Span lastYear, AreaCatalogue areas)
    {
        var whole = boardAt(lastYear);
        var cuts = CutsWithin(period, lastYear, areas);
        if (cuts.Count == 0)
        {
            return whole.OnBoundariesOf(period.Last, areas);
        }

        var sums = new AreaSums<AreaId>();
        foreach (var leaf in whole.Leaves)
        {
            var last = areas.Onto(leaf.Area, period.Last);
            sums.Add(last, leaf.Announcements);
            sums.Add(last, leaf.Rows);
        }

        var from = lastYear.First;
        foreach (var cut in cuts)
        {
            var then = boardAt(new Span(from, YearBefore(cut).Plus(-1)));
            foreach (var leaf in then.Leaves)
            {
                Move(leaf.Rows, areas.Onto(leaf.Area, period.Last), areas.Onto(leaf.Area, cut.Plus(-1)), sums);
            }

            from = YearBefore(cut);
        }

        return ToBoard(lastYear, sums);
    }

    /// <summary>
    /// The days of last year that a figure is compared with: those of the period, of an area that stood for only a part
    /// of it the same part. Null where there is no such day.
    /// </summary>
    /// <param name="period">The period.</param>
    /// <param name="calendar">How it is cut.</param>
    /// <param name="today">Where a year to date ends.</param>
    public static Span? LastYearOf(Period period, Calendar calendar, Day today)
    {
        if (!period.TryToSpan(calendar, today, out var days) || days.First.Date.Year <= Period.YearMin + 1)
        {
            return null;
        }

        return period.SamePeriodLastYear(calendar, today).ToSpan(calendar, today);
    }

    /// <summary>The days of last year that stand against a part of the period, as those of the period do.</summary>
    /// <param name="part">Days within the period.</param>
    /// <param name="period">This year's days.</param>
    /// <param name="lastYear">The same period a year before.</param>
    public static Span LastYearOf(Span part, Span period, Span lastYear)
    {
        var first = part.First > period.First ? YearBefore(part.First) : lastYear.First;
        var last = part.Last < period.Last ? YearBefore(part.Last) : lastYear.Last;
        return first > last ? lastYear : new Span(first, last);
    }

    /// <summary>The days within a period, after its first, on which the tree of provinces becomes another.</summary>
    private static List<Day> CutsWithin(Span period, Span lastYear, AreaCatalogue areas) =>
        [
            .. areas
                .All.Where(area => area.Level == 1)
                .Select(area => area.Validity.First)
                .Where(day => day > period.First && day <= period.Last)
                .Where(day => YearBefore(day) > lastYear.First && YearBefore(day) <= lastYear.Last)
                .Distinct()
                .Order(),
        ];

    private static Day YearBefore(Day day) => new(day.Date.AddYears(-1));

    private static void Move(IReadOnlyList<BoardRow> rows, AreaId from, AreaId to, AreaSums<AreaId> sums)
    {
        if (from != to)
        {
            sums.Add(to, rows);
            sums.Add(from, rows.Select(Reversed));
        }
    }

    /// <summary>The row that takes another one back, cell by cell.</summary>
    internal static BoardRow Reversed(BoardRow row) =>
        new(row.Indicator, Reversed(row.Cells), Reversed(row.UnattributedCells));

    private static ForceCell[] Reversed(ReadOnlySpan<ForceCell> cells)
    {
        ForceCell[] reversed = [.. cells];
        foreach (ref var cell in reversed.AsSpan())
        {
            cell = new ForceCell(cell.Forces, cell.Approval, -cell.Cell);
        }

        return reversed;
    }

    private static Board ToBoard(Span period, AreaSums<AreaId> sums) =>
        new(
            period,
            [
                .. sums.All()
                    .Where(one => one.Rows.Length + one.Announcements.Count > 0)
                    .Select(one => new BoardLeaf(one.Key, one.Announcements, one.Rows, [])),
            ]
        );
}
