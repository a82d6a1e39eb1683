using Federation.Core.Figures;
using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>
/// Every indicator of the open area in the chosen view, and what is possible, provisional or not attributed. Where
/// nothing was ever closed the heading says it once.
/// </summary>
internal static class IndicatorsPainter
{
    private const int NumberCells = 15;
    private const int UnitCells = 14;
    private const int SideCells = 14;
    private const int SideFrom = 104;
    private const int ChangeCells = 20;
    private const int LastYearCells = 15;

    /// <summary>From this width on last year has columns; below the line in words tells it.</summary>
    private const int LastYearFrom = 144;

    /// <summary>Rows below the list: the selected line in words, a hairline and the keys.</summary>
    private const int FootRows = 3;

    public static void Paint(ConsoleModel model, Canvas canvas, int top)
    {
        PaintColumns(model, canvas, top);
        PaintLines(model, canvas, top + 1, canvas.Height - top - 1 - FootRows);
    }

    private static bool HasSides(Canvas canvas) => canvas.Width >= SideFrom;

    private static bool HasLastYear(Canvas canvas) => canvas.Width >= LastYearFrom;

    private static int NumberEnd(Canvas canvas) =>
        canvas.Width
        - 1
        - UnitCells
        - (HasSides(canvas) ? 3 * SideCells : 0)
        - (HasLastYear(canvas) ? LastYearCells + ChangeCells : 0);

    private static void PaintColumns(ConsoleModel model, Canvas canvas, int y)
    {
        var language = model.Language;
        canvas.Put(3, y, language.Say("Chỉ tiêu", "Indicator"), Ink.Faint);
        var name = IsAllProvisional(model.Indicators)
            ? language.Say("Số liệu (chưa duyệt)", "Figure (provisional)")
            : language.Say("Số liệu", "Figure");
        canvas.PutRight(NumberEnd(canvas), y, name, Ink.Faint);
        var end = NumberEnd(canvas) + UnitCells;
        if (HasLastYear(canvas))
        {
            canvas.PutRight(end += LastYearCells, y, language.Say("cùng kỳ", "last year"), Ink.Faint);
            canvas.PutRight(end += ChangeCells, y, language.Say("tăng, giảm", "change"), Ink.Faint);
        }

        if (HasSides(canvas))
        {
            foreach (var side in Sides(default, model.Indicators, language))
            {
                canvas.PutRight(end += SideCells, y, side.Name, Ink.Faint);
            }
        }
    }

    private static void PaintLines(ConsoleModel model, Canvas canvas, int first, int rows)
    {
        var lines = model.Indicators;
        if (lines.Count == 0)
        {
            canvas.Put(3, first, model.Language.Say("Chưa có số liệu.", "No figures yet."), Ink.Soft);
            return;
        }

        var selected = model.Drill.IndicatorIndex(lines.Count);
        var isHere = !model.Drill.IsOnAreas(model.Within.Count);
        var from = Picker.Top(selected, lines.Count, rows);
        for (var i = 0; i < rows && from + i < lines.Count; i++)
        {
            PaintLine(model, canvas, lines[from + i], lines, first + i);
            if (isHere && from + i == selected)
            {
                canvas.Put(1, first + i, "›", new CellStyle(Ink.Gold, Bold: true));
                canvas.Raise(first + i);
            }
        }

        if (isHere)
        {
            canvas.Put(3, first + rows, InWords(lines[selected], model), Ink.Soft, canvas.Width - 4);
        }
    }

    private static void PaintLine(
        ConsoleModel model,
        Canvas canvas,
        IndicatorLine line,
        IReadOnlyList<IndicatorLine> all,
        int y
    )
    {
        var (indicator, figure) = (line.Indicator, line.Figure);
        var isPart = indicator.PartOf is not null || indicator.MeasureOf is not null;
        var start = isPart ? 5 : 3;
        var end = NumberEnd(canvas);
        var name = line.StatedDifference == 0 ? line.Name(model.Language) : $"{line.Name(model.Language)} ≠";
        name = line.Revision is null ? name : $"{name} {Revisions.Mark}";
        var nameInk =
            line.StatedDifference != 0 ? Ink.Warn
            : line.Revision is not null ? Ink.Gold
            : isPart ? Ink.Soft
            : Ink.Text;
        canvas.Put(start, y, name, nameInk, end - NumberCells - start - 1);
        var ink = model.IsAreaCurrent ? Ink.Text : Ink.Soft;
        var number =
            figure.Count == 0
                ? Nothing.Text(line, model.Language)
                : Numbers.Fitting(indicator, figure.Amount, figure.Qualifier, model.Language, NumberCells);
        canvas.PutRight(end, y, number, new CellStyle(figure.Count == 0 ? Ink.Faint : ink, Bold: true), NumberCells);
        canvas.Put(end + 1, y, Numbers.Unit(indicator, model.Language), Ink.Faint, UnitCells - 1);
        end += UnitCells;
        if (HasLastYear(canvas))
        {
            PaintLastYear(model.Language, canvas, line, end, y);
            end += LastYearCells + ChangeCells;
        }

        if (HasSides(canvas))
        {
            foreach (var (_, amount, side) in Sides(figure, all, model.Language))
            {
                var text =
                    amount == 0
                        ? ""
                        : Numbers.Fitting(indicator, amount, Qualifier.Exact, model.Language, SideCells - 1);
                canvas.PutRight(end += SideCells, y, text, side, SideCells - 1);
            }
        }
    }

    private static void PaintLastYear(Language language, Canvas canvas, in IndicatorLine line, int end, int y)
    {
        var before = line.LastYear is { Count: > 0 } then
            ? Numbers.Fitting(line.Indicator, then.Amount, then.Qualifier, language, LastYearCells - 1)
            : "–";
        canvas.PutRight(end + LastYearCells, y, before, Ink.Soft, LastYearCells - 1);
        var change = Numbers.Change(line, language, ChangeCells - 1);
        canvas.PutRight(end + LastYearCells + ChangeCells, y, change.Length == 0 ? "–" : change, Ink.Soft);
    }

    /// <summary>What stands beside a figure, in columns; what is so of every figure has none.</summary>
    private static List<(string Name, long Amount, Ink Ink)> Sides(
        in Figure figure,
        IReadOnlyList<IndicatorLine> all,
        Language language
    )
    {
        var sides = new List<(string, long, Ink)>
        {
            (language.Say("có thể thêm", "possible"), figure.Possible, Ink.Warn),
            (language.Say("chưa rõ kỳ", "unattributed"), figure.Unattributed, Ink.Soft),
        };
        if (!IsAllProvisional(all))
        {
            sides.Insert(1, (language.Say("chưa duyệt", "provisional"), figure.Provisional, Ink.Gold));
        }

        return sides;
    }

    /// <summary>True where nothing that is counted was ever closed.</summary>
    private static bool IsAllProvisional(IReadOnlyList<IndicatorLine> lines) =>
        lines.Any(line => line.Figure.Provisional != 0)
        && lines.All(line => line.Figure.Provisional == line.Figure.Amount);

    private static string InWords(IndicatorLine line, ConsoleModel model)
    {
        var language = model.Language;
        var (indicator, figure) = (line.Indicator, line.Figure);
        var words = Sides(figure, model.Indicators, language)
            .Where(side => side.Amount != 0)
            .Select(side => $"{side.Name} {Text(indicator, side.Amount, Qualifier.Exact, language)}");
        var whole =
            figure.Count == 0 ? Nothing.Text(line, language)
            : language == Language.Vi ? FigureText.Vi(indicator, figure.Amount, figure.Qualifier)
            : FigureText.En(indicator, figure.Amount, figure.Qualifier);
        string[] first = [whole, .. LineNotes.Of(line, model.State?.Vintage, language), LastYear(line, language)];
        return $"{line.Name(language)}: {string.Join(" · ", first.Concat(words))}";
    }

    private static string LastYear(in IndicatorLine line, Language language)
    {
        if (line.LastYear is not { Count: > 0 } before)
        {
            return language.Say("cùng kỳ năm trước –", "same period last year –");
        }

        var then = Text(line.Indicator, before.Amount, before.Qualifier, language);
        var change = Numbers.Change(line, language, int.MaxValue);
        return $"{language.Say("cùng kỳ năm trước", "same period last year")} {then}, {change}";
    }

    private static string Text(Indicator indicator, long amount, Qualifier qualifier, Language language) =>
        Numbers.Amount(indicator, amount, qualifier, language);
}
