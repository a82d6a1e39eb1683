namespace Federation.HqConsole.Model;

/// <summary>The language of the screen.</summary>
internal enum Language
{
    /// <summary>Vietnamese.</summary>
    Vi,

    /// <summary>English.</summary>
    En,
}

/// <summary>Words in both languages, beside one another.</summary>
internal static class Languages
{
    /// <summary>The one of the two that this language takes.</summary>
    public static string Say(this Language language, string vi, string en) => language == Language.Vi ? vi : en;
}
