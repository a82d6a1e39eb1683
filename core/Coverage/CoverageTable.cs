using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Ledger;

namespace Federation.Core.Coverage;

/// <summary>
/// Coverage (tỷ lệ đã chốt) of an area and period: which of the expected pairs have closed. Never more than all: what
/// is not expected is not counted.
/// </summary>
public sealed class CoverageTable
{
    private CoverageTable(Day deadline, IReadOnlyList<PairCoverage> pairs) => (Deadline, Pairs) = (deadline, pairs);

    /// <summary>The last day on which a closing is on time.</summary>
    public Day Deadline { get; }

    /// <summary>Every expected pair, by area, then force.</summary>
    public IReadOnlyList<PairCoverage> Pairs { get; }

    /// <summary>How many pairs are expected.</summary>
    public int Expected => Pairs.Count;

    /// <summary>How many of them have closed.</summary>
    public int Closed => Pairs.Count(pair => pair.IsClosed);

    /// <summary>How many have closed by the deadline.</summary>
    public int OnTime => Pairs.Count(pair => pair.IsOnTime);

    /// <summary>
    /// How much of what is usually reported is closed, in percent, rounded down; null where nothing was reported in the
    /// like periods before.
    /// </summary>
    public int? UsualPercentIn =>
        Pairs.Sum(pair => (long)pair.UsualPerMillion) is > 0 and var all
            ? (int)(100 * Pairs.Where(pair => pair.IsClosed).Sum(pair => (long)pair.UsualPerMillion) / all)
            : null;

    /// <summary>Who has not closed yet: what usually contributes most comes first, then by area and force.</summary>
    public IReadOnlyList<PairCoverage> ToChase =>
        [
            .. Pairs
                .Where(pair => !pair.IsClosed)
                .OrderByDescending(pair => pair.UsualPerMillion)
                .ThenBy(pair => pair.Pair.Area)
                .ThenBy(pair => pair.Pair.Force),
        ];

    /// <summary>The coverage as it stands.</summary>
    /// <param name="pairs">Which pairs are expected.</param>
    /// <param name="closedOf">What is closed in an area.</param>
    /// <param name="areas">Which areas there are.</param>
    /// <param name="deadline">The last day on which a closing is on time.</param>
    /// <param name="today">Today in Vietnam.</param>
    /// <param name="usual">What each pair usually contributes; null: nothing is known.</param>
    public static CoverageTable Of(
        IReadOnlyList<ExpectedPair> pairs,
        Func<AreaId, ClosedPeriods?> closedOf,
        AreaCatalogue areas,
        Day deadline,
        Day today,
        UsualShares? usual = null
    ) =>
        new(
            deadline,
            [
                .. pairs.Select(pair =>
                {
                    var known = closedOf(pair.Area);
                    var closed = known?.FindCovering(areas, pair.Force, pair.Area, pair.Days.Last);
                    var through = known?.FindAbove(areas, pair.Force, pair.Area)?.Closing.Through;
                    var late = Math.Max(0, (closed?.SaidOn ?? today).Number - deadline.Number);
                    return new PairCoverage(pair, closed, through, late, usual?.Of(pair.Area, pair.Force) ?? 0);
                }),
            ]
        );
}
