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
        if (model.Page == Page.Periods)
        {
            PaintChooser(model.Periods, model.Language.Say("Chọn kỳ", "Period"), PeriodLine, model, canvas, top);
        }
        else
        {
            PaintChooser(model.Views, model.Language.Say("Chọn lát cắt", "View"), ViewLine, model, canvas, top);
        }
    }

    private static void PaintChooser<T>(
        Chooser<T> chooser,
        string title,
        Func<T, ConsoleModel, (string Code, string Name, bool IsShown)> lineOf,
        ConsoleModel model,
        Canvas canvas,
        int top
    )
    {
        PaintField(chooser.Typed, title, model, canvas, top);
        canvas.Rule(top + 1);
        var (choices, index) = (chooser.Choices, chooser.Index);
        if (choices.Count == 0)
        {
            canvas.Put(
                3,
                top + 2,
                model.Language.Say("Không tìm thấy. ⌫ xóa bớt.", "Nothing found. ⌫ deletes."),
                Ink.Warn
            );
        }

        var rows = canvas.Height - top - 2 - FootRows;
        var from = Picker.LowTop(index, choices.Count, rows);
        for (var i = 0; i < rows && from + i < choices.Count; i++)
        {
            var (code, name, isShown) = lineOf(choices[from + i], model);
            canvas.Put(1, top + 2 + i, isShown ? "●" : " ", Ink.Live);
            canvas.Put(3, top + 2 + i, code, Ink.Soft, CodeCells - 1);
            canvas.Put(3 + CodeCells, top + 2 + i, name, Ink.Text);
            canvas.Mark(top + 2 + i, from + i - index);
            if (from + i == index)
            {
                canvas.Raise(top + 2 + i);
            }
        }

        MorePainter.Paint(canvas, model.Language, top + 1, from, rows, choices.Count);
    }

    /// <summary>The field: a cursor says that what is typed goes here, and in grey what may be typed.</summary>
    private static void PaintField(string typed, string title, ConsoleModel model, Canvas canvas, int y)
    {
        var after = canvas.Put(1, y, title + ": ", Ink.Soft);
        after = canvas.Put(after, y, typed + "▏", new CellStyle(Ink.Text, Bold: true));
        if (typed.Length == 0)
        {
            var hint =
                model.Page == Page.Periods
                    ? model.Language.Say(
                        "gõ để lọc: 2020, q1, tháng 3, 2025-03",
                        "type to filter: 2020, q1, march, 2025-03"
                    )
                    : model.Language.Say("gõ để lọc: 4, công an, bộ", "type to filter: 4, police, ministry");
            canvas.Put(after + 1, y, hint, Ink.Faint);
        }
    }

    private static (string, string, bool) PeriodLine(Period period, ConsoleModel model) =>
        (
            period.Kind == PeriodKind.Range ? model.Language.Say("khoảng ngày", "days") : period.ToString(),
            Named(new Subject(period, model.Subject.Calendar), model),
            period == model.Subject.Period
        );

    private static (string, string, bool) ViewLine(View view, ConsoleModel model) =>
        ($"{(int)view + 1}", model.Language.Say(view.NameVi(), view.NameEn()), view == model.View);

    private static string Named(Subject subject, ConsoleModel model) =>
        $"{subject.Name(model.Language), -34} {subject.Days(model.Today, model.Language)}";
}
