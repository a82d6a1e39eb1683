using Federation.Client;
using Federation.Core.Areas;
using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;
using Federation.Wire;

namespace Federation.HqConsole.Paint;

/// <summary>The list of provinces: what needs a person first.</summary>
internal static class ProvincesPainter
{
    private const int MarkCells = 3;
    private const int AgeCells = 15;
    private const int ShortAgeCells = 9;
    private const int LagCells = 13;
    private const int ClosedCells = 8;

    /// <summary>From this width on a province's alarm stands in its row.</summary>
    private const int AlarmsFrom = 120;

    /// <summary>Rows below the list: a hairline and the keys.</summary>
    private const int FootRows = 2;

    public static void Paint(ConsoleModel model, Canvas canvas, int top)
    {
        canvas.Rule(top);
        var columns = FigureColumns.Fit(canvas, ClosedEnd(model, canvas), Headlines.Of(model.LiveOf(AreaId.Nation)));
        PaintColumns(model, canvas, top + 1, columns);
        var (first, rows) = (top + 2, canvas.Height - top - 2 - FootRows);
        if (model.Provinces.Count == 0)
        {
            PaintEmpty(model, canvas, first + (rows / 3));
            return;
        }

        var from = Picker.Top(model.SelectedIndex, model.Provinces.Count, rows);
        for (var i = 0; i < rows && from + i < model.Provinces.Count; i++)
        {
            PaintEntry(model, canvas, model.Provinces[from + i], first + i, columns);
            canvas.Mark(first + i, from + i - model.SelectedIndex);
            if (from + i == model.SelectedIndex)
            {
                canvas.Raise(first + i);
            }
        }
    }

    private static bool IsShort(Canvas canvas) => canvas.Width < 100;

    private static int NameCells(Canvas canvas) =>
        IsShort(canvas) ? 15
        : canvas.Width < 140 ? 18
        : 22;

    private static int LinkEnd(Canvas canvas) =>
        MarkCells + NameCells(canvas) + 1 + (IsShort(canvas) ? LinkText.ShortCells : LinkText.Cells);

    /// <summary>Where the lag ends; a short line has none.</summary>
    private static int LagEnd(Canvas canvas) => LinkEnd(canvas) + (IsShort(canvas) ? 0 : LagCells);

    private static int AgeEnd(Canvas canvas) => LagEnd(canvas) + (IsShort(canvas) ? ShortAgeCells : AgeCells);

    /// <summary>Where the alarm ends; no such column on a narrow screen, nor while nothing is alarmed.</summary>
    private static int AlarmEnd(ConsoleModel model, Canvas canvas) =>
        AgeEnd(canvas) + (HasAlarms(model, canvas) ? AlarmText.Cells + 2 : 0);

    private static bool HasAlarms(ConsoleModel model, Canvas canvas) =>
        canvas.Width >= AlarmsFrom && model.Alarms.Alarms.Count > 0;

    /// <summary>
    /// Where the forces that have closed end; there is no such column while nobody has closed anything.
    /// </summary>
    private static int ClosedEnd(ConsoleModel model, Canvas canvas) =>
        AlarmEnd(model, canvas) + (HasClosed(model, canvas) ? ClosedCells : 0);

    private static bool HasClosed(ConsoleModel model, Canvas canvas) =>
        !IsShort(canvas) && model.State?.Board is { } board && board.Leaves.Any(leaf => leaf.Closings.Count > 0);

    private static void PaintColumns(ConsoleModel model, Canvas canvas, int y, FigureColumns columns)
    {
        var language = model.Language;
        canvas.Put(MarkCells, y, language.Say("Địa bàn", "Province"), Ink.Faint);
        canvas.Put(MarkCells + NameCells(canvas), y, language.Say("Đường truyền", "Link"), Ink.Faint);
        if (!IsShort(canvas))
        {
            canvas.PutRight(LagEnd(canvas), y, language.Say("Trễ", "Lag"), Ink.Faint);
        }

        canvas.PutRight(AgeEnd(canvas), y, language.Say("Số cuối", "Last in"), Ink.Faint);
        if (HasAlarms(model, canvas))
        {
            canvas.Put(AgeEnd(canvas) + 2, y, language.Say("Báo động", "Alarm"), Ink.Faint);
        }

        if (HasClosed(model, canvas))
        {
            canvas.PutRight(ClosedEnd(model, canvas), y, language.Say("Chốt", "Closed"), Ink.Faint);
        }

        columns.PaintNames(canvas, y, language);
    }

    private static void PaintEntry(ConsoleModel model, Canvas canvas, ProvinceEntry entry, int y, FigureColumns columns)
    {
        var language = model.Language;
        var needsPerson = entry.Need is Need.Stopped or Need.Down;
        var style = LinkStyle.Of(entry);
        var nameInk = entry.Need == Need.Stopped ? Ink.Bad : Ink.Text;
        var alarm = model.Alarms.Of(entry.Area);
        var isOpen = alarm?.IsOpen() ?? false;
        var mark =
            needsPerson || isOpen ? "!"
            : alarm is null ? " "
            : "✓";
        canvas.Put(1, y, mark, (needsPerson || alarm is null ? style : AlarmStyle.Of(alarm)) with { Bold = true });
        PaintName(model, canvas, entry, y, new CellStyle(nameInk, Bold: needsPerson));
        var isShort = IsShort(canvas);
        var linkAt = MarkCells + NameCells(canvas);
        canvas.Put(
            linkAt,
            y,
            LinkText.Of(entry, model.NationNow, language, isShort),
            style,
            LinkEnd(canvas) - linkAt - 1
        );
        if (!isShort)
        {
            var lag = LinkText.LagOf(entry, language);
            canvas.PutRight(LagEnd(canvas), y, lag, entry.LagFrames > 0 ? Ink.Warn : Ink.Soft, LagCells);
        }

        var age = isShort
            ? Ages.Short(entry.LastIn, model.NationNow, language)
            : Ages.Of(entry.LastIn, model.NationNow, language);
        canvas.PutRight(AgeEnd(canvas), y, age, entry.IsOld ? Ink.Warn : Ink.Soft);
        if (alarm is not null && HasAlarms(model, canvas))
        {
            canvas.Put(AgeEnd(canvas) + 2, y, AlarmText.Of(alarm, language), AlarmStyle.Of(alarm), AlarmText.Cells);
        }

        if (HasClosed(model, canvas))
        {
            PaintClosed(model, canvas, entry.Area, y);
        }

        var ink = model.IsLive && !needsPerson ? Ink.Text : Ink.Soft;
        columns.PaintFigures(
            canvas,
            y,
            language,
            ink,
            model.LiveOf(entry.Area),
            indicator => Nothing.On(model.State?.Board, entry.Area, indicator, model.View)
        );
    }

    /// <summary><c>2/3</c>: how many of the forces that are expected have closed the period.</summary>
    private static void PaintClosed(ConsoleModel model, Canvas canvas, AreaId area, int y)
    {
        var (closed, expected) = model.Picture.ClosedOf(area) ?? default;
        var ink = closed == expected ? Ink.Live : Ink.Soft;
        canvas.PutRight(ClosedEnd(model, canvas), y, expected == 0 ? "·" : $"{closed}/{expected}", ink);
    }

    /// <summary>The name; one whose figures are made up with a star.</summary>
    private static void PaintName(ConsoleModel model, Canvas canvas, ProvinceEntry entry, int y, CellStyle style)
    {
        var isMadeUp = model.MadeUp.Contains(entry.Area);
        var after = canvas.Put(MarkCells, y, entry.Name, style, NameCells(canvas) - (isMadeUp ? 3 : 1));
        if (isMadeUp)
        {
            canvas.Put(after, y, " *", Ink.Gold);
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
