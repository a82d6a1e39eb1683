using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Silo.Catalogue;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Boards;

/// <summary>
/// Last year's boards under this year's areas, each made once for all readers and again only where a board that it is
/// made of changed. Any thread may ask.
/// </summary>
internal sealed class LastYearBoards(FoldHost fold, AreaBook areas, IOptions<BoardsOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(Span Period, Span LastYear), Made> _made = [];

    /// <summary>What stands beside the board that the question is about; null where nothing can.</summary>
    public PublishedBoard? Beside(FigureQuery query)
    {
        if (query.LastYear is not { } days)
        {
            return null;
        }

        lock (_gate)
        {
            var known = _made.GetValueOrDefault((query.Span, days));
            var made = fold.Ask(now => known is not null && known.IsCurrent(now) ? known : Make(query, now));
            if (made is null)
            {
                return null;
            }

            if (_made.Count >= options.Value.PeriodsMax && known is null)
            {
                _made.Clear();
            }

            _made[(query.Span, days)] = made;
            return made.Board;
        }
    }

    private Made? Make(FigureQuery query, BoardFold now)
    {
        var sources = new List<Board>();
        var board = ComparedBoards.LastYear(
            query,
            days =>
            {
                sources.Add(now.BoardAt(days));
                return sources[^1];
            },
            areas.Current
        );
        return board is null ? null : new Made(new PublishedBoard(board, now.Version), sources);
    }

    private sealed record Made(PublishedBoard Board, List<Board> Sources)
    {
        /// <summary>True while every board that it was made of is the one that it was.</summary>
        public bool IsCurrent(BoardFold now) =>
            Sources.TrueForAll(source => ReferenceEquals(source, now.BoardAt(source.Period)));
    }
}
