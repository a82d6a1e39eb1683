using Federation.Core.Boards;
using Federation.Core.Figures;

namespace Federation.HqConsole.Model;

/// <summary>One indicator of a province in the chosen view.</summary>
internal readonly record struct IndicatorLine(Indicator Indicator, Figure Figure)
{
    /// <summary>The same figure in the same period last year; null where there is none, which is not 0.</summary>
    public Figure? LastYear { get; init; }

    /// <summary>What a return of the area states; null: nothing. Never part of the figure.</summary>
    public BoardStatement? Stated { get; init; }

    /// <summary>Stated less counted, base units; 0 where they agree, and where nothing is stated.</summary>
    public long StatedDifference => Stated is { } stated ? stated.Amount - Figure.Amount : 0;

    /// <summary>This year against last year; null where nothing is certain in either.</summary>
    public Comparison? Change => Comparison.Of(Figure, LastYear);

    /// <summary>The indicator's name.</summary>
    public string Name(Language language) => language.Say(Indicator.NameVi, Indicator.NameEn);

    /// <summary>The lines of a board's rows that have anything live in a view.</summary>
    /// <param name="rows">This year's.</param>
    /// <param name="lastYear">Last year's rows of the same area.</param>
    /// <param name="view">The view.</param>
    public static IReadOnlyList<IndicatorLine> LiveOf(
        IReadOnlyList<BoardRow> rows,
        IReadOnlyList<BoardRow> lastYear,
        View view
    )
    {
        var before = lastYear.ToDictionary(row => row.Indicator, row => row.Figure(view));
        var lines = new List<IndicatorLine>();
        foreach (var row in rows)
        {
            var figure = row.Figure(view);
            var stated = row.StatedIn(view);
            var isLive = !figure.IsEmpty || figure.Unattributed != 0 || stated is not null;
            if (isLive && IndicatorCatalogue.Reference.TryGet(row.Indicator, out var indicator))
            {
                var isKnown = before.TryGetValue(row.Indicator, out var then) && !then.IsEmpty;
                lines.Add(new IndicatorLine(indicator, figure) { LastYear = isKnown ? then : null, Stated = stated });
            }
        }

        return lines;
    }
}
