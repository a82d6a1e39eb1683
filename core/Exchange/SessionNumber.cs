namespace Federation.Core.Exchange;

/// <summary>
/// One stream of a ledger at the nation, never 0. The host mints them; a newer stream of the same ledger has a higher
/// number and takes the place of the older, whose messages are dropped.
/// </summary>
public readonly record struct SessionNumber : IComparable<SessionNumber>
{
    /// <exception cref="ArgumentOutOfRangeException">0 or negative.</exception>
    public SessionNumber(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        Value = value;
    }

    /// <summary>1 and up; 0 only for <c>default</c>, which is no session.</summary>
    public long Value { get; }

    /// <inheritdoc/>
    public int CompareTo(SessionNumber other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    public static bool operator <(SessionNumber left, SessionNumber right) => left.Value < right.Value;

    public static bool operator <=(SessionNumber left, SessionNumber right) => left.Value <= right.Value;

    public static bool operator >(SessionNumber left, SessionNumber right) => left.Value > right.Value;

    public static bool operator >=(SessionNumber left, SessionNumber right) => left.Value >= right.Value;
}
