using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>The choice of a period or a view: a plain list.</summary>
internal static class ChoicePainter
{
    private const int FootRows = 2;
    private const int CodeCells = 14;

    public static void Paint(ConsoleModel model, Canvas canvas, int top)
    {
        var isPeriod = model.Page == Page.Periods;
        var title = isPeriod ? model.Language.Say("Chọn kỳ", "Period") : model.Language.Say("Chọn lát cắt", "View");
        var after = canvas.Put(1, top, title, new CellStyle(Ink.Text, Bold: true));
        if (isPeriod)
        {
            PaintTyped(model, canvas, after + 3, top);
        }

        canvas.Rule(top + 1);
        var lines = isPeriod ? PeriodLines(model) : ViewLines(model);
        var rows = canvas.Height - top - 2 - FootRows;
        var from = Picker.Top(model.SelectedIndex, lines.Count, rows);
        for (var i = 0; i < rows && from + i < lines.Count; i++)
        {
            var (code, name, isShown) = lines[from + i];
            canvas.Put(1, top + 2 + i, isShown ? "●" : " ", Ink.Live);
            canvas.Put(3, top + 2 + i, code, Ink.Soft, CodeCells - 1);
            canvas.Put(3 + CodeCells, top + 2 + i, name, Ink.Text);
            if (from + i == model.SelectedIndex)
            {
                canvas.Raise(top + 2 + i);
            }
        }
    }

    private static void PaintTyped(ConsoleModel model, Canvas canvas, int x, int y)
    {
        if (model.TypedPeriod.Length == 0)
        {
            var hint = model.Language.Say(
                "hoặc gõ: 2025-Q1, 2025-H1, 2025-9M, 2025-03, 2025-YTD",
                "or type: 2025-Q1, 2025-H1, 2025-9M, 2025-03, 2025-YTD"
            );
            canvas.Put(x, y, hint, Ink.Faint);
            return;
        }

        var isPeriod = Period.TryParse(model.TypedPeriod, out var period);
        var after = canvas.Put(
            x,
            y,
            model.TypedPeriod + "▏",
            new CellStyle(isPeriod ? Ink.Text : Ink.Warn, Bold: true)
        );
        var meaning = isPeriod ? new Subject(period, model.Subject.Calendar).Name(model.Language) : "";
        canvas.Put(after + 2, y, meaning, Ink.Soft);
    }

    private static List<(string Code, string Name, bool IsShown)> PeriodLines(ConsoleModel model) =>
        [
            .. model.Periods.Select(period =>
                (
                    period.ToString(),
                    Named(new Subject(period, model.Subject.Calendar), model),
                    period == model.Subject.Period
                )
            ),
        ];

    private static string Named(Subject subject, ConsoleModel model) =>
        $"{subject.Name(model.Language), -34} {subject.Days(model.Today)}";

    private static List<(string Code, string Name, bool IsShown)> ViewLines(ConsoleModel model) =>
        [
            .. Views.All.Select(view =>
                ($"{(int)view + 1}", model.Language.Say(view.NameVi(), view.NameEn()), view == model.View)
            ),
        ];
}
