using Federation.Core.Areas;

namespace Federation.Core.Boards.InTime;

/// <summary>What returns of provinces say, beside the figures of a group on boundaries as reported.</summary>
public static class GroupReturns
{
    /// <summary>
    /// The answer of a group: of a single province with what its return states, of several with those whose returns
    /// disagree. A return is of a whole period: a province that was in the group for a part of it says nothing there.
    /// </summary>
    /// <param name="answer">The group's.</param>
    /// <param name="group">The group.</param>
    /// <param name="board">Of the whole period, on boundaries as reported.</param>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public static FigureAnswer Beside(FigureAnswer answer, GroupRows group, Board board)
    {
        var query = answer.Query;
        AreaId[] whole = [.. group.Days.Where(part => part.Days == query.Span).Select(part => part.Province)];
        var known = answer.Lines.ToDictionary(line => line.Indicator);
        if (group.Provinces.Count == 1 && whole.Length == 1)
        {
            foreach (var row in board.RowsOf(whole[0]).Where(row => query.Asks(row.Indicator)))
            {
                if (row.StatedIn(query.View) is { } stated)
                {
                    known[row.Indicator] = Line(row.Indicator) with { Stated = stated };
                }
            }
        }
        else
        {
            foreach (var (indicator, provinces) in board.Disagreeing(query))
            {
                AreaId[] ofGroup = [.. provinces.Intersect(whole)];
                if (ofGroup.Length > 0)
                {
                    known[indicator] = Line(indicator) with { Disagreeing = ofGroup };
                }
            }
        }

        return answer with
        {
            Lines = [.. known.Values.OrderBy(line => line.Indicator)],
        };

        FigureLine Line(Figures.IndicatorNumber indicator) =>
            known.TryGetValue(indicator, out var line) ? line : answer.Uncounted(indicator);
    }
}
