using Federation.Core.Areas;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Core.Vintages;

namespace Federation.Core.Boards;

/// <summary>
/// The figures that answer a question: one per indicator with anything live in the view, in order of indicators.
/// </summary>
public sealed record FigureAnswer(FigureQuery Query, IReadOnlyList<FigureLine> Lines)
{
    /// <summary>What is announced and on its way of the asked area; empty where all that is known is counted.</summary>
    public IReadOnlyList<BoardAnnouncement> Announcements { get; init; } = [];

    /// <summary>
    /// The last vintage of these days, which the figures are marked against; null: none was kept, or boards do not hold
    /// the asked area.
    /// </summary>
    public KeptVintage? Vintage { get; init; }

    /// <summary>True where it could not be read whether a vintage was kept: no figure is marked then.</summary>
    public bool IsVintageUnknown { get; init; }

    /// <summary>
    /// Which nothing a figure is in which nothing is counted; null: it was not asked.
    /// </summary>
    public Func<IndicatorNumber, KindTally>? Nothing { get; init; }

    /// <summary>
    /// True where last year's figures could not be had: that there are none beside these says nothing.
    /// </summary>
    public bool IsLastYearUnknown { get; init; }

    /// <summary>True where announced totals are in the figures, ahead of their detail.</summary>
    public bool IsAnnounced => Announcements.Any(announcement => announcement.IsShown);

    /// <summary>
    /// The answer in which every figure says whether it is counted, and every indicator that was named has a figure:
    /// where nothing is known of it, one that says which nothing.
    /// </summary>
    /// <param name="nothing">Which nothing a figure is in which nothing is counted.</param>
    public FigureAnswer WithKinds(Func<IndicatorNumber, KindTally> nothing)
    {
        var known = Lines.Select(line => line.Indicator).ToHashSet();
        var added = Query.Indicators.Where(indicator => !known.Contains(indicator));
        return this with
        {
            Nothing = nothing,
            Lines =
            [
                .. Lines
                    .Concat(added.Select(indicator => Query.Line(indicator, [], [])))
                    .OrderBy(line => line.Indicator)
                    .Select(line =>
                        line.Figure.IsEmpty
                            ? line.With(nothing(line.Indicator))
                            : line with
                            {
                                Kind = FigureKind.Counted,
                                Pairs = default,
                            }
                    ),
            ],
        };
    }

    /// <summary>The line of an indicator of which these figures know nothing.</summary>
    public FigureLine Uncounted(IndicatorNumber indicator)
    {
        var line = Query.Line(indicator, [], []);
        return Nothing is null ? line : line.With(Nothing(indicator));
    }

    /// <summary>
    /// True where facts are known to be on their way, whether their totals are in the figures or not.
    /// </summary>
    public bool IsDetailOnTheWay => Announcements.Count > 0;
}

/// <summary>One figure of an answer.</summary>
/// <param name="Indicator">What is counted.</param>
/// <param name="Figure">In the view that was asked for.</param>
/// <param name="Cells">The cells by force set, of whatever view, where they were asked for; else none.</param>
public readonly record struct FigureLine(IndicatorNumber Indicator, Figure Figure, IReadOnlyList<ForceCell> Cells)
{
    /// <summary>The same figure in the same period last year; null where there is none, which is not 0.</summary>
    public Figure? LastYear { get; init; }

    /// <summary>
    /// What a return of the asked area states for the view and the period; null where nothing is. Never part of the
    /// figure.
    /// </summary>
    public BoardStatement? Stated { get; init; }

    /// <summary>
    /// Of the nation and of groups, the provinces whose own return states another amount than is counted there, in
    /// order of AreaId. A province's own return is in <see cref="Stated"/>.
    /// </summary>
    public IReadOnlyList<AreaId>? Disagreeing { get; init; }

    /// <summary>What became of it since the vintage; null: it is as it was, or nothing was kept.</summary>
    public FigureRevision? Revision { get; init; }

    /// <summary>True where a force that the view is about declared something of it for days of the period.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>Counted, or which kind of nothing; default only before it was asked.</summary>
    public FigureKind Kind { get; init; }

    /// <summary>Why it is that kind of nothing; none where it is counted.</summary>
    public KindTally Pairs { get; init; }

    /// <summary>The line, in which nothing is counted, with which nothing it is.</summary>
    public FigureLine With(KindTally pairs) => this with { Kind = pairs.Kind, Pairs = pairs };

    /// <summary>Stated less counted, base units; 0 where they agree, and where nothing is stated.</summary>
    public long Difference => Stated is { } stated ? stated.Amount - Figure.Amount : 0;

    /// <summary>
    /// True where something is stated, declared, counted, possible, could not be attributed to the period, was counted
    /// last year, or is gone since it was kept.
    /// </summary>
    public bool IsLive =>
        !Figure.IsEmpty
        || Figure.Unattributed != 0
        || Stated is not null
        || Disagreeing is { Count: > 0 }
        || IsDeclared
        || LastYear is not null
        || Revision is not null;
}
