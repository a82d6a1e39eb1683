namespace Federation.Fed.Cli;

/// <summary>Sentences on a screen of so many columns.</summary>
internal static class Wrap
{
    /// <summary>The words in lines of at most the width; a word that is longer has its own line.</summary>
    /// <param name="width">Columns, indent included.</param>
    /// <param name="indent">Before every line.</param>
    /// <param name="text">Words with single blanks.</param>
    public static IEnumerable<string> At(int width, string indent, string text)
    {
        var line = indent;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = indent;
            }

            line += line.Length == indent.Length ? word : " " + word;
        }

        yield return line;
    }
}
