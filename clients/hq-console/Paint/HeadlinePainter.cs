using Federation.Core.Figures;
using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>The strip of national figures: tiles, as many as the screen holds.</summary>
internal static class HeadlinePainter
{
    private const int NameCells = 13;
    private const int FigureCells = 11;
    private const int RateGap = 2;

    /// <summary>As long as <c>▲ 95.572/phút</c>, or shorter as <c>▲ 95.572/ph</c>.</summary>
    private const int RateCells = 14;
    private const int ShortRateCells = 12;

    /// <summary>How many rows of tiles fit: on a low screen the list of provinces needs them more.</summary>
    public static int Rows(Canvas canvas)
    {
        var columns = ColumnsOf(canvas.Width);
        var all = (Headlines.All.Count + columns - 1) / columns;
        return Math.Min(canvas.Height < 30 ? 2 : 4, all);
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

        var bars = cells - NameCells - FigureCells - RateGap - RateCells;
        var isShort = bars < 0;
        var rate = model.IsLive ? model.Rates.PerMinute(model.Now, headline.Indicator.Number) : null;
        var rateText = Numbers.Rate(headline.Indicator, rate, model.Language, isShort);
        var rateAt = figureEnd + (isShort ? 1 : RateGap);
        var rateInk = rate is null ? Ink.Faint : Ink.Soft;
        canvas.Put(rateAt, y, rateText, rateInk, isShort ? ShortRateCells : RateCells - 1);
        if (bars >= 3)
        {
            var shown = Math.Min(bars, RateMeter.BarsMax);
            var spark = model.Rates.Sparkline(model.Now, headline.Indicator.Number, shown);
            canvas.Put(rateAt + RateCells, y, spark, model.IsLive ? Ink.Live : Ink.Faint);
        }
    }
}
