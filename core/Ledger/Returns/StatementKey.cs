using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>Which figure a return states. A statement of the same key takes the place of the one before.</summary>
public readonly record struct StatementKey(AreaId Area, Span Span, View View, IndicatorNumber Indicator)
    : IComparable<StatementKey>
{
    /// <inheritdoc/>
    public int CompareTo(StatementKey other)
    {
        var order = Area.CompareTo(other.Area);
        order = order != 0 ? order : Span.CompareTo(other.Span);
        order = order != 0 ? order : View.CompareTo(other.View);
        return order != 0 ? order : Indicator.CompareTo(other.Indicator);
    }

    public static bool operator <(StatementKey left, StatementKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(StatementKey left, StatementKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(StatementKey left, StatementKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(StatementKey left, StatementKey right) => left.CompareTo(right) >= 0;
}
