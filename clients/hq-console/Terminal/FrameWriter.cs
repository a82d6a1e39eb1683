using System.Text;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Terminal;

/// <summary>
/// Turns screens into what has to be sent: only cells that changed, as one piece between the marks of a synchronized
/// update, so that nothing flickers and a thin line carries little.
/// </summary>
/// <param name="mode">What the terminal can show.</param>
internal sealed class FrameWriter(ColourMode mode)
{
    /// <summary>
    /// Unchanged cells between two changed ones are sent along up to this many: a jump costs as much.
    /// </summary>
    private const int GapCells = 6;

    private Canvas? _shown;

    /// <summary>The whole screen is sent the next time: after a change of size, or when others wrote on it.</summary>
    public void Forget() => _shown = null;

    /// <summary>What to send; empty where nothing changed.</summary>
    public string Next(Canvas canvas)
    {
        var text = new StringBuilder();
        var isWhole = _shown is null || _shown.Width != canvas.Width || _shown.Height != canvas.Height;
        if (isWhole)
        {
            text.Append(Palette.Sequence(Ink.Text, mode)).Append("\e[2J");
        }

        var style = default(CellStyle?);
        for (var y = 0; y < canvas.Height; y++)
        {
            AppendRow(text, canvas, isWhole ? null : _shown, y, ref style);
        }

        _shown = canvas;
        return text.Length == 0 ? "" : $"\e[?2026h{text}\e[0m\e[?2026l";
    }

    private void AppendRow(StringBuilder text, Canvas canvas, Canvas? before, int y, ref CellStyle? style)
    {
        var x = 0;
        while (x < canvas.Width)
        {
            if (IsSame(canvas, before, x, y))
            {
                x++;
                continue;
            }

            var end = EndOfChange(canvas, before, x, y);
            text.Append($"\e[{y + 1};{x + 1}H");
            for (; x < end; x++)
            {
                if (style != canvas.StyleAt(x, y))
                {
                    style = canvas.StyleAt(x, y);
                    text.Append(Palette.Sequence(style.Value, mode));
                }

                text.Append(canvas.CharacterAt(x, y));
            }
        }
    }

    private static int EndOfChange(Canvas canvas, Canvas? before, int x, int y)
    {
        var end = x + 1;
        for (var i = end; i < canvas.Width && i - end <= GapCells; i++)
        {
            end = IsSame(canvas, before, i, y) ? end : i + 1;
        }

        return end;
    }

    private static bool IsSame(Canvas canvas, Canvas? before, int x, int y) =>
        before is not null
        && before.CharacterAt(x, y) == canvas.CharacterAt(x, y)
        && before.StyleAt(x, y) == canvas.StyleAt(x, y);
}
