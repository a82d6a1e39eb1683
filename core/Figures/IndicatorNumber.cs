namespace Federation.Core.Figures;

/// <summary>
/// An indicator's number, 1-65535: never reused, never renumbered. 0 only for <c>default</c>, which is none.
/// </summary>
public readonly record struct IndicatorNumber(ushort Value) : IComparable<IndicatorNumber>
{
    /// <inheritdoc/>
    public int CompareTo(IndicatorNumber other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    public static bool operator <(IndicatorNumber left, IndicatorNumber right) => left.Value < right.Value;

    public static bool operator <=(IndicatorNumber left, IndicatorNumber right) => left.Value <= right.Value;

    public static bool operator >(IndicatorNumber left, IndicatorNumber right) => left.Value > right.Value;

    public static bool operator >=(IndicatorNumber left, IndicatorNumber right) => left.Value >= right.Value;
}
