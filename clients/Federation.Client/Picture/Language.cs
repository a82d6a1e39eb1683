namespace Federation.Client.Picture;

/// <summary>The language of the screen.</summary>
public enum Language
{
    /// <summary>Vietnamese.</summary>
    Vi,

    /// <summary>English.</summary>
    En,
}

/// <summary>Words in both languages, beside one another.</summary>
public static class Languages
{
    /// <summary>The one of the two that this language takes.</summary>
    public static string Say(this Language language, string vi, string en) => language == Language.Vi ? vi : en;
}
