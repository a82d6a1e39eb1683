namespace Federation.HqConsole.Terminal;

/// <summary>What the terminal can show.</summary>
internal enum ColourMode
{
    /// <summary>No colours: bold and reverse only.</summary>
    None,

    /// <summary>The 256 colours of xterm.</summary>
    Indexed,

    /// <summary>24-bit colours.</summary>
    True,
}

/// <summary>Finds out what the terminal can show.</summary>
internal static class ColourModes
{
    /// <summary>
    /// From the environment: NO_COLOR (https://no-color.org) and terminals without colours first, then COLORTERM; 256
    /// colours otherwise, which every terminal of the last twenty years has.
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

        return environment("COLORTERM") is "truecolor" or "24bit" ? ColourMode.True : ColourMode.Indexed;
    }
}
