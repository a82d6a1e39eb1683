using Federation.Client;
using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>What is handed over with the shift: the same text as from <c>fed handover</c>.</summary>
internal static class HandoverPainter
{
    public static void Paint(ConsoleModel model, Canvas canvas, int top, int footRows)
    {
        var language = model.Language;
        if (model.Alarms.Handover is not { } handover)
        {
            canvas.Put(3, top + 1, language.Say("Đang hỏi trung tâm…", "Asking the nation…"), Ink.Soft);
            return;
        }

        var said = language == Language.Vi ? HandoverText.Vi(handover) : HandoverText.En(handover);
        var cells = canvas.Width - 2;
        var lines = said.SelectMany((line, i) => Wrapped(line, cells).Select(text => (Of: i, text))).ToList();
        var rows = Math.Max(1, canvas.Height - top - footRows);
        var cursor = Math.Min(model.Alarms.HandoverLine, said.Count - 1);
        var from = Picker.Top(lines.FindIndex(line => line.Of == cursor), lines.Count, rows);
        for (var i = 0; i < rows && from + i < lines.Count; i++)
        {
            var (of, text) = lines[from + i];
            var style = text.StartsWith(' ') ? Ink.Text : new CellStyle(Ink.Gold, Bold: true);
            canvas.Put(1, top + i, text, style, canvas.Width - 2);
            if (of == cursor)
            {
                canvas.Raise(top + i);
            }
        }

        MorePainter.Paint(canvas, language, top - 1, from, rows, lines.Count);
    }

    /// <summary>A line in pieces that fit, broken between words where there are any.</summary>
    private static IEnumerable<string> Wrapped(string line, int cells)
    {
        var rest = line;
        while (rest.Length > cells)
        {
            var at = rest.LastIndexOf(' ', cells);
            var cut = at > cells / 2 ? at : cells;
            yield return rest[..cut];
            rest = "    " + rest[cut..].TrimStart();
        }

        yield return rest;
    }
}
