using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Coverage;
using Federation.Core.Figures;

namespace Federation.Simulation.World;

/// <summary>Figures of one board as the nation answers them, for the witness.</summary>
internal sealed class BoardAnswers(Board board, Parts parts)
{
    private static readonly AreaCatalogue Areas = AreaCatalogue.Reference;

    private readonly BoardKinds _kinds = new(board, ExpectedPairs.Reference, Areas);
    private readonly Lazy<Board> _onToday = new(() => parts.OnToday(board));

    /// <summary>The province of today that a province went into.</summary>
    public static AreaId Today(AreaId province) => Areas.Onto(province, Places.LastDay);

    /// <summary>A figure: counted, or which kind of nothing; as reported with what a return states.</summary>
    public ShownFigure Of(AreaId area, IndicatorNumber indicator, View view, Boundaries boundaries)
    {
        var isToday = boundaries == Boundaries.Today;
        var figure = (isToday ? _onToday.Value : board).FigureOf(area, indicator, view);
        var line = new FigureLine(indicator, figure, [])
        {
            Stated = isToday ? null : board.Find(area)?.Find(indicator)?.StatedIn(view),
            Kind = figure.IsEmpty ? _kinds.Of(PartsOf(area, isToday), indicator, view) : FigureKind.Counted,
        };
        return Figures.Shown(area, line) with { IsOnToday = isToday };
    }

    private IEnumerable<AreaId> PartsOf(AreaId area, bool isToday) =>
        area == AreaId.Nation ? _kinds.Provinces
        : isToday ? _kinds.Provinces.Where(one => Today(one) == area)
        : [area];
}
