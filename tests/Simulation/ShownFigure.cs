namespace Federation.Simulation;

/// <summary>A figure as a reader got it, in plain values.</summary>
/// <param name="Area">A province, or 1 for the nation.</param>
/// <param name="Indicator">The indicator's number.</param>
/// <param name="View">0 total, 1-4 the forces by bit, 5 defence, 6 public security, 7 joint, 8 two-ministry.</param>
/// <param name="Amount">What counts for certain, in base units.</param>
/// <param name="Possible">The possible extra.</param>
/// <param name="Provisional">The part of the amount that is not approved.</param>
/// <param name="Unattributed">What overlaps the period without lying in it and may belong to the view.</param>
/// <param name="Qualifier">1 exact, 2 more than, 3 nearly, 4 about.</param>
/// <param name="PossibleQualifier">Of the possible extra.</param>
/// <param name="Count">How many live amounts count for certain.</param>
/// <param name="PossibleCount">How many are in the possible extra.</param>
public readonly record struct ShownFigure(
    int Area,
    int Indicator,
    int View,
    long Amount,
    long Possible,
    long Provisional,
    long Unattributed,
    byte Qualifier,
    byte PossibleQualifier,
    long Count,
    long PossibleCount
)
{
    /// <summary>What a return states of the figure, base units; null: nothing.</summary>
    public long? Stated { get; init; }

    /// <summary>
    /// 1 not expected, 2 not applicable, 3 zero, 4 not yet closed, 5 counted: of nothing there are four kinds.
    /// </summary>
    public byte Kind { get; init; }

    /// <summary>
    /// True: with all that went into the province whole, whoever's ledger it is in; false: as it was reported.
    /// </summary>
    public bool IsOnToday { get; init; }

    /// <summary>Stated less counted; 0 where nothing is stated.</summary>
    public long Difference { get; init; }
}
