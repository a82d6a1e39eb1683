using Federation.Core.Figures;
using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>The columns of headline figures at the right of a list: as many as fit.</summary>
/// <param name="From">Where they begin.</param>
/// <param name="Cells">How wide each is.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct FigureColumns(int From, int Cells, int Count)
{
    private const int NarrowBelow = 100;
    private const int NarrowCells = 10;
    private const int ShortNamesBelow = 140;
    private const int ShortCells = 11;
    private const int PlainCells = 13;

    /// <summary>Those that fit between a column and the margin.</summary>
    public static FigureColumns Fit(Canvas canvas, int from)
    {
        var cells =
            canvas.Width < NarrowBelow ? NarrowCells
            : canvas.Width < ShortNamesBelow ? ShortCells
            : PlainCells;
        var count = Math.Clamp((canvas.Width - 1 - from) / cells, 0, Headlines.All.Count);
        return new FigureColumns(from, cells, count);
    }

    /// <summary>Their names.</summary>
    public void PaintNames(Canvas canvas, int y, Language language)
    {
        for (var i = 0; i < Count; i++)
        {
            var name = Cells < PlainCells ? Headlines.All[i].ShortName(language) : Headlines.All[i].Name(language);
            canvas.PutRight(From + ((i + 1) * Cells), y, name, Ink.Faint, Cells - 1);
        }
    }

    /// <summary>The figures of one row.</summary>
    public void PaintFigures(Canvas canvas, int y, Language language, Ink ink, Func<Indicator, Figure> figureOf)
    {
        for (var i = 0; i < Count; i++)
        {
            var indicator = Headlines.All[i].Indicator;
            var figure = figureOf(indicator);
            var text = Numbers.Figure(indicator, figure, language, Cells - 1);
            canvas.PutRight(From + ((i + 1) * Cells), y, text, figure.Count == 0 ? Ink.Faint : ink, Cells - 1);
        }
    }
}
