namespace Federation.Core.Ledger;

/// <summary>An entry's number in its ledger: from 1, dense. 0 before the first.</summary>
public readonly record struct EntryNumber : IComparable<EntryNumber>
{
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public EntryNumber(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>0, or 1 and up.</summary>
    public long Value { get; }

    /// <exception cref="OverflowException">Beyond 64 bits.</exception>
    public EntryNumber Next() => new(checked(Value + 1));

    /// <inheritdoc/>
    public int CompareTo(EntryNumber other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    public static bool operator <(EntryNumber left, EntryNumber right) => left.Value < right.Value;

    public static bool operator <=(EntryNumber left, EntryNumber right) => left.Value <= right.Value;

    public static bool operator >(EntryNumber left, EntryNumber right) => left.Value > right.Value;

    public static bool operator >=(EntryNumber left, EntryNumber right) => left.Value >= right.Value;
}
