using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>Declare indicators zero, or not applicable, in an area and period, or take that back.</summary>
/// <param name="By">Who claims to declare.</param>
/// <param name="Declaration">Its own id, minted by the caller: what makes a retry recognisable.</param>
/// <param name="Force">Whose they are.</param>
/// <param name="Area">The area, with all below it.</param>
/// <param name="Span">The days of the period.</param>
/// <param name="Declared">What; null: what was declared is taken back.</param>
/// <param name="Indicators">Which, each once.</param>
public sealed record DeclareNothing(
    Claim By,
    EntryId Declaration,
    Force Force,
    AreaId Area,
    Span Span,
    DeclaredKind? Declared,
    IReadOnlyList<IndicatorNumber> Indicators
) : Command(By)
{
    /// <summary>Why it is taken back; 1 to 500 characters. Nobody is asked why something is declared.</summary>
    public string Reason { get; init; } = "";

    /// <inheritdoc/>
    public bool Equals(DeclareNothing? other) =>
        base.Equals(other)
        && (Declaration, Force, Area, Span, Declared, Reason)
            == (other.Declaration, other.Force, other.Area, other.Span, other.Declared, other.Reason)
        && Indicators.SequenceEqual(other.Indicators);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Declaration, Force, Area, Span, Declared);
}
