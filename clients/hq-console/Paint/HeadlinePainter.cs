using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>The strip of national figures: two rows of tiles, as many as the width holds.</summary>
internal static class HeadlinePainter
{
    private const int Rows = 2;
    private const int TileMin = 39;
    private const int NameCells = 13;
    private const int FigureCells = 11;
    private const int SparkMin = 4;

    public static void Paint(ConsoleModel model, Canvas canvas, int top)
    {
        var columns = Math.Clamp((canvas.Width - 1) / TileMin, 1, Headlines.All.Count / Rows);
        var tile = (canvas.Width - 1) / columns;
        for (var i = 0; i < columns * Rows; i++)
        {
            PaintTile(model, canvas, Headlines.All[i], 1 + (i % columns * tile), top + (i / columns), tile - 2);
        }
    }

    private static void PaintTile(ConsoleModel model, Canvas canvas, Headline headline, int x, int y, int cells)
    {
        canvas.Put(x, y, headline.Name(model.Language), Ink.Soft);
        var figureEnd = x + NameCells + FigureCells;
        if (model.NationFigure(headline.Indicator) is not { IsEmpty: false } figure)
        {
            canvas.PutRight(figureEnd, y, "–", Ink.Faint);
            return;
        }

        var text = Numbers.Figure(headline.Indicator, figure, model.Language, FigureCells);
        canvas.PutRight(figureEnd, y, text, new CellStyle(model.IsLive ? Ink.Text : Ink.Soft, Bold: true));
        var change = model.Rates.Change(model.Now, headline.Indicator.Number);
        var changeText = Numbers.Change(headline.Indicator, change, model.Language);
        var after = canvas.Put(figureEnd + 2, y, changeText, Ink.Soft, x + cells - figureEnd - 2);
        var bars = Math.Min(RateMeter.BarsMax, x + cells - Math.Max(after, figureEnd + 13) - 1);
        if (bars >= SparkMin)
        {
            var spark = model.Rates.Sparkline(model.Now, headline.Indicator.Number, bars);
            canvas.PutRight(x + cells, y, spark, model.IsLive ? Ink.Live : Ink.Faint);
        }
    }
}
