using Federation.Client;
using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>The list of provinces: what needs a person first.</summary>
internal static class ProvincesPainter
{
    private const int LinkCells = 24;
    private const int LagCells = 12;
    private const int DayCells = 9;
    private const int FigureCells = 13;
    private const int MarkCells = 3;

    /// <summary>Rows below the list: a hairline and the keys.</summary>
    private const int FootRows = 2;

    public static void Paint(ConsoleModel model, Canvas canvas, int top)
    {
        canvas.Rule(top);
        PaintColumns(model, canvas, top + 1);
        var (first, rows) = (top + 2, canvas.Height - top - 2 - FootRows);
        if (model.Provinces.Count == 0)
        {
            PaintEmpty(model, canvas, first + (rows / 3));
            return;
        }

        var from = Picker.Top(model.SelectedIndex, model.Provinces.Count, rows);
        for (var i = 0; i < rows && from + i < model.Provinces.Count; i++)
        {
            PaintEntry(model, canvas, model.Provinces[from + i], first + i);
            if (from + i == model.SelectedIndex)
            {
                canvas.Raise(first + i);
            }
        }
    }

    private static int NameCells(Canvas canvas) => canvas.Width < 100 ? 18 : 22;

    private static void PaintColumns(ConsoleModel model, Canvas canvas, int y)
    {
        var language = model.Language;
        var x = MarkCells;
        canvas.Put(x, y, language.Say("Địa bàn", "Province"), Ink.Faint);
        x += NameCells(canvas);
        canvas.Put(x, y, language.Say("Đường truyền", "Link"), Ink.Faint);
        x += LinkCells + LagCells;
        canvas.PutRight(x - 1, y, language.Say("Trễ", "Lag"), Ink.Faint);
        canvas.Put(x, y, language.Say("Gần nhất", "Latest"), Ink.Faint);
        x += DayCells;
        foreach (var headline in Headlines.All)
        {
            x += FigureCells;
            if (x < canvas.Width)
            {
                canvas.PutRight(x, y, headline.Name(language), Ink.Faint, FigureCells);
            }
        }
    }

    private static void PaintEntry(ConsoleModel model, Canvas canvas, ProvinceEntry entry, int y)
    {
        var needsPerson = entry.Need is Need.Stopped or Need.Down;
        var ink = LinkText.InkOf(entry);
        canvas.Put(1, y, needsPerson ? "!" : " ", new CellStyle(ink, Bold: true));
        var x = MarkCells;
        canvas.Put(x, y, entry.Name, new CellStyle(Ink.Text, Bold: needsPerson), NameCells(canvas) - 1);
        x += NameCells(canvas);
        canvas.Put(x, y, LinkText.Of(entry, model), ink, LinkCells - 1);
        x += LinkCells + LagCells;
        canvas.PutRight(
            x - 1,
            y,
            LinkText.LagOf(entry, model.Language),
            entry.LagFrames > 0 ? Ink.Warn : Ink.Soft,
            LagCells
        );
        canvas.Put(x, y, entry.LastActivity?.Date.ToString("dd'/'MM'/'yy") ?? "–", Ink.Soft, DayCells);
        x += DayCells;
        var figureInk = model.IsLive && !needsPerson ? Ink.Text : Ink.Soft;
        foreach (var headline in Headlines.All)
        {
            x += FigureCells;
            if (x < canvas.Width && model.State?.Board is { } board)
            {
                var figure = board.FigureOf(entry.Area, headline.Indicator.Number, model.View);
                var text = Numbers.Figure(headline.Indicator, figure, model.Language, FigureCells - 1);
                canvas.PutRight(x, y, text, figure.Count == 0 ? Ink.Faint : figureInk, FigureCells);
            }
        }
    }

    private static void PaintEmpty(ConsoleModel model, Canvas canvas, int y)
    {
        var language = model.Language;
        var text =
            model.Find is { Length: > 0 } ? language.Say("Không có địa bàn nào như vậy.", "No such province.")
            : model.State?.Condition is null or BoardCondition.Connecting
                ? language.Say("Đang nối tới trung tâm quốc gia…", "Connecting to the nation…")
            : language.Say("Chưa có sổ ghi nhận nào nối tới.", "No ledger has ever connected.");
        canvas.Put(MarkCells, y, text, Ink.Soft);
    }
}
