namespace Federation.BriefingDisplay.Words;

/// <summary>In which language a screen speaks.</summary>
public enum Language
{
    /// <summary>Vietnamese, the default.</summary>
    Vi = 0,

    /// <summary>English.</summary>
    En = 1,
}
