using System.Runtime.CompilerServices;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Wire;

namespace Federation.HqConsole.Model;

/// <summary>Which of the four kinds of nothing stands where a figure is not counted.</summary>
internal static class Nothing
{
    private static readonly ConditionalWeakTable<Board, BoardKinds> Known = [];

    /// <summary>The kind on a board; null where there is no board.</summary>
    /// <param name="board">The board on the screen.</param>
    /// <param name="area">The nation or a province.</param>
    /// <param name="indicator">What was to be counted.</param>
    /// <param name="view">Whose.</param>
    public static FigureKind? On(Board? board, AreaId area, IndicatorNumber indicator, View view)
    {
        if (board is null)
        {
            return null;
        }

        var kinds = Known.GetValue(
            board,
            static made => new BoardKinds(made, ExpectedPairs.Reference, KnownAreas.Current)
        );
        return kinds.Of(area == AreaId.Nation ? kinds.Provinces : [area], indicator, view);
    }

    /// <summary>One character for narrow columns; a dash where nobody has said anything yet.</summary>
    public static string Mark(FigureKind? kind) =>
        kind switch
        {
            FigureKind.DeclaredZero => "0",
            FigureKind.NotApplicable => "×",
            FigureKind.NotExpected => "·",
            _ => "–",
        };

    /// <summary>In the place of a figure; at most fifteen characters.</summary>
    public static string Text(FigureKind? kind, Language language) =>
        kind switch
        {
            FigureKind.DeclaredZero => "0",
            FigureKind.NotApplicable => language.Say("không áp dụng", "not applicable"),
            FigureKind.NotYetClosed => language.Say("chưa chốt", "not yet closed"),
            FigureKind.NotExpected => language.Say("không thuộc diện", "not expected"),
            _ => "–",
        };
}
