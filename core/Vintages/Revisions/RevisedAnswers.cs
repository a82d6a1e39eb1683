using Federation.Core.Boards;
using Federation.Core.Figures;

namespace Federation.Core.Vintages.Revisions;

/// <summary>Answers with what became of each figure since a vintage of the same days.</summary>
public static class RevisedAnswers
{
    /// <summary>
    /// The answer, marked. A figure that the vintage holds and of which nothing is left is in it again: what was agreed
    /// on does not vanish unsaid.
    /// </summary>
    /// <param name="answer">The figures now.</param>
    /// <param name="vintage">Of the days that the question is about.</param>
    /// <param name="then">The vintage's rows of the area or group that was asked for.</param>
    /// <exception cref="ArgumentException">The vintage is of other days.</exception>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public static FigureAnswer Since(this FigureAnswer answer, KeptVintage vintage, IEnumerable<BoardRow> then)
    {
        var query = answer.Query;
        if (vintage.Header.Days != query.Span)
        {
            throw new ArgumentException(
                $"A vintage of {vintage.Header.Days} says nothing of {query.Span}.",
                nameof(vintage)
            );
        }

        var nothing = Figure.Of(query.View, []);
        var kept = then.Where(row => query.Asks(row.Indicator))
            .ToDictionary(row => row.Indicator, row => row.Figure(query.View));
        var gone = kept.Keys.Except(answer.Lines.Select(line => line.Indicator));
        var lines = answer
            .Lines.Concat(gone.Select(answer.Uncounted))
            .OrderBy(line => line.Indicator)
            .Select(line =>
                line with
                {
                    Revision = FigureRevision.Of(kept.GetValueOrDefault(line.Indicator, nothing), line.Figure),
                }
            );
        return answer with { Vintage = vintage, Lines = [.. lines.Where(IsShown)] };

        bool IsShown(FigureLine line) => line.IsLive || query.Indicators.Contains(line.Indicator);
    }
}
