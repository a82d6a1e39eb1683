using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>When two recordings look like one thing that two forces recorded (DESIGN section 5).</summary>
internal static class Likeness
{
    /// <summary>The days between them, at most.</summary>
    public const int DaysMax = 1;

    /// <summary>Like amounts differ by at most a fifth of the larger one.</summary>
    private const int Fifth = 5;

    /// <summary>
    /// True where the item is live, led by another force, of the same area within a day, has a force in common, and
    /// every indicator that both count, at least one, with like amounts.
    /// </summary>
    public static bool IsLike(ItemTable items, int item, ActivityContent content)
    {
        ref readonly var other = ref items.Current(item);
        return LeadOf(other) != content.Lead
            && (other.Forces.Members & content.Forces.Members) != 0
            && IsNear(other, content)
            && items.IsLive(item)
            && AreLike(items.Amounts(other), content.AmountSpan);
    }

    /// <summary>True where both are of one area, within a day.</summary>
    public static bool IsNear(in ContentRow other, ActivityContent content) =>
        other.Area == content.Area && Math.Abs(other.First.Number - content.Day.Number) <= DaysMax;

    /// <summary>The lead; a force that acted alone led, whatever is left of the recording.</summary>
    public static Force LeadOf(in ContentRow content)
    {
        var forces = content.Forces;
        return content.Lead == ContentRow.UnknownLead && forces.Count == 1
            ? Forces.All.First(forces.Names)
            : content.Lead;
    }

    private static bool AreLike(ReadOnlySpan<QuantifiedAmount> left, ReadOnlySpan<QuantifiedAmount> right)
    {
        var shared = 0;
        for (int l = 0, r = 0; l < left.Length && r < right.Length; )
        {
            var order = left[l].Indicator.CompareTo(right[r].Indicator);
            if (order == 0)
            {
                if (!AreLike(left[l].Amount.Value, right[r].Amount.Value))
                {
                    return false;
                }

                shared++;
            }

            l += order <= 0 ? 1 : 0;
            r += order >= 0 ? 1 : 0;
        }

        return shared > 0;
    }

    private static bool AreLike(long left, long right) => Math.Abs(left - right) * Fifth <= Math.Max(left, right);
}
