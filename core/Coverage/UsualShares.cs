using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;

namespace Federation.Core.Coverage;

/// <summary>
/// What each province's forces usually contribute. Amounts of different indicators do not add, so of each indicator the
/// share in the nation's total of the periods before is taken, and then the mean over the indicators that had any. What
/// forces did together counts for each in equal parts. Whole numbers throughout, rounded down.
/// </summary>
public sealed class UsualShares
{
    /// <summary>How many like periods before are looked at.</summary>
    public const int Periods = 4;

    private const int Million = 1_000_000;

    /// <summary>Divisible by every number of forces.</summary>
    private const int Parts = 12;

    private readonly Dictionary<(AreaId Area, Force Force), int> _perMillion = [];

    private UsualShares() { }

    /// <summary>Parts per million of what all contributed.</summary>
    public int Of(AreaId area, Force force) => _perMillion.GetValueOrDefault((area, force));

    /// <summary>The shares from the boards of the periods before.</summary>
    /// <param name="before">The boards of the last like periods.</param>
    /// <param name="areas">Where a province was merged into one other, its share is that one's.</param>
    /// <param name="pairs">Who is expected now; what others contributed is left out.</param>
    public static UsualShares Of(IReadOnlyList<Board> before, AreaCatalogue areas, IReadOnlyList<ExpectedPair> pairs)
    {
        var expected = pairs.Select(pair => (pair.Area, pair.Force)).ToHashSet();
        var isArea = pairs.Select(pair => pair.Area).ToHashSet();
        var sums = new Dictionary<IndicatorNumber, Dictionary<(AreaId, Force), Int128>>();
        foreach (var leaf in before.SelectMany(board => board.Leaves))
        {
            var area = Today(areas, leaf.Area, isArea);
            foreach (var row in leaf.Rows)
            {
                if (!sums.TryGetValue(row.Indicator, out var ofIndicator))
                {
                    sums.Add(row.Indicator, ofIndicator = []);
                }

                Add(ofIndicator, area, row, expected);
            }
        }

        return Mean([.. sums.Values.Where(sum => sum.Values.Any(part => part > 0))]);
    }

    private static void Add(
        Dictionary<(AreaId, Force), Int128> sums,
        AreaId area,
        BoardRow row,
        HashSet<(AreaId, Force)> expected
    )
    {
        foreach (ref readonly var cell in row.Cells)
        {
            foreach (var force in Forces.All)
            {
                if (cell.Forces.Names(force) && expected.Contains((area, force)))
                {
                    var part = (Int128)cell.Cell.Amount * (Parts / cell.Forces.Count);
                    sums[(area, force)] = sums.GetValueOrDefault((area, force)) + part;
                }
            }
        }
    }

    private static UsualShares Mean(List<Dictionary<(AreaId, Force), Int128>> indicators)
    {
        var shares = new UsualShares();
        foreach (var key in indicators.SelectMany(sums => sums.Keys).Distinct())
        {
            Int128 sum = 0;
            foreach (var sums in indicators)
            {
                Int128 all = 0;
                foreach (var part in sums.Values)
                {
                    all += part;
                }

                sum += sums.GetValueOrDefault(key) * Million / all;
            }

            shares._perMillion[key] = (int)(sum / indicators.Count);
        }

        return shares;
    }

    private static AreaId Today(AreaCatalogue areas, AreaId area, HashSet<AreaId> isArea) =>
        !isArea.Contains(area) && areas.Successors(area) is [var successor] ? successor : area;
}
