using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>
/// The sums of one period, kept up to date, and the board made of them, of which only what changed is made anew.
/// </summary>
internal sealed class WatchedPeriod(Span period)
{
    private readonly PeriodTable _table = new(period);
    private readonly SortedDictionary<AreaId, SortedSet<IndicatorNumber>> _changed = [];
    private Board _board = Boards.Board.Empty(period);

    /// <summary>The days.</summary>
    public Span Period => _table.Period;

    /// <summary>Adds to the sums of a province.</summary>
    public void Apply(AreaId province, in PostingKey key, in Cell delta)
    {
        if (!_table.Apply(province, key, delta))
        {
            return;
        }

        if (!_changed.TryGetValue(province, out var indicators))
        {
            _changed.Add(province, indicators = []);
        }

        indicators.Add(key.Indicator);
    }

    /// <summary>The board as of everything applied; the same object as before where nothing changed.</summary>
    public Board Board()
    {
        if (_changed.Count > 0)
        {
            _board = _board.With(
                _changed.ToDictionary(
                    area => area.Key,
                    area =>
                        BoardLeaf.Merge(area.Key, _board.Find(area.Key), [.. area.Value.Select(i => Row(area.Key, i))])
                )
            );
            _changed.Clear();
        }

        return _board;
    }

    private BoardRow Row(AreaId province, IndicatorNumber indicator) =>
        _table.Find(province, indicator) is { } row ? BoardRow.Of(row) : BoardRow.Gone(indicator);
}
