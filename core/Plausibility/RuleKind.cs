namespace Federation.Core.Plausibility;

/// <summary>What a rule of the pack compares. An amount is judged in base units.</summary>
public enum RuleKind
{
    /// <summary>No amount of the indicator is above the bound.</summary>
    Limit,

    /// <summary>From the bound on an amount looks as if it was given in the base unit.</summary>
    Unit,

    /// <summary>
    /// A subset is not above its whole (<see cref="Figures.Indicator.PartOf"/>), where both are given.
    /// </summary>
    PartOf,

    /// <summary>An amount above 0 does not stand without the other indicator, or a part of it, above 0.</summary>
    Needs,

    /// <summary>Not more than the bound for each of the other indicator, where both are above 0.</summary>
    AtMostPer,

    /// <summary>Not less than the bound for each of the other indicator, where both are given.</summary>
    AtLeastPer,

    /// <summary>Not more than the bound times the largest of the last 12 periods.</summary>
    History,
}
