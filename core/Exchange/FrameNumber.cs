namespace Federation.Core.Exchange;

/// <summary>A frame's number in its ledger: from 1, dense. 0 is the head of a ledger without frames.</summary>
public readonly record struct FrameNumber : IComparable<FrameNumber>
{
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public FrameNumber(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>0, or 1 and up.</summary>
    public long Value { get; }

    /// <summary>No frame yet.</summary>
    public static FrameNumber None => default;

    /// <exception cref="OverflowException">Beyond 64 bits.</exception>
    public FrameNumber Next() => new(checked(Value + 1));

    /// <inheritdoc/>
    public int CompareTo(FrameNumber other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    public static bool operator <(FrameNumber left, FrameNumber right) => left.Value < right.Value;

    public static bool operator <=(FrameNumber left, FrameNumber right) => left.Value <= right.Value;

    public static bool operator >(FrameNumber left, FrameNumber right) => left.Value > right.Value;

    public static bool operator >=(FrameNumber left, FrameNumber right) => left.Value >= right.Value;
}
