namespace Federation.Core.Figures;

/// <summary>
/// A whole number of an indicator's base unit (mg, g, mm, dm³, count), as one activity or line reports it: 0 to 10¹².
/// The bound keeps every sum of the nation within 64 bits; see DESIGN law 1 in <c>core/README.md</c>.
/// </summary>
public readonly record struct Amount : IComparable<Amount>
{
    /// <summary>The largest amount of one posting, 10¹² base units.</summary>
    public const long Max = 1_000_000_000_000;

    /// <summary>The largest sum of the amounts of one indicator in one ledger, 10¹⁵ base units.</summary>
    public const long OwnerMax = 1_000_000_000_000_000;

    /// <param name="value">Whole base units, 0 to <see cref="Max"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public Amount(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Max);
        Value = value;
    }

    /// <summary>Whole base units, 0 to <see cref="Max"/>.</summary>
    public long Value { get; }

    /// <inheritdoc/>
    public int CompareTo(Amount other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    public static bool operator <(Amount left, Amount right) => left.Value < right.Value;

    public static bool operator <=(Amount left, Amount right) => left.Value <= right.Value;

    public static bool operator >(Amount left, Amount right) => left.Value > right.Value;

    public static bool operator >=(Amount left, Amount right) => left.Value >= right.Value;
}
