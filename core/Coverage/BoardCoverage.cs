using Federation.Core.Areas;
using Federation.Core.Boards;

namespace Federation.Core.Coverage;

/// <summary>Coverage of a board, from its own closings: whoever holds the same bytes counts the same.</summary>
/// <param name="Closed">How many expected pairs of provinces and forces have closed the period.</param>
/// <param name="Expected">How many are expected to.</param>
public readonly record struct BoardCoverage(int Closed, int Expected)
{
    /// <summary>Counts.</summary>
    public static BoardCoverage Of(Board board, ExpectedPairs expected, AreaCatalogue areas)
    {
        var pairs = expected.Within(areas, AreaId.Nation, board.Period);
        return new BoardCoverage(pairs.Count(pair => IsClosed(board, pair)), pairs.Count);
    }

    /// <summary>Counts the forces of one province.</summary>
    public static BoardCoverage OfProvince(Board board, ExpectedPairs expected, AreaCatalogue areas, AreaId province)
    {
        var pairs = areas.TryGet(province, out var area) ? expected.Of(area, board.Period) : [];
        return new BoardCoverage(pairs.Count(pair => IsClosed(board, pair)), pairs.Count);
    }

    private static bool IsClosed(Board board, ExpectedPair pair) =>
        board.Find(pair.Area) is { } leaf
        && leaf.Closings.Any(closing => closing.Force == pair.Force && closing.Through >= pair.Days.Last);
}
