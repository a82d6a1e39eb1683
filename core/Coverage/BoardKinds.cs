using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;

namespace Federation.Core.Coverage;

/// <summary>
/// Which kind of nothing a board says where it counts nothing, from its own closings and declarations: whoever holds
/// the same bytes says the same. For one thread at a time.
/// </summary>
public sealed class BoardKinds
{
    private readonly Board _board;
    private readonly Lazy<ILookup<AreaId, ExpectedPair>> _pairs;

    /// <param name="board">On boundaries as reported: on others closings are not.</param>
    /// <param name="expected">Who is expected.</param>
    /// <param name="areas">Which areas there are.</param>
    public BoardKinds(Board board, ExpectedPairs expected, AreaCatalogue areas)
    {
        _board = board;
        _pairs = new(() => expected.Within(areas, AreaId.Nation, board.Period).ToLookup(pair => pair.Area));
    }

    /// <summary>The provinces in which anybody is expected, or of which there are figures; in order.</summary>
    public IEnumerable<AreaId> Provinces =>
        _pairs.Value.Select(pairs => pairs.Key).Union(_board.Leaves.Select(leaf => leaf.Area)).Order();

    /// <summary>The kind of a figure of provinces in which nothing is counted.</summary>
    /// <param name="provinces">None: nobody is expected.</param>
    /// <param name="indicator">What was to be counted.</param>
    /// <param name="view">Whose.</param>
    public FigureKind Of(IEnumerable<AreaId> provinces, IndicatorNumber indicator, View view) =>
        Tally(provinces, indicator, view).Kind;

    /// <summary>Which nothing each of the provinces' forces is, where nothing is counted.</summary>
    /// <param name="provinces">None: nobody is expected.</param>
    /// <param name="indicator">What was to be counted.</param>
    /// <param name="view">Whose.</param>
    public KindTally Tally(IEnumerable<AreaId> provinces, IndicatorNumber indicator, View view)
    {
        var tally = default(KindTally);
        foreach (var province in provinces)
        {
            var leaf = _board.Find(province);
            var row = leaf?.Find(indicator);
            foreach (var force in view.ForcesOf())
            {
                ExpectedPair? pair = null;
                foreach (var one in _pairs.Value[province])
                {
                    pair = one.Force == force ? one : pair;
                }

                tally += KindTally.Of(FigureKinds.Of(leaf, row, pair, force));
            }
        }

        return tally;
    }
}
