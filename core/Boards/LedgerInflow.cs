using Federation.Core.Areas;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// The way of a ledger's postings into its base cells and the watched periods, found once for many keys. Good until a
/// period is watched or forgotten, or the areas change.
/// </summary>
internal ref struct LedgerInflow(BoardTables tables, LedgerId ledger, AreaId owner)
{
    private AreaId _area;
    private AreaId? _province;
    private FigureTable? _cells;
    private ReadOnlySpan<WatchedLedger> _watched;

    /// <summary>Adds the sum of postings of one key, at the level of its province.</summary>
    /// <returns>False where it is not for these catalogues, or lies outside the owner.</returns>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public bool TryAdd(in PostingKey key, in Cell delta)
    {
        if (key.Area != _area)
        {
            (_area, _province) = (key.Area, tables.ProvinceOf(owner, key.Area));
        }

        if (_province is not { } province || !tables.Knows(key.Indicator))
        {
            return false;
        }

        if (_cells is null)
        {
            _cells = tables.CellsOf(ledger, province);
            _watched = tables.WatchedOf(ledger);
        }

        var atProvince = key with { Area = province };
        _cells.Apply(atProvince, delta);
        foreach (var watched in _watched)
        {
            watched.Apply(atProvince, delta);
        }

        return true;
    }
}
