using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Coverage;

namespace Federation.Core.Boards.InTime;

/// <summary>Answers about the nation and its provinces with last year beside, on either boundaries.</summary>
public static class ComparedBoards
{
    /// <summary>The answer to a question about the nation or a province.</summary>
    /// <param name="query">The question.</param>
    /// <param name="boardAt">The board of any days, all at one version.</param>
    /// <param name="areas">Which areas there are.</param>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public static FigureAnswer Answer(FigureQuery query, Func<Span, Board> boardAt, AreaCatalogue areas)
    {
        var answer = Ask(query, boardAt(query.Span), areas);
        return LastYear(query, boardAt, areas) is { } before ? Beside(answer, before) : answer;
    }

    /// <summary>The answer of one board, in which each figure says which kind it is; nothing beside it.</summary>
    /// <param name="query">The question.</param>
    /// <param name="board">On boundaries as reported.</param>
    /// <param name="areas">Which areas there are.</param>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public static FigureAnswer Ask(FigureQuery query, Board board, AreaCatalogue areas)
    {
        var kinds = new BoardKinds(board, ExpectedPairs.Reference, areas);
        return On(query, board, areas)
            .Query(query)
            .WithKinds(indicator => kinds.Tally(Provinces(), indicator, query.View));

        IEnumerable<AreaId> Provinces() =>
            query.Area == AreaId.Nation ? kinds.Provinces
            : query.Boundaries == Boundaries.Today
                ? kinds.Provinces.Where(province => areas.Onto(province, query.Today) == query.Area)
            : [query.Area];
    }

    /// <summary>The answer with what last year's board says of its area beside.</summary>
    /// <param name="answer">Of the nation or a province.</param>
    /// <param name="lastYear">As <see cref="LastYear"/> gives it.</param>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public static FigureAnswer Beside(FigureAnswer answer, Board lastYear)
    {
        var (area, view) = (answer.Query.Area, answer.Query.View);
        return FigureQuery.Compare(
            answer,
            lastYear.RowsOf(area).Select(row => row.Indicator),
            indicator => lastYear.FigureOf(area, indicator, view)
        );
    }

    /// <summary>Last year's board under the areas of the question's period; null where there is none.</summary>
    /// <param name="query">The question.</param>
    /// <param name="boardAt">The board of any days, all at one version.</param>
    /// <param name="areas">Which areas there are.</param>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public static Board? LastYear(FigureQuery query, Func<Span, Board> boardAt, AreaCatalogue areas)
    {
        if (
            query.LastYear is null
            || BoardsInTime.LastYearOf(query.Period, query.Calendar, query.Today) is not { } days
        )
        {
            return null;
        }

        return query.Boundaries == Boundaries.Today
            ? boardAt(days).OnBoundariesOf(query.Today, areas)
            : BoardsInTime.LastYear(boardAt, query.Span, days, areas);
    }

    /// <summary>A board on the boundaries that the question is about.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public static Board On(FigureQuery query, Board board, AreaCatalogue areas) =>
        query.Boundaries == Boundaries.Today ? board.OnBoundariesOf(query.Today, areas) : board;
}
