using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>
/// The base cells of all provinces, and the periods that are watched. A period is a derived cache: when there are too
/// many, the one that was asked for longest ago is dropped, and made anew from the base cells when asked for again.
/// </summary>
internal sealed class BoardTables(AreaCatalogue areas, IndicatorCatalogue indicators, int watchedMax)
{
    private readonly FigureTable _base = new();
    private readonly Dictionary<Span, LinkedListNode<WatchedPeriod>> _watched = [];
    private readonly LinkedList<WatchedPeriod> _byUse = [];

    /// <summary>Adds a posting at the level of its province.</summary>
    /// <returns>
    /// False where it is not for these catalogues, or lies outside the owner: the caller keeps it aside.
    /// </returns>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public bool Apply(AreaId owner, in Posting posting)
    {
        if (!IsKnown(owner, posting.Key) || areas.ProvinceOf(posting.Key.Area) is not { } province)
        {
            return false;
        }

        var atProvince = posting with { Key = posting.Key with { Area = province } };
        _base.Apply(atProvince);
        var delta = default(Cell) + posting;
        foreach (var period in _byUse)
        {
            period.Apply(province, atProvince.Key, delta);
        }

        return true;
    }

    /// <summary>The board of a period, which is watched from now on.</summary>
    public Board BoardAt(Span period)
    {
        if (_watched.TryGetValue(period, out var node))
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Board();
        }

        if (_watched.Count == watchedMax)
        {
            Forget(_byUse.Last!);
        }

        var watched = Sum(period);
        _watched.Add(period, _byUse.AddFirst(watched));
        return watched.Board();
    }

    private bool IsKnown(AreaId owner, in PostingKey key) =>
        indicators.TryGet(key.Indicator, out _) && areas.Includes(owner, key.Area);

    private WatchedPeriod Sum(Span period)
    {
        var watched = new WatchedPeriod(period);
        foreach (var (key, cell) in _base.Cells)
        {
            watched.Apply(key.Area, key, cell);
        }

        return watched;
    }

    private void Forget(LinkedListNode<WatchedPeriod> node)
    {
        _watched.Remove(node.Value.Period);
        _byUse.Remove(node);
    }
}
