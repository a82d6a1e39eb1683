using Federation.Core.Figures;
using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>The strip of national figures: tiles, as many as the screen holds.</summary>
internal static class HeadlinePainter
{
    private const int NameCells = 13;
    private const int FigureCells = 11;
    private const int ChangeGap = 2;
    private const int NarrowSpark = 3;

    /// <summary>From this many cells on a tile has room for a whole sparkline and whole words.</summary>
    private const int RoomyFrom = 48;

    /// <summary>How many rows of tiles fit: on a low screen the list of provinces needs them more.</summary>
    public static int Rows(Canvas canvas)
    {
        var columns = ColumnsOf(canvas.Width);
        var all = (Headlines.All.Count + columns - 1) / columns;
        return Math.Min(canvas.Height < 30 ? 2 : 3, all);
    }

    public static void Paint(ConsoleModel model, Canvas canvas, int top)
    {
        var columns = ColumnsOf(canvas.Width);
        var tile = (canvas.Width - 1) / columns;
        var count = Math.Min(columns * Rows(canvas), Headlines.All.Count);
        for (var i = 0; i < count; i++)
        {
            PaintTile(model, canvas, Headlines.All[i], 1 + (i % columns * tile), top + (i / columns), tile - 1);
        }
    }

    private static int ColumnsOf(int width) =>
        width < 78 ? 1
        : width < 150 ? 2
        : width < 200 ? 3
        : 4;

    private static void PaintTile(ConsoleModel model, Canvas canvas, Headline headline, int x, int y, int cells)
    {
        canvas.Put(x, y, headline.Name(model.Language), Ink.Soft);
        var figureEnd = x + NameCells + FigureCells;
        var figure = model.NationFigure(headline.Indicator) ?? Figure.Of(model.View, []);
        var text = Numbers.Figure(headline.Indicator, figure, model.Language, FigureCells);
        var isWeak = figure.Count == 0 || !model.IsLive;
        canvas.PutRight(figureEnd, y, text, new CellStyle(isWeak ? Ink.Soft : Ink.Text, Bold: figure.Count > 0));
        if (figure.Count == 0)
        {
            return;
        }

        var isRoomy = cells >= RoomyFrom;
        var change = model.Rates.Change(model.Now, headline.Indicator.Number);
        var changeText = Numbers.Change(headline.Indicator, change, model.Language, isShort: !isRoomy);
        var bars = isRoomy ? RateMeter.BarsMax : NarrowSpark;
        var room = cells - NameCells - FigureCells - ChangeGap - bars - 1;
        canvas.Put(figureEnd + ChangeGap, y, changeText, Ink.Soft, room);
        var spark = model.Rates.Sparkline(model.Now, headline.Indicator.Number, bars);
        var sparkAt = isRoomy ? figureEnd + ChangeGap + Math.Min(15, room + 1) : x + cells - bars;
        canvas.Put(sparkAt, y, spark, model.IsLive ? Ink.Live : Ink.Faint);
    }
}
