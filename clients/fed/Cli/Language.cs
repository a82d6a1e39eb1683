namespace Federation.Fed.Cli;

/// <summary>The language of what is shown, help and errors too.</summary>
internal enum Language
{
    /// <summary>Vietnamese, the default.</summary>
    Vi,

    /// <summary>English.</summary>
    En,
}

/// <summary>A text in both languages.</summary>
internal static class LanguageText
{
    /// <summary>The text in the language.</summary>
    public static string Of(this Language language, string vi, string en) => language == Language.Vi ? vi : en;
}
