using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;

namespace Federation.Simulation.World;

/// <summary>What readers ask of boards, by chance: also figures of which a board has no row.</summary>
internal sealed class AskedFigures(Rng rng, Parts parts)
{
    /// <summary>A figure of the board, of a province or the nation; as reported, or on today's boundaries.</summary>
    public ShownFigure Of(Board board)
    {
        var answers = new BoardAnswers(board, parts);
        var leaves = board.Leaves.Where(leaf => leaf.Rows.Count > 0).ToList();
        return leaves.Count == 0 || rng.Below(4) == 0
            ? answers.Of(AnyArea(), rng.Of(Draw.Declarable).Number, AnyView(), AnyBoundaries())
            : OfRow(answers, rng.Of(leaves));
    }

    /// <summary>Every total that there is, of each province and the nation, on both boundaries.</summary>
    public IEnumerable<ShownFigure> TotalsOf(Board board)
    {
        var answers = new BoardAnswers(board, parts);
        var rows = board.Leaves.SelectMany(leaf => leaf.Rows.Select(row => (leaf.Area, row.Indicator))).ToList();
        var nation = rows.Select(row => (Area: AreaId.Nation, row.Indicator)).Distinct().ToList();
        var today = rows.Select(row => (Area: BoardAnswers.Today(row.Area), row.Indicator)).Distinct();
        return Totals(rows, Boundaries.Reported)
            .Concat(Totals(nation, Boundaries.Reported))
            .Concat(Totals(today, Boundaries.Today))
            .Concat(Totals(nation, Boundaries.Today));

        IEnumerable<ShownFigure> Totals(
            IEnumerable<(AreaId Area, IndicatorNumber Indicator)> asked,
            Boundaries boundaries
        ) => asked.Select(one => answers.Of(one.Area, one.Indicator, View.Total, boundaries));
    }

    private ShownFigure OfRow(BoardAnswers answers, BoardLeaf leaf)
    {
        var row = rng.Of(leaf.Rows);
        var boundaries = AnyBoundaries();
        var area =
            rng.Below(4) == 0 ? AreaId.Nation
            : boundaries == Boundaries.Today ? BoardAnswers.Today(leaf.Area)
            : leaf.Area;
        var view = row.Statements.Count > 0 && rng.Below(2) == 0 ? rng.Of(row.Statements).View : AnyView();
        return answers.Of(area, row.Indicator, view, boundaries);
    }

    private AreaId AnyArea() => rng.Below(8) == 0 ? AreaId.Nation : rng.Of(Places.Provinces);

    private View AnyView() => (View)rng.Below(Views.All.Count);

    private Boundaries AnyBoundaries() => rng.Below(4) == 0 ? Boundaries.Today : Boundaries.Reported;
}
