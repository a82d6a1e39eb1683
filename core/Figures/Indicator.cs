namespace Federation.Core.Figures;

/// <summary>
/// What is counted (chỉ tiêu). Amounts are whole numbers of the base unit, shown in the display unit.
/// </summary>
public sealed record Indicator
{
    /// <summary>Never reused, never renumbered: it is in every journal.</summary>
    public required IndicatorNumber Number { get; init; }

    /// <summary>The code in files and on the command line: <c>patrol.participants</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The group that reports show it in: <c>patrol</c>.</summary>
    public required string Group { get; init; }

    /// <summary>The Vietnamese name, as a heading.</summary>
    public required string NameVi { get; init; }

    /// <summary>The English name, as a heading.</summary>
    public required string NameEn { get; init; }

    /// <summary>
    /// What amounts are whole numbers of: <c>mg</c>, <c>m</c>, or for counts the English singular: <c>patrol</c>.
    /// </summary>
    public required string BaseUnit { get; init; }

    /// <summary>The Vietnamese display unit: <c>gam</c>, <c>lượt người</c>.</summary>
    public required string UnitVi { get; init; }

    /// <summary>The English display unit, plural for counts: <c>g</c>, <c>patrols</c>.</summary>
    public required string UnitEn { get; init; }

    /// <summary>Base units in one display unit: 1 for counts, else a power of ten.</summary>
    public required long DisplayScale { get; init; }

    /// <summary>The indicator that this one is a subset of (drug cases of cases), or null.</summary>
    public IndicatorNumber? PartOf { get; init; }

    /// <summary>The indicator that this one is a measure of (people of cases), or null.</summary>
    public IndicatorNumber? MeasureOf { get; init; }

    /// <summary>
    /// How many decimals the display unit has down to the base unit: 0 for counts, 3 for mg shown in g.
    /// </summary>
    public int Decimals
    {
        get
        {
            var decimals = 0;
            for (var scale = DisplayScale; scale > 1; scale /= 10)
            {
                decimals++;
            }

            return decimals;
        }
    }
}
