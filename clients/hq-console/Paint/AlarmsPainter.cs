using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.HqConsole.Paint;

/// <summary>The alarms: what needs a person first, and who has seen it.</summary>
internal static class AlarmsPainter
{
    private const int FootRows = 2;
    private const int KindAt = 3;
    private const int AreaCells = 20;
    private const int SinceCells = 9;
    private const int SeenCells = 30;

    /// <summary>From this width on what was seen stands in the row.</summary>
    private const int WideFrom = 160;

    public static void Paint(ConsoleModel model, Canvas canvas, int top)
    {
        var (desk, language) = (model.Alarms, model.Language);
        PaintTop(model, canvas, top);
        canvas.Rule(top + 1);
        if (desk.IsHandover)
        {
            HandoverPainter.Paint(model, canvas, top + 2, FootRows);
            return;
        }

        if (desk.Alarms.Count == 0)
        {
            var text = desk.IsKnown
                ? language.Say("Không có báo động nào.", "There are no alarms.")
                : language.Say("Chưa hỏi được trung tâm.", "The nation has not answered yet.");
            canvas.Put(KindAt, top + 3, text, Ink.Soft);
            return;
        }

        // A narrow screen says in two rows below the list what a wide one says in each row.
        var detailRows = canvas.Width < WideFrom ? 2 : 0;
        var rows = Math.Max(1, canvas.Height - top - 2 - FootRows - detailRows);
        var from = Picker.Top(desk.Index, desk.Alarms.Count, rows);
        for (var i = 0; i < rows && from + i < desk.Alarms.Count; i++)
        {
            PaintAlarm(model, canvas, desk.Alarms[from + i], top + 2 + i);
            if (from + i == desk.Index)
            {
                canvas.Raise(top + 2 + i);
            }
            else
            {
                // A click on the cursor's own alarm would acknowledge it: that takes a key.
                canvas.Mark(top + 2 + i, from + i - desk.Index);
            }
        }

        if (detailRows > 0 && desk.Selected is { } selected)
        {
            var y = canvas.Height - FootRows - detailRows;
            canvas.Put(KindAt, y, Detail(selected, language), Ink.Text, canvas.Width - KindAt - 1);
            canvas.Put(KindAt, y + 1, Seen(selected, model), Ink.Soft, canvas.Width - KindAt - 1);
        }

        MorePainter.Paint(canvas, language, top + 1, from, rows, desk.Alarms.Count);
    }

    private static void PaintTop(ConsoleModel model, Canvas canvas, int y)
    {
        var (desk, language) = (model.Alarms, model.Language);
        if (desk.Typed is { } typed)
        {
            var after = canvas.Put(1, y, language.Say("Ai đang trực: ", "Who is on duty: "), Ink.Soft);
            after = canvas.Put(after, y, typed + "▏", new CellStyle(Ink.Text, Bold: true));
            var hint = language.Say("gõ họ tên, ⏎: hỏi một lần mỗi ca", "type your name, ⏎: asked once a shift");
            canvas.Put(after + 2, y, hint, Ink.Faint);
            return;
        }

        var open = language.Say(
            $"{desk.Alarms.Count} báo động, {desk.Open} chưa ghi nhận",
            $"{desk.Alarms.Count} alarms, {desk.Open} not acknowledged"
        );
        var right = canvas.Width - 1;
        if (Shift(desk, language) is { Length: > 0 } shift)
        {
            right = canvas.PutRight(right, y, shift, Ink.Soft, canvas.Width / 2) - 2;
        }

        var next = canvas.Put(1, y, open, new CellStyle(Ink.Text, Bold: true)) + 3;
        canvas.Put(next, y, desk.Said, Ink.Warn, Math.Max(0, right - next));
    }

    private static string Shift(AlarmDesk desk, Language language) =>
        desk.Name.Length > 0 ? language.Say($"trực: {desk.Name}", $"on duty: {desk.Name}")
        : desk.Shift is { } shift ? language.Say($"ca gần nhất: {shift.By}", $"last shift: {shift.By}")
        : "";

    private static void PaintAlarm(ConsoleModel model, Canvas canvas, Alarm alarm, int y)
    {
        var language = model.Language;
        var style = AlarmStyle.Of(alarm);
        canvas.Put(1, y, alarm.IsOpen() ? "!" : "✓", style);
        var x = KindAt;
        canvas.Put(x, y, AlarmText.KindOf(alarm, language), style, AlarmText.Cells - 1);
        x += AlarmText.Cells;
        var name = language.Say(alarm.AreaNameVi, alarm.AreaNameEn());
        canvas.Put(x, y, name, new CellStyle(Ink.Text, Bold: alarm.IsOpen()), AreaCells - 1);
        x += AreaCells;
        canvas.PutRight(x + SinceCells, y, Ages.Short(At(alarm.RaisedUnixUs), model.NationNow, language), Ink.Soft);
        x += SinceCells + 2;
        if (canvas.Width < WideFrom)
        {
            canvas.Put(x, y, alarm.IsOpen() ? "" : alarm.AcknowledgedBy, Ink.Soft, Math.Max(0, canvas.Width - 1 - x));
            return;
        }

        var seenAt = canvas.Width - 1 - SeenCells;
        canvas.Put(x, y, Detail(alarm, language), Ink.Soft, seenAt - x - 2);
        canvas.Put(seenAt, y, Seen(alarm, model), Ink.Soft, SeenCells);
    }

    private static string Detail(Alarm alarm, Language language) => language.Say(alarm.DetailVi(), alarm.DetailEn());

    private static string Seen(Alarm alarm, ConsoleModel model)
    {
        var language = model.Language;
        if (alarm.AcknowledgedUnixUs == 0)
        {
            return language.Say("chưa ai ghi nhận: a", "nobody has seen it: a");
        }

        var when = Ages.Short(At(alarm.AcknowledgedUnixUs), model.NationNow, language);
        var remark = alarm.Remark.Length == 0 ? "" : $": {alarm.Remark}";
        return $"✓ {alarm.AcknowledgedBy}, {when}{remark}";
    }

    private static DateTimeOffset? At(long unixMicroseconds) =>
        unixMicroseconds is > 0 and < 250_000_000_000_000_000
            ? DateTimeOffset.UnixEpoch.AddMicroseconds(unixMicroseconds)
            : null;
}
