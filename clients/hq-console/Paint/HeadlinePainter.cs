using Federation.Core.Areas;
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

    /// <summary>On a lower screen the list of provinces needs the rows more.</summary>
    private const int LowBelow = 30;

    /// <summary>As long as <c>▲ 95.572/phút</c>, or shorter as <c>▲ 95.572/ph</c>.</summary>
    private const int RateCells = 14;
    private const int ShortRateCells = 12;

    /// <summary>As long as <c>~+138,5%</c>: the change since the same period last year.</summary>
    private const int ChangeCells = 10;

    /// <summary>Rows that stay for provinces where there are fewer.</summary>
    private const int ProvincesMin = 6;

    /// <summary>A hairline, names of columns, and below the list a hairline and the keys.</summary>
    private const int OtherRows = 4;

    /// <summary>
    /// How many rows of tiles there are: a few, and more where the provinces leave room and there are figures to show.
    /// </summary>
    public static int Rows(ConsoleModel model, Canvas canvas, int top)
    {
        var columns = ColumnsOf(canvas.Width);
        var few = Math.Min(canvas.Height < LowBelow ? 2 : 4, RowsOf(Headlines.Of([]).Count, columns));
        var free = canvas.Height - top - OtherRows - Math.Max(ProvincesMin, model.ProvinceCount);
        return Math.Max(few, Math.Min(free, RowsOf(Live(model).Count(), columns)));
    }

    public static void Paint(ConsoleModel model, Canvas canvas, int top, int rows)
    {
        var columns = ColumnsOf(canvas.Width);
        var tile = (canvas.Width - 1) / columns;
        var shown = Shown(model);
        for (var i = 0; i < Math.Min(columns * rows, shown.Count); i++)
        {
            PaintTile(model, canvas, shown[i], 1 + (i % columns * tile), top + (i / columns), tile - 1);
        }
    }

    private static IReadOnlyList<Headline> Shown(ConsoleModel model) => Headlines.Of(Live(model));

    private static IEnumerable<IndicatorLine> Live(ConsoleModel model) =>
        model.LiveOf(AreaId.Nation).Where(line => !line.Figure.IsEmpty);

    private static int RowsOf(int tiles, int columns) => (tiles + columns - 1) / columns;

    private static int ColumnsOf(int width) =>
        width < 78 ? 1
        : width < 150 ? 2
        : width < 200 ? 3
        : 4;

    private static string Change(ConsoleModel model, Headline headline, in Figure figure)
    {
        var before = model.State?.LastYear?.FigureOf(AreaId.Nation, headline.Indicator.Number, model.View);
        var line = new IndicatorLine(headline.Indicator, figure) { LastYear = before };
        return Numbers.Change(line, model.Language, ChangeCells - 1);
    }

    private static void PaintTile(ConsoleModel model, Canvas canvas, Headline headline, int x, int y, int cells)
    {
        canvas.Put(x, y, headline.Name(model.Language), Ink.Soft);
        var figureEnd = x + NameCells + FigureCells;
        var figure = model.NationFigure(headline.Indicator) ?? Figure.Of(model.View, []);
        var kept = model.State?.Vintage?.Board.FigureOf(AreaId.Nation, headline.Indicator.Number, model.View);
        var isRevised = kept is { } then && FigureRevision.Of(then, figure) is not null;
        var text = Numbers.Figure(headline.Indicator, figure, model.Language, FigureCells);
        text = Revisions.Marked(text, isRevised, FigureCells);
        var isWeak = figure.Count == 0 || !model.IsLive;
        canvas.PutRight(figureEnd, y, text, new CellStyle(isWeak ? Ink.Soft : Ink.Text, Bold: figure.Count > 0));
        if (figure.Count == 0)
        {
            return;
        }

        var bars = cells - NameCells - FigureCells - RateGap - RateCells;
        var isShort = bars < 0;
        var change = Change(model, headline, figure);
        var changeCells = model.State?.LastYear is not null && bars >= ChangeCells ? ChangeCells : 0;
        if (changeCells > 0)
        {
            var shown = change.Length == 0 ? "–" : change;
            canvas.PutRight(figureEnd + changeCells, y, shown, Ink.Soft, changeCells - 1);
            figureEnd += changeCells;
            bars -= changeCells;
        }

        var rate = model.IsLive ? model.Rates.PerMinute(model.Now, headline.Indicator.Number) : null;
        var rateText = Numbers.Rate(headline.Indicator, rate, model.Language, isShort);
        var isLong = rateText.Length > (isShort ? ShortRateCells : RateCells - 1);
        rateText = isLong ? Numbers.Rate(headline.Indicator, rate, model.Language, isShort: true) : rateText;
        var rateAt = figureEnd + (isShort ? 1 : RateGap);
        var rateInk = rate is null ? Ink.Faint : Ink.Soft;
        rateText = rateText.Length == 0 && changeCells == 0 ? change : rateText;
        canvas.Put(rateAt, y, rateText, rateInk, isShort ? ShortRateCells : RateCells - 1);
        if (bars >= 3)
        {
            var most = Math.Min(bars, RateMeter.BarsMax);
            var spark = model.Rates.Sparkline(model.Now, headline.Indicator.Number, most);
            var ink = model.IsLive ? Ink.Live : Ink.Faint;
            canvas.Put(rateAt + RateCells, y, spark, ink);
        }
    }
}
