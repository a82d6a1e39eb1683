using System.Runtime.CompilerServices;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Wire;

namespace Federation.BriefingDisplay.Walls;

/// <summary>Which of the four kinds of nothing stands where a figure is not counted.</summary>
internal static class Nothing
{
    private static readonly ConditionalWeakTable<Board, BoardKinds> Known = [];

    /// <summary>The kind on a board.</summary>
    public static FigureKind? On(Board board, AreaId area, IndicatorNumber indicator, View view)
    {
        var kinds = Known.GetValue(
            board,
            static made => new BoardKinds(made, ExpectedPairs.Reference, KnownAreas.Current)
        );
        return kinds.Tally(area == AreaId.Nation ? kinds.Provinces : [area], indicator, view).Kind;
    }
}
