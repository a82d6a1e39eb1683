using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;

namespace Federation.Core.Coverage;

/// <summary>
/// Provisional amounts of a province that no closing of an expected force will approve: beside them even a coverage of
/// all is not the whole.
/// </summary>
/// <param name="Area">The province.</param>
/// <param name="Forces">Whose: none of them is expected there.</param>
/// <param name="Count">How many live amounts.</param>
public readonly record struct UnexpectedAmounts(AreaId Area, ForceSet Forces, long Count)
{
    /// <summary>Those of a board, by area, then force set.</summary>
    /// <param name="board">Of the period.</param>
    /// <param name="pairs">Who is expected of the provinces.</param>
    /// <param name="within">The nation, or a province.</param>
    public static IReadOnlyList<UnexpectedAmounts> Of(Board board, IReadOnlyList<ExpectedPair> pairs, AreaId within)
    {
        var counts = new SortedDictionary<(AreaId Area, byte Forces), (ForceSet Forces, long Count)>();
        var leaves = board.Leaves.Where(leaf => within == AreaId.Nation || leaf.Area == within);
        foreach (var leaf in leaves)
        {
            var expected = pairs.Where(pair => pair.Area == leaf.Area).Select(pair => pair.Force).ToList();
            foreach (var cell in leaf.Rows.SelectMany(row => row.Cells.ToArray()))
            {
                if (cell.Approval == Approval.Provisional && !expected.Exists(cell.Forces.Names))
                {
                    var key = (leaf.Area, cell.Forces.Bits);
                    counts[key] = (cell.Forces, counts.GetValueOrDefault(key).Count + cell.Cell.Count);
                }
            }
        }

        return [.. counts.Select(one => new UnexpectedAmounts(one.Key.Area, one.Value.Forces, one.Value.Count))];
    }
}
