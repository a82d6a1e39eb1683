using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>What the keys do, and what the marks mean: a list with a cursor.</summary>
internal static class HelpPainter
{
    private const int FootRows = 2;
    private const int MarkCells = 17;

    public static void Paint(ConsoleModel model, Canvas canvas, int top)
    {
        canvas.Put(1, top, model.Language.Say("Trợ giúp", "Help"), new CellStyle(Ink.Text, Bold: true));
        canvas.Rule(top + 1);
        var lines = HelpLine.All;
        var rows = canvas.Height - top - 2 - FootRows;
        var from = Picker.Top(model.HelpIndex, lines.Count, rows);
        for (var i = 0; i < rows && from + i < lines.Count; i++)
        {
            var line = lines[from + i];
            canvas.Put(3, top + 2 + i, model.Language.Say(line.Mark, line.MarkEn), Ink.Gold, MarkCells);
            canvas.Put(4 + MarkCells, top + 2 + i, model.Language.Say(line.Vi, line.En), Ink.Text);
            if (from + i == model.HelpIndex)
            {
                canvas.Raise(top + 2 + i);
            }
        }

        MorePainter.Paint(canvas, model.Language, top + 1, from, rows, lines.Count);
    }
}
