using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// A return was filed: it states figures of one area, period and view, each in the place of what was stated of it
/// before.
/// </summary>
/// <param name="Area">Of the ledger's owner, one area on all days.</param>
/// <param name="Span">The days of the period.</param>
/// <param name="View">How force sets become the figures.</param>
/// <param name="Figures">In order of indicators, each once; nobody changes them.</param>
/// <param name="Withdrawn">
/// Of which nothing is stated any more, in order, none of the figures; nobody changes them.
/// </param>
/// <param name="Difference">
/// The force set that the difference was posted for, by the entries that follow; default: it was not posted.
/// </param>
/// <param name="Overruling">Why implausible figures are right; null where none was.</param>
public sealed record ReturnFiled(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    AreaId Area,
    Span Span,
    View View,
    IReadOnlyList<QuantifiedAmount> Figures,
    IReadOnlyList<IndicatorNumber> Withdrawn,
    ForceSet Difference,
    Overruling? Overruling
) : Entry(Number, Id, AtUnixMicroseconds, By)
{
    /// <summary>The most figures of one return, withdrawn ones too.</summary>
    public const int FiguresMax = 128;

    /// <summary>What it states, in order of indicators, withdrawn ones last.</summary>
    public IEnumerable<ReturnStatement> Statements =>
        Figures
            .Select(one => new ReturnStatement(KeyOf(one.Indicator), one.Amount, one.Qualifier))
            .Concat(Withdrawn.Select(one => new ReturnStatement(KeyOf(one), default, null)));

    /// <inheritdoc/>
    public bool Equals(ReturnFiled? other) =>
        base.Equals(other)
        && (Area, Span, View, Difference, Overruling)
            == (other.Area, other.Span, other.View, other.Difference, other.Overruling)
        && Figures.SequenceEqual(other.Figures)
        && Withdrawn.SequenceEqual(other.Withdrawn);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Area, Span, View, Figures.Count);

    private StatementKey KeyOf(IndicatorNumber indicator) => new(Area, Span, View, indicator);
}
