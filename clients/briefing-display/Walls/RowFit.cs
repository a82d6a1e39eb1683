namespace Federation.BriefingDisplay.Walls;

/// <summary>How many rows of text a page holds, and how large: as large as they fit, never under 24 px.</summary>
/// <param name="Size">Of the text, in 1/1080 of the screen's height.</param>
/// <param name="Count">How many rows.</param>
public readonly record struct RowFit(int Size, int Count)
{
    private const int Height = 800;
    private const double LineHeight = 1.3;
    private const double Gap = 22;
    private const double CharacterWidth = 0.6;

    /// <summary>What stands below a row's text is so much smaller, and never under 24.</summary>
    private const double Below = 0.7;
    private const double BelowLeast = 24;

    private static readonly int[] Sizes = [60, 52, 46, 40, 36, 32, 28, 26];

    /// <summary>Fits rows, each of columns that stand side by side and a text below the first one.</summary>
    /// <param name="rows">Of each row: the characters of each column with its width, and those below.</param>
    /// <param name="most">The most rows that are readable at once.</param>
    public static RowFit Of(IReadOnlyList<IReadOnlyList<(int Characters, int Width, int Under)>> rows, int most)
    {
        foreach (var size in Sizes)
        {
            if (rows.Count <= most && rows.Sum(row => HeightOf(row, size)) <= Height)
            {
                return new RowFit(size, rows.Count);
            }
        }

        var (least, count, sum) = (Sizes[^1], 0, 0.0);
        while (count < Math.Min(rows.Count, most) && (sum += HeightOf(rows[count], least)) <= Height)
        {
            count++;
        }

        foreach (var size in Sizes)
        {
            if (rows.Take(count).Sum(row => HeightOf(row, size)) <= Height)
            {
                return new RowFit(size, Math.Max(count, 1));
            }
        }

        return new RowFit(least, Math.Max(count, 1));
    }

    private static double HeightOf(IReadOnlyList<(int Characters, int Width, int Under)> row, int size) =>
        Gap + row.Max(cell => Lines(cell.Characters, size, cell.Width) + Lines(cell.Under, Small(size), cell.Width));

    private static double Small(int size) => Math.Max(BelowLeast, size * Below);

    private static double Lines(int characters, double size, int width) =>
        Math.Ceiling(characters * size * CharacterWidth / width) * size * LineHeight;
}
