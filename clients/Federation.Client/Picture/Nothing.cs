using System.Runtime.CompilerServices;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Wire;

namespace Federation.Client.Picture;

/// <summary>Which of the four kinds of nothing stands where a figure is not counted.</summary>
public static class Nothing
{
    private static readonly ConditionalWeakTable<Board, BoardKinds> Known = [];

    /// <summary>The kind on a board; null where there is no board.</summary>
    /// <param name="board">The board on the screen.</param>
    /// <param name="area">The nation or a province.</param>
    /// <param name="indicator">What was to be counted.</param>
    /// <param name="view">Whose.</param>
    public static FigureKind? On(Board? board, AreaId area, IndicatorNumber indicator, View view) =>
        board is null ? null : TallyOn(board, area, indicator, view).Kind;

    /// <summary>Of how many forces of provinces nothing is which nothing.</summary>
    /// <param name="board">The board on the screen.</param>
    /// <param name="area">The nation or a province.</param>
    /// <param name="indicator">What was to be counted.</param>
    /// <param name="view">Whose.</param>
    public static KindTally TallyOn(Board board, AreaId area, IndicatorNumber indicator, View view)
    {
        var kinds = Known.GetValue(
            board,
            static made => new BoardKinds(made, ExpectedPairs.Reference, KnownAreas.Current)
        );
        return kinds.Tally(area == AreaId.Nation ? kinds.Provinces : [area], indicator, view);
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

    /// <summary>Why a figure has no total; none where it has one, and where all its parts say the same.</summary>
    public static IEnumerable<string> Why(IndicatorLine line, Language language)
    {
        var (notApplicable, zero, open) = line.Pairs;
        var kinds = new[] { notApplicable, zero, open }.Count(pairs => pairs > 0);
        if (line.Figure.Count != 0 || kinds == 0 || (kinds == 1 && line.Figure.Unattributed == 0))
        {
            yield break;
        }

        string[] parts =
        [
            notApplicable == 0 ? "" : $"{notApplicable} {Text(FigureKind.NotApplicable, language)}",
            zero == 0 ? "" : language.Say($"{zero} bằng 0", $"{zero} zero"),
            open == 0 ? "" : $"{open} {Text(FigureKind.NotYetClosed, language)}",
        ];
        yield return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    /// <summary>
    /// In the place of a figure; a dash where an amount of more days than the period's may lie in it.
    /// </summary>
    public static string Text(IndicatorLine line, Language language) =>
        line is { Kind: FigureKind.DeclaredZero, Figure.Unattributed: not 0 } ? "–" : Text(line.Kind, language);

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
