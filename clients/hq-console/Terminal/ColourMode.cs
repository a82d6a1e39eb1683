namespace Federation.HqConsole.Terminal;

/// <summary>What the terminal can show.</summary>
internal enum ColourMode
{
    /// <summary>No colours: bold and reverse only.</summary>
    None,

    /// <summary>The 16 colours of a text console.</summary>
    Sixteen,

    /// <summary>The 256 colours of xterm.</summary>
    Indexed,

    /// <summary>24-bit colours.</summary>
    True,
}

/// <summary>Finds out what the terminal can show.</summary>
internal static class ColourModes
{
    /// <summary>
    /// From the environment: NO_COLOR (https://no-color.org) and terminals without colours first, then COLORTERM, then
    /// names of terminals with 16 colours; 256 otherwise, which every other terminal of the last twenty years has.
    /// </summary>
    public static ColourMode Of(Func<string, string?> environment)
    {
        var term = environment("TERM") ?? "";
        if (
            !string.IsNullOrEmpty(environment("NO_COLOR"))
            || term is "" or "dumb" or "linux-m"
            || term.StartsWith("vt")
        )
        {
            return ColourMode.None;
        }

        return environment("COLORTERM") is "truecolor" or "24bit" ? ColourMode.True
            : IsSixteen(term) ? ColourMode.Sixteen
            : ColourMode.Indexed;
    }

    /// <summary>The console of a Linux machine without windows, and what says so of itself.</summary>
    private static bool IsSixteen(string term) =>
        term is "linux" or "ansi" or "cygwin"
        || term.EndsWith("-16color", StringComparison.Ordinal)
        || term.EndsWith("-8color", StringComparison.Ordinal);
}
