using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>
/// A checked question for the figures of one area and period in one view; the same at the nation and at an edge.
/// </summary>
/// <param name="Code">The area as asked for.</param>
/// <param name="Area">What the code denoted on the latest day of the period on which it denoted anything.</param>
/// <param name="Period">The period as asked for.</param>
/// <param name="Calendar">How the period was cut.</param>
/// <param name="Span">The days of the period.</param>
/// <param name="View">The view.</param>
/// <param name="Indicators">Which indicators, in order; empty: all that have anything live.</param>
public sealed record FigureQuery(
    AreaCode Code,
    AreaId Area,
    Period Period,
    Calendar Calendar,
    Span Span,
    View View,
    IReadOnlyList<IndicatorNumber> Indicators
)
{
    /// <summary>On which boundaries the answer is.</summary>
    public Boundaries Boundaries { get; init; } = Boundaries.Reported;

    /// <summary>The day whose boundaries "today's" are.</summary>
    public Day Today { get; init; }

    /// <summary>
    /// The days of last year that the area's figures are compared with; null where there are none to compare with.
    /// </summary>
    public Span? LastYear { get; init; }

    /// <summary>True: each figure comes with the cells by force set that the views are made of.</summary>
    public bool WithCells { get; init; }

    /// <summary>True where the question is about this indicator.</summary>
    public bool Asks(IndicatorNumber indicator) => Indicators.Count == 0 || Indicators.Contains(indicator);

    /// <summary>One figure of the answer, from the cells of its indicator.</summary>
    /// <param name="indicator">What is counted.</param>
    /// <param name="cells">Of spans within the period.</param>
    /// <param name="unattributed">Of spans that overlap the period without lying in it.</param>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public FigureLine Line(
        IndicatorNumber indicator,
        ReadOnlySpan<ForceCell> cells,
        ReadOnlySpan<ForceCell> unattributed
    ) => new(indicator, Figure.Of(View, cells, unattributed), WithCells ? [.. cells] : []);

    /// <summary>
    /// The answer with last year's figures beside its own. What only last year had is in it too, as the nothing that it
    /// is this year.
    /// </summary>
    /// <param name="answer">This year's figures.</param>
    /// <param name="had">The indicators that last year has anything of.</param>
    /// <param name="lastYear">Last year's figure of an indicator in the asked view; empty where there is none.</param>
    public static FigureAnswer Compare(
        FigureAnswer answer,
        IEnumerable<IndicatorNumber> had,
        Func<IndicatorNumber, Figure> lastYear
    )
    {
        var known = answer.Lines.Select(line => line.Indicator);
        var added = had.Where(answer.Query.Asks).Where(indicator => !lastYear(indicator).IsEmpty).Except(known);
        return answer with
        {
            Lines =
            [
                .. answer
                    .Lines.Concat(added.Select(answer.Uncounted))
                    .OrderBy(line => line.Indicator)
                    .Select(line =>
                        lastYear(line.Indicator) is { IsEmpty: false } before ? line with { LastYear = before } : line
                    ),
            ],
        };
    }

    /// <summary>The answer from the rows of the asked area and period.</summary>
    /// <param name="rows">Indicators with their figures in the asked view, in order of indicators.</param>
    public FigureAnswer Answer(IEnumerable<FigureLine> rows) => new(this, [.. rows.Where(row => row.IsLive)]);
}
