using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>That a list goes on beyond the screen, on the hairlines over and under it.</summary>
internal static class MorePainter
{
    private const int Margin = 3;

    /// <param name="canvas">The screen.</param>
    /// <param name="language">Of the words.</param>
    /// <param name="over">The row of the hairline over the list.</param>
    /// <param name="from">The first line that is shown.</param>
    /// <param name="rows">How many lines there is room for.</param>
    /// <param name="count">How long the list is.</param>
    public static void Paint(Canvas canvas, Language language, int over, int from, int rows, int count)
    {
        if (from > 0)
        {
            var text = language.Say($" ↑ còn {from} dòng nữa ", $" ↑ {from} more ");
            canvas.PutRight(canvas.Width - Margin, over, text, Ink.Soft);
        }

        var below = count - from - Math.Max(0, rows);
        if (below > 0)
        {
            var text = language.Say($" ↓ còn {below} dòng nữa ", $" ↓ {below} more ");
            canvas.PutRight(canvas.Width - Margin, over + 1 + Math.Max(0, rows), text, Ink.Soft);
        }
    }
}
