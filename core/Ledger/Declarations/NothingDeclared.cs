using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// A force declared that indicators are zero, or not applicable, in an area and period, or took such a declaration
/// back. Each takes the place of what was declared of the same before.
/// </summary>
/// <param name="Force">Whose they are.</param>
/// <param name="Area">Of the ledger's owner, one area on all days; with all below it.</param>
/// <param name="Span">The days of the period.</param>
/// <param name="Declared">What; null: nothing is declared of them any more.</param>
/// <param name="Indicators">1 to <see cref="IndicatorsMax"/>, in order, each once; nobody changes them.</param>
/// <param name="Reason">Why it was taken back; stays in the province. Empty of a declaration.</param>
public sealed record NothingDeclared(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    Force Force,
    AreaId Area,
    Span Span,
    DeclaredKind? Declared,
    IReadOnlyList<IndicatorNumber> Indicators,
    string Reason
) : Entry(Number, Id, AtUnixMicroseconds, By)
{
    /// <summary>The most indicators of one.</summary>
    public const int IndicatorsMax = 128;

    /// <summary>What it tells the nation, in order of indicators.</summary>
    public IEnumerable<DeclarationFact> Facts =>
        Indicators.Select(one => new DeclarationFact(new DeclarationKey(Area, one, Force, Span), Declared));

    /// <inheritdoc/>
    public bool Equals(NothingDeclared? other) =>
        base.Equals(other)
        && (Force, Area, Span, Declared, Reason) == (other.Force, other.Area, other.Span, other.Declared, other.Reason)
        && Indicators.SequenceEqual(other.Indicators);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(base.GetHashCode(), Force, Area, Span, Declared, Indicators.Count);
}
