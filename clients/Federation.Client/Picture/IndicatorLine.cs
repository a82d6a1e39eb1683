using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Coverage;
using Federation.Core.Figures;

namespace Federation.Client.Picture;

/// <summary>One indicator of a province in the chosen view.</summary>
public readonly record struct IndicatorLine(Indicator Indicator, Figure Figure)
{
    /// <summary>The same figure in the same period last year; null where there is none, which is not 0.</summary>
    public Figure? LastYear { get; init; }

    /// <summary>What became of it since the vintage; null: it is as it was, or nothing was kept.</summary>
    public FigureRevision? Revision { get; init; }

    /// <summary>What a return of the area states; null: nothing. Never part of the figure.</summary>
    public BoardStatement? Stated { get; init; }

    /// <summary>Which nothing it is where nothing is counted; null: it is counted, or nobody says.</summary>
    public FigureKind? Kind { get; init; }

    /// <summary>Why it is that nothing; none where it is counted, or nobody says.</summary>
    public KindTally Pairs { get; init; }

    /// <summary>Stated less counted, base units; 0 where they agree, and where nothing is stated.</summary>
    public long StatedDifference => Stated is { } stated ? stated.Amount - Figure.Amount : 0;

    /// <summary>This year against last year; null where nothing is certain in either.</summary>
    public Comparison? Change => Comparison.Of(Figure, LastYear);

    /// <summary>The indicator's name.</summary>
    public string Name(Language language) => language.Say(Indicator.NameVi, Indicator.NameEn);

    /// <summary>What a board has live of an area in a view, or had when it was kept.</summary>
    /// <param name="state">The board with last year's and the vintage's beside; null or empty: nothing.</param>
    /// <param name="area">The nation or a province.</param>
    /// <param name="view">The view.</param>
    public static IReadOnlyList<IndicatorLine> LiveOf(BoardState? state, AreaId area, View view)
    {
        var now = RowsOf(state?.Board, area);
        var (before, then) = (RowsOf(state?.LastYear, area), RowsOf(state?.Vintage?.Board, area));
        var isKept = state is { Board: not null, Vintage: not null };
        var lines = new List<IndicatorLine>();
        foreach (var number in now.Keys.Concat(before.Keys).Concat(isKept ? then.Keys : []).Distinct().Order())
        {
            var row = now.GetValueOrDefault(number);
            var figure = row?.Figure(view) ?? Figure.Of(view, []);
            var kept = then.GetValueOrDefault(number)?.Figure(view) ?? Figure.Of(view, []);
            var revision = isKept ? FigureRevision.Of(kept, figure) : null;
            var stated = row?.StatedIn(view);
            var isDeclared = row?.IsDeclaredIn(view) ?? false;
            var lastYear = before.GetValueOrDefault(number)?.Figure(view) is { IsEmpty: false } had
                ? had
                : (Figure?)null;
            var isCounted = !figure.IsEmpty || figure.Unattributed != 0;
            var isLive = isCounted || isDeclared || stated is not null || revision is not null || lastYear is not null;
            if (isLive && IndicatorCatalogue.Reference.TryGet(number, out var indicator))
            {
                var pairs =
                    figure.IsEmpty && state?.Board is { } board
                        ? Nothing.TallyOn(board, area, number, view)
                        : (KindTally?)null;
                lines.Add(
                    new IndicatorLine(indicator, figure)
                    {
                        LastYear = lastYear,
                        Stated = stated,
                        Revision = revision,
                        Kind = pairs?.Kind,
                        Pairs = pairs ?? default,
                    }
                );
            }
        }

        return lines;
    }

    private static Dictionary<IndicatorNumber, BoardRow> RowsOf(Board? board, AreaId area) =>
        board?.RowsOf(area).ToDictionary(row => row.Indicator) ?? [];
}
