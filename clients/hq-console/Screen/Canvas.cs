using System.Globalization;
using System.Text;

namespace Federation.HqConsole.Screen;

/// <summary>
/// A screen as characters and styles. Every character takes one cell; what would not (controls, marks that combine,
/// wide characters) is left out or replaced, so that no text from outside can move anything.
/// </summary>
internal sealed class Canvas
{
    private readonly char[] _characters;
    private readonly CellStyle[] _styles;
    private readonly int?[] _distances;

    public Canvas(int width, int height)
    {
        Width = width;
        Height = height;
        _characters = new char[width * height];
        _styles = new CellStyle[width * height];
        _distances = new int?[height];
        _characters.AsSpan().Fill(' ');
    }

    public int Width { get; }

    public int Height { get; }

    public char CharacterAt(int x, int y) => _characters[(y * Width) + x];

    public CellStyle StyleAt(int x, int y) => _styles[(y * Width) + x];

    /// <summary>Says that a row is a line of the list with the cursor.</summary>
    /// <param name="y">The row.</param>
    /// <param name="distance">How far below the cursor it is; negative: above; 0: the cursor is on it.</param>
    public void Mark(int y, int distance) => _distances[y] = distance;

    /// <summary>How far a row is below the cursor; null where it is no line of a list, or of the screen.</summary>
    public int? DistanceAt(int y) => y >= 0 && y < Height ? _distances[y] : null;

    /// <summary>Writes from the left; what goes beyond <paramref name="cells"/> ends in an ellipsis.</summary>
    /// <returns>The column after what was written.</returns>
    public int Put(int x, int y, string text, CellStyle style, int cells = int.MaxValue)
    {
        var clean = Clean(text);
        var room = Math.Min(cells, Width - x);
        if (y < 0 || y >= Height || x < 0 || room <= 0)
        {
            return x;
        }

        var shown = clean.Length <= room ? clean : clean[..(room - 1)] + "…";
        var at = (y * Width) + x;
        shown.CopyTo(_characters.AsSpan(at));
        _styles.AsSpan(at, shown.Length).Fill(style);
        return x + shown.Length;
    }

    /// <summary>Writes so that the text ends before <paramref name="end"/>.</summary>
    /// <returns>The column at which it starts.</returns>
    public int PutRight(int end, int y, string text, CellStyle style, int cells = int.MaxValue)
    {
        var length = Math.Min(Clean(text).Length, Math.Min(cells, end));
        Put(end - length, y, text, style, length);
        return end - length;
    }

    /// <summary>A hairline over the whole width but a column at each side.</summary>
    public void Rule(int y) => Put(1, y, new string('─', Math.Max(0, Width - 2)), Ink.Line);

    /// <summary>Puts a row on raised ground.</summary>
    public void Raise(int y)
    {
        foreach (ref var style in _styles.AsSpan(y * Width, Width))
        {
            style = style with { Raised = true };
        }
    }

    /// <summary>The characters alone, a line for each row, without blanks at their ends.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        for (var y = 0; y < Height; y++)
        {
            text.Append(new string(_characters, y * Width, Width).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
            if (!isMark)
            {
                var isPlain = rune.IsBmp && category != UnicodeCategory.Control && category != UnicodeCategory.Format;
                clean.Append(isPlain && rune.Value is < 0x1100 or > 0x115F and < 0x2E80 ? (char)rune.Value : '?');
            }
        }

        return clean.ToString();
    }
}
