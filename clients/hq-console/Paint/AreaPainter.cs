using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>One area: the way to it, the areas directly in it that have figures, then its indicators.</summary>
internal static class AreaPainter
{
    private const int NameCells = 34;
    private const int NarrowNameCells = 26;

    public static void Paint(ConsoleModel model, Canvas canvas, int top)
    {
        if (model.Drill.Area is null)
        {
            return;
        }

        PaintWay(model, canvas, top);
        var y = top + PaintState(model, canvas, top + 1) + 1;
        canvas.Rule(y++);
        if (model.Within.Count > 0)
        {
            y += PaintAreas(model, canvas, y);
        }
        else if (model.Answer is { Within.Count: > 0 })
        {
            canvas.Put(3, y, model.Language.Say("Không có địa bàn nào như vậy.", "No such area."), Ink.Soft);
            canvas.Rule(y + 1);
            y += 2;
        }
        else if (model.Answer is not { Problem: "" })
        {
            PaintUnanswered(model, canvas, y++);
        }

        IndicatorsPainter.Paint(model, canvas, y);
    }

    private static void PaintWay(ConsoleModel model, Canvas canvas, int y)
    {
        var names = model.Drill.Names(model.LastDay, model.Language).ToList();
        var x = canvas.Put(1, y, model.Language.Say("Toàn quốc", "The nation"), Ink.Faint);
        for (var i = 0; i < names.Count; i++)
        {
            x = canvas.Put(x, y, " › ", Ink.Faint);
            var isOpen = i == names.Count - 1;
            x = canvas.Put(x, y, names[i], isOpen ? new CellStyle(Ink.Text, Bold: true) : Ink.Soft);
        }

        if (model.MadeUp.Contains(model.Drill.Path.First()))
        {
            canvas.Put(x, y, " *", Ink.Gold);
        }
    }

    /// <summary>How the province's link stands and since when its figures are held.</summary>
    /// <returns>How many lines it took.</returns>
    private static int PaintState(ConsoleModel model, Canvas canvas, int y)
    {
        if (Province(model) is not { } province)
        {
            return 0;
        }

        var language = model.Language;
        var x =
            canvas.Put(1, y, LinkText.Of(province, model.NationNow, language, isShort: false), LinkStyle.Of(province))
            + 3;
        var held = province.Need is Need.Stopped or Need.Down;
        var age = Ages.Of(province.LastIn, model.NationNow, language);
        var words = held
            ? language.Say($"giữ số cuối, nhận {age}", $"last figures held, in {age}")
            : language.Say($"số cuối {age}", $"last in {age}");
        x = canvas.Put(x, y, words, province.IsOld ? Ink.Warn : Ink.Soft) + 3;
        if (
            held
            && model.State?.Board is { } board
            && NationShare.Of(board, model.View, [province.Area]) is > 0 and var p
        )
        {
            x = canvas.Put(x, y, $"{p} % {language.Say("toàn quốc", "of the nation")}", Ink.Warn) + 3;
        }

        x = canvas.Put(x, y, LinkText.LagOf(province, language), Ink.Soft) + 3;
        var onTheWay = LinkText.OnTheWay(province, language);
        x = onTheWay.Length > 0 ? canvas.Put(x, y, onTheWay, Ink.Warn) + 3 : x;
        if (province.LastActivity is { } day)
        {
            var text = $"{language.Say("mục cuối ghi ngày", "last entry on")} {DayText.Of(day, language)}";
            canvas.Put(x, y, text, Ink.Faint);
        }

        if (province.Need != Need.Stopped)
        {
            return 1;
        }

        canvas.Put(1, y + 1, LinkText.Disagreement(province, language), new CellStyle(Ink.Bad, Bold: true));
        canvas.Put(1, y + 2, LinkText.Advice(province, language), Ink.Soft);
        return 3;
    }

    /// <summary>The province that the open area is or lies in.</summary>
    private static ProvinceEntry? Province(ConsoleModel model)
    {
        var province = model.Drill.Path.First();
        return model.Provinces.FirstOrDefault(entry => entry.Area == province);
    }

    /// <returns>How many rows it took: names, areas and a hairline.</returns>
    private static int PaintAreas(ConsoleModel model, Canvas canvas, int y)
    {
        var language = model.Language;
        var areas = model.Within;
        var rows = Math.Min(areas.Count, Math.Max(2, (canvas.Height - y - 3) / 3));
        var index = model.Drill.AreaIndex(areas.Count);
        var live = areas.SelectMany(area => area.Lines);
        var columns = FigureColumns.Fit(
            canvas,
            3 + (canvas.Width < 100 ? NarrowNameCells : NameCells),
            Headlines.Of(live)
        );
        var title = $"{language.Say("Địa bàn bên trong", "Areas in it")} {index + 1}/{areas.Count}";
        canvas.Put(3, y, title, Ink.Faint);
        columns.PaintNames(canvas, y, language);
        var from = Picker.Top(index, areas.Count, rows);
        for (var i = 0; i < rows; i++)
        {
            var area = areas[from + i];
            var ink = model.IsAnswerCurrent ? Ink.Text : Ink.Soft;
            var isChosen = model.Drill.IsOnAreas(areas.Count) && from + i == index;
            canvas.Put(1, y + 1 + i, isChosen ? "›" : " ", new CellStyle(Ink.Gold, Bold: true));
            var name = AreaText.Of(area.Area, model.LastDay, language, area.Name);
            canvas.Put(3, y + 1 + i, name, Ink.Text, columns.From - 4);
            columns.PaintFigures(canvas, y + 1 + i, language, ink, area.Lines);
            if (isChosen)
            {
                canvas.Raise(y + 1 + i);
            }
        }

        canvas.Rule(y + 1 + rows);
        return rows + 2;
    }

    private static void PaintUnanswered(ConsoleModel model, Canvas canvas, int y)
    {
        var language = model.Language;
        var text = model.Answer is { } failed
            ? $"{language.Say("Không hỏi được địa bàn bên trong:", "The areas in it did not answer:")} {failed.Problem}"
            : language.Say("Đang hỏi địa bàn bên trong…", "Asking for the areas in it…");
        canvas.Put(3, y, text, model.Answer is null ? Ink.Faint : Ink.Warn, canvas.Width - 4);
    }
}
