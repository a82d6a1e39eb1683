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
    private static readonly ulong s_seed = unchecked((ulong)HashCode.Combine(1) * 0xD6E8FEB86659FD93);

    /// <inheritdoc/>
    public int CompareTo(PostingKey other)
    {
        var order = Area.CompareTo(other.Area);
        order = order != 0 ? order : Indicator.CompareTo(other.Indicator);
        order = order != 0 ? order : Span.CompareTo(other.Span);
        order = order != 0 ? order : Forces.Bits.CompareTo(other.Forces.Bits);
        return order != 0 ? order : Approval.CompareTo(other.Approval);
    }

    /// <summary>
    /// Three multiplications: figure tables and frames hash a key each time they meet it. Differs from process to
    /// process, so that nobody can choose keys that all fall together.
    /// </summary>
    public override int GetHashCode()
    {
        unchecked
        {
            var where = ((ulong)(uint)Area.Value << 32) | (uint)Span.First.Number;
            var what = ((ulong)Indicator.Value << 48) | ((ulong)Forces.Bits << 40) | ((ulong)Approval << 32);
            var mixed = (where ^ s_seed) * 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 32) ^ what ^ (uint)Span.Last.Number) * 0xC2B2AE3D27D4EB4F;
            return (int)(((mixed ^ (mixed >> 29)) * 0xD6E8FEB86659FD93) >> 32);
        }
    }

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
