namespace Federation.Client;

/// <summary>Which briefing a screen follows, and what it is called among the sites.</summary>
public sealed record BriefingDisplay
{
    /// <summary>The briefing's id (UUID); empty: the newest that is open, else the newest.</summary>
    public string Briefing { get; init; } = "";

    /// <summary>The screen's own id (UUID), kept for as long as it stands; empty: it is not listed.</summary>
    public string Display { get; init; } = "";

    /// <summary>The site's province code, <c>defence</c> or <c>public_security</c>; empty: another site.</summary>
    public string Site { get; init; } = "";

    /// <summary>What people call it, up to 200 characters; may be empty.</summary>
    public string SiteName { get; init; } = "";

    /// <summary>True: who is connected comes with each beat.</summary>
    public bool WithSites { get; init; }
}
