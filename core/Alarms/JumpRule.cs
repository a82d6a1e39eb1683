using Federation.Core.Boards;
using Federation.Core.Figures;
using Federation.Core.Plausibility;

namespace Federation.Core.Alarms;

/// <summary>
/// Which figures of the running month are implausible jumps: above three times the province's largest of the twelve
/// months before, where four or more of these hold anything, and above what one activity usually holds at most.
/// </summary>
public static class JumpRule
{
    /// <summary>So many months before are looked at.</summary>
    public const int Months = 12;

    /// <summary>Above so many times the largest month before.</summary>
    public const int Factor = 3;

    /// <summary>What jumps, by province and indicator.</summary>
    /// <param name="month">The running month.</param>
    /// <param name="before">The months before it, at most <see cref="Months"/>.</param>
    /// <param name="pack">Says from where on an amount can be unusual; one without a limit is not judged.</param>
    /// <param name="indicators">Codes of indicators.</param>
    public static IEnumerable<AlarmSign> Of(
        Board month,
        IReadOnlyList<Board> before,
        RulePack pack,
        IndicatorCatalogue indicators
    )
    {
        var usual = pack
            .Rules.Where(rule => rule.Kind == RuleKind.Limit)
            .ToDictionary(rule => rule.Indicator, rule => rule.Usual);
        foreach (var leaf in month.Leaves)
        {
            foreach (var row in leaf.Rows)
            {
                var now = row.Figure(View.Total).Amount;
                if (
                    usual.TryGetValue(row.Indicator, out var least)
                    && now > least
                    && Largest(before, leaf, row.Indicator) is { } largest
                    && now > checked(Factor * largest)
                    && indicators.TryGet(row.Indicator, out var indicator)
                )
                {
                    yield return new AlarmSign(new(AlarmKind.Jump, leaf.Area, indicator.Code), now, largest, "");
                }
            }
        }
    }

    /// <summary>The largest month before; null where too few hold anything.</summary>
    private static long? Largest(IReadOnlyList<Board> before, BoardLeaf leaf, IndicatorNumber indicator)
    {
        var (held, largest) = (0, 0L);
        foreach (var board in before)
        {
            var amount = board.FigureOf(leaf.Area, indicator, View.Total).Amount;
            held += amount > 0 ? 1 : 0;
            largest = Math.Max(largest, amount);
        }

        return held >= RulePack.HistoryLeast ? largest : null;
    }
}
