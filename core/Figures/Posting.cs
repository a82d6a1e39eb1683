using Federation.Core.Areas;
using Federation.Core.Calendars;

namespace Federation.Core.Figures;

/// <summary>Whether an amount lies in days that its force has closed. Numbered for ever.</summary>
public enum Approval : byte
{
    /// <summary>Not yet closed (chưa duyệt).</summary>
    Provisional = 0,

    /// <summary>Closed by the force's commander (đã duyệt).</summary>
    Approved = 1,
}

/// <summary>
/// What a posting moves: one cell of a figure table. Ordered by area, indicator, span, forces (bits), approval.
/// </summary>
public readonly record struct PostingKey(
    AreaId Area,
    IndicatorNumber Indicator,
    Span Span,
    ForceSet Forces,
    Approval Approval
) : IComparable<PostingKey>
{
    /// <inheritdoc/>
    public int CompareTo(PostingKey other)
    {
        var order = Area.CompareTo(other.Area);
        order = order != 0 ? order : Indicator.CompareTo(other.Indicator);
        order = order != 0 ? order : Span.CompareTo(other.Span);
        order = order != 0 ? order : Forces.Bits.CompareTo(other.Forces.Bits);
        return order != 0 ? order : Approval.CompareTo(other.Approval);
    }

    /// <summary>One mix of the fields packed into words: the figure tables hash a key for every posting.</summary>
    public override int GetHashCode() =>
        HashCode.Combine(
            Area.Value,
            (Indicator.Value << 16) | (Forces.Bits << 8) | (int)Approval,
            Span.First.Number,
            Span.Last.Number
        );

    public static bool operator <(PostingKey left, PostingKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(PostingKey left, PostingKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(PostingKey left, PostingKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(PostingKey left, PostingKey right) => left.CompareTo(right) >= 0;
}

/// <summary>
/// The fact that moves figures. Recording posts +amount with count +1; reversing posts the same key, -amount, count -1,
/// the same qualifier. Sums of postings commute, so order never matters to a figure.
/// </summary>
/// <param name="Key">The cell.</param>
/// <param name="Amount">Signed base units, |amount| ≤ <see cref="Figures.Amount.Max"/>.</param>
/// <param name="Count">+1 or -1.</param>
/// <param name="Qualifier">Exact, MoreThan or Nearly; never About.</param>
public readonly record struct Posting(PostingKey Key, long Amount, sbyte Count, Qualifier Qualifier)
{
    /// <summary>A posting that adds an amount.</summary>
    public static Posting Add(PostingKey key, Amount amount, Qualifier qualifier) =>
        new(key, amount.Value, 1, qualifier);

    /// <summary>The posting that takes this one back.</summary>
    public Posting Reverse() => this with { Amount = -Amount, Count = (sbyte)-Count };
}
