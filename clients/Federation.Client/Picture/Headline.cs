using Federation.Core.Figures;

namespace Federation.Client.Picture;

/// <summary>An indicator under a short name; a unit is in the name where it is none that is counted.</summary>
public sealed record Headline(Indicator Indicator, string NameVi, string NameEn, string ShortVi, string ShortEn)
{
    /// <summary>The short name, at most twelve characters.</summary>
    public string Name(Language language) => language.Say(NameVi, NameEn);

    /// <summary>A shorter one, at most nine characters, for narrow columns.</summary>
    public string ShortName(Language language) => language.Say(ShortVi, ShortEn);
}
