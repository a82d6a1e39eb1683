using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.LoadTest.Peers.Prepared;

/// <summary>
/// What the keys of the comparison are in the federation: a figure of a province is an indicator of one set of forces
/// on one day; 67 indicators and 15 sets give 1,005, of which a thousand are used.
/// </summary>
internal static class PreparedKeys
{
    /// <summary>The period whose board holds all of it.</summary>
    public const string Period = "2026-Q1";

    private static readonly Day s_day = new(2026, 2, 2);
    private static readonly IReadOnlyList<AreaId> s_provinces = AreaCatalogue.Reference.Provinces(s_day);
    private static readonly ForceSet[] s_sets = [.. ForceSet.All.Where(set => !set.IsSomeCombination)];
    private static readonly PostingKey[] s_keys = [.. Enumerable.Range(0, PeerWorkload.Keys).Select(Make)];
    private static readonly Dictionary<(AreaId, IndicatorNumber, ForceSet), int> s_keyOf = s_keys
        .Index()
        .ToDictionary(key => (key.Item.Area, key.Item.Indicator, key.Item.Forces), key => key.Index);

    /// <summary>A province by its place, from 0 to 33.</summary>
    public static AreaId Province(int place) => s_provinces[place];

    /// <summary>The posting's key.</summary>
    public static PostingKey Of(int key) => s_keys[key];

    /// <summary>What a board says of each key.</summary>
    public static long[] Sums(Board board)
    {
        var sums = new long[PeerWorkload.Keys];
        foreach (var leaf in board.Leaves)
        {
            foreach (var row in leaf.Rows)
            {
                foreach (ref readonly var cell in row.Cells)
                {
                    sums[s_keyOf[(leaf.Area, row.Indicator, cell.Forces)]] += cell.Cell.Amount;
                }
            }
        }

        return sums;
    }

    /// <summary>How many postings a board holds.</summary>
    public static long Postings(Board board) =>
        board.Leaves.Sum(leaf => leaf.Rows.Sum(row => row.Figure(View.Total).Count));

    private static PostingKey Make(int key)
    {
        var province = Province(key / PeerWorkload.FiguresPerProvince);
        var (indicator, set) = Math.DivRem(key % PeerWorkload.FiguresPerProvince, s_sets.Length);
        var number = IndicatorCatalogue.Reference.All[indicator].Number;
        return new PostingKey(province, number, Span.Of(s_day), s_sets[set], Approval.Provisional);
    }
}
