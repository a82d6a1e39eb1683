using Federation.Core.Areas;
using Federation.Core.Figures;

namespace Federation.Core.Vintages.Revisions;

/// <summary>
/// The smallest part of a board that a revision is about. Ordered by area, indicator, forces (bits), approval, and what
/// is attributed first.
/// </summary>
/// <param name="Area">The province.</param>
/// <param name="Indicator">What is counted.</param>
/// <param name="Forces">Who took part: every view of it follows.</param>
/// <param name="Approval">Whether it lies in closed days.</param>
/// <param name="IsAttributed">False for amounts on days that do not all lie in the period.</param>
public readonly record struct RevisedCell(
    AreaId Area,
    IndicatorNumber Indicator,
    ForceSet Forces,
    Approval Approval,
    bool IsAttributed
) : IComparable<RevisedCell>
{
    /// <inheritdoc/>
    public int CompareTo(RevisedCell other)
    {
        var order = Area.CompareTo(other.Area);
        order = order != 0 ? order : Indicator.CompareTo(other.Indicator);
        order = order != 0 ? order : Forces.Bits.CompareTo(other.Forces.Bits);
        order = order != 0 ? order : Approval.CompareTo(other.Approval);
        return order != 0 ? order : other.IsAttributed.CompareTo(IsAttributed);
    }

    public static bool operator <(RevisedCell left, RevisedCell right) => left.CompareTo(right) < 0;

    public static bool operator <=(RevisedCell left, RevisedCell right) => left.CompareTo(right) <= 0;

    public static bool operator >(RevisedCell left, RevisedCell right) => left.CompareTo(right) > 0;

    public static bool operator >=(RevisedCell left, RevisedCell right) => left.CompareTo(right) >= 0;
}
