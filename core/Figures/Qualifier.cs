namespace Federation.Core.Figures;

/// <summary>
/// How exactly a reported amount is meant. Numbered for ever: they are on the wire and in every journal.
/// </summary>
public enum Qualifier : byte
{
    /// <summary>The amount itself.</summary>
    Exact = 1,

    /// <summary>At least the amount: "hơn" (files also say "trên").</summary>
    MoreThan = 2,

    /// <summary>Almost the amount: "gần".</summary>
    Nearly = 3,

    /// <summary>"khoảng": only ever said of a total that holds both kinds; never of a single posting.</summary>
    About = 4,
}
