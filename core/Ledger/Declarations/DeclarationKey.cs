using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>Of what something is declared. A declaration of the same key takes the place of the one before.</summary>
/// <param name="Area">The area, with all below it.</param>
/// <param name="Indicator">What is counted.</param>
/// <param name="Force">Whose it is.</param>
/// <param name="Span">The days of the period.</param>
public readonly record struct DeclarationKey(AreaId Area, IndicatorNumber Indicator, Force Force, Span Span)
    : IComparable<DeclarationKey>
{
    /// <inheritdoc/>
    public int CompareTo(DeclarationKey other)
    {
        var order = Area.CompareTo(other.Area);
        order = order != 0 ? order : Indicator.CompareTo(other.Indicator);
        order = order != 0 ? order : Force.CompareTo(other.Force);
        return order != 0 ? order : Span.CompareTo(other.Span);
    }

    public static bool operator <(DeclarationKey left, DeclarationKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(DeclarationKey left, DeclarationKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(DeclarationKey left, DeclarationKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(DeclarationKey left, DeclarationKey right) => left.CompareTo(right) >= 0;
}
