using Federation.Client;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>The two lines on top: what is shown, how far it may be trusted, and the code to compare.</summary>
internal static class HeaderPainter
{
    /// <summary>From this width on period and view stand in the first line.</summary>
    public const int WideFrom = 124;

    private const int Gap = 3;

    public static void Paint(ConsoleModel model, Canvas canvas)
    {
        var language = model.Language;
        var left = canvas.Put(
            1,
            0,
            language.Say("LIÊN BỘ · TOÀN QUỐC", "BOTH MINISTRIES · VN"),
            new CellStyle(Ink.Text, Bold: true)
        );
        var right = PaintCondition(model, canvas);
        var subject = $"{model.Subject.Name(language)} · {ViewName(model)}";
        if (canvas.Width < WideFrom)
        {
            var after = canvas.Put(1, 1, subject, Ink.Soft);
            PaintAside(model, canvas, after + Gap, model.Note);
            return;
        }

        left = canvas.Put(left + Gap, 0, model.Note, new CellStyle(Ink.Gold, Bold: true));
        var room = right - left - (2 * Gap);
        var start = Math.Max(left + Gap, (canvas.Width - subject.Length) / 2);
        canvas.Put(Math.Min(start, Math.Max(left + Gap, right - Gap - subject.Length)), 0, subject, Ink.Text, room);
        var days = canvas.Put(1, 1, model.Subject.Days(model.Today), Ink.Faint);
        PaintAside(model, canvas, days + Gap, "");
    }

    /// <summary>The view as a text goes on: <c>tổng số</c>.</summary>
    public static string ViewName(ConsoleModel model)
    {
        var name = model.Language.Say(model.View.NameVi(), model.View.NameEn());
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static void PaintAside(ConsoleModel model, Canvas canvas, int from, string note)
    {
        var end = canvas.Width - 1;
        if (note.Length > 0)
        {
            end = canvas.PutRight(end, 1, note, new CellStyle(Ink.Gold, Bold: true), Math.Max(0, end - from)) - Gap;
        }

        var problem = model.Refusal.Length > 0 ? model.Refusal : model.State?.Problem ?? "";
        if (problem.Length > 0)
        {
            canvas.PutRight(end, 1, problem, Ink.Warn, Math.Max(0, end - from));
        }
        else if (note.Length == 0)
        {
            var source = model.State is null ? "" : $"{model.State.Source.Authority}   ";
            canvas.PutRight(end, 1, source + model.Now.ToOffset(Day.Offset).ToString("HH:mm:ss"), Ink.Faint);
        }
    }

    private static int PaintCondition(ConsoleModel model, Canvas canvas)
    {
        var end = canvas.Width - 1;
        var (text, ink) = Condition(model);
        if (model.State?.Board is { } board)
        {
            end = canvas.PutRight(end, 0, board.Fingerprint.ToString(), new CellStyle(Ink.Gold, Bold: true)) - Gap;
            end = canvas.PutRight(end, 0, model.State.Version.ToString(), Ink.Soft) - Gap;
        }

        return canvas.PutRight(end, 0, text, new CellStyle(ink, Bold: ink != Ink.Live));
    }

    private static (string Text, Ink Ink) Condition(ConsoleModel model)
    {
        var language = model.Language;
        if (model.Refusal.Length > 0)
        {
            return (language.Say("✕ bị từ chối", "✕ refused"), Ink.Bad);
        }

        return model.State?.Condition switch
        {
            BoardCondition.Live => (language.Say("● trực tiếp", "● live"), Ink.Live),
            BoardCondition.Unverified => (language.Say("✕ CHƯA XÁC MINH", "✕ NOT VERIFIED"), Ink.Bad),
            BoardCondition.NotConfirmed => (language.Say("○ chưa xác nhận", "○ not confirmed") + Since(model), Ink.Warn),
            _ => (language.Say("○ đang nối", "○ connecting"), Ink.Warn),
        };
    }

    private static string Since(ConsoleModel model) =>
        model.State?.ConfirmedAt is { } at
            ? model.Language.Say(" từ ", " since ") + at.ToOffset(Day.Offset).ToString("HH:mm:ss")
            : "";
}
