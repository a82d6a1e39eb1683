namespace Federation.Core.Areas;

/// <summary>
/// An area's identity, never reused: codes change their meaning over time, this does not. An unchanged area keeps it
/// through renamings; a merger, a split or a change of parent mints a new one. So an AreaId has one parent for ever.
/// 1 is the nation; 0 only for <c>default</c>, which is no area.
/// </summary>
public readonly record struct AreaId(int Value) : IComparable<AreaId>
{
    /// <summary>The nation (VN).</summary>
    public static AreaId Nation { get; } = new(1);

    /// <inheritdoc/>
    public int CompareTo(AreaId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    public static bool operator <(AreaId left, AreaId right) => left.Value < right.Value;

    public static bool operator <=(AreaId left, AreaId right) => left.Value <= right.Value;

    public static bool operator >(AreaId left, AreaId right) => left.Value > right.Value;

    public static bool operator >=(AreaId left, AreaId right) => left.Value >= right.Value;
}
