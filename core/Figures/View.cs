namespace Federation.Core.Figures;

/// <summary>How force sets become one number. Numbered for ever; the order in which screens list them.</summary>
public enum View : byte
{
    /// <summary>Every set.</summary>
    Total = 0,

    /// <summary>Sets with the military.</summary>
    Military = 1,

    /// <summary>Sets with the border guard.</summary>
    BorderGuard = 2,

    /// <summary>Sets with the police.</summary>
    Police = 3,

    /// <summary>Sets with the coast guard.</summary>
    CoastGuard = 4,

    /// <summary>Sets with a force of the Ministry of Defence.</summary>
    Defence = 5,

    /// <summary>Sets with a force of the Ministry of Public Security.</summary>
    PublicSecurity = 6,

    /// <summary>Sets of two forces or more.</summary>
    Joint = 7,

    /// <summary>Sets with forces of both ministries.</summary>
    TwoMinistry = 8,
}

/// <summary>How an amount of a force set belongs to a view.</summary>
public enum Membership : byte
{
    /// <summary>Not part of it.</summary>
    None = 0,

    /// <summary>It may be: some combination of the set satisfies the view, another does not.</summary>
    Possible = 1,

    /// <summary>Part of it, whatever the combination.</summary>
    Counted = 2,
}
