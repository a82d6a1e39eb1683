using Federation.Core.Areas;
using Federation.Core.Calendars;

namespace Federation.Core.Figures;

/// <summary>
/// The base cells: for each posting key the sum of all postings so far. Everything shown is derived from them. Postings
/// commute, so a reversal may come before what it reverses: a cell may be negative in between, and one that comes back
/// to nothing is gone. For one thread at a time.
/// </summary>
public sealed class FigureTable
{
    /// <summary>
    /// So many slots may hold nothing, beside one for each that does, before they are cleared away.
    /// </summary>
    private const int EmptyMax = 64;

    private CellSlots _slots = new();

    /// <summary>How many cells hold anything.</summary>
    public int Count { get; private set; }

    /// <summary>All cells that hold anything, in no particular order.</summary>
    public CellCollection Cells => new(_slots, Count);

    /// <summary>Takes over the cells of another table; this one is empty.</summary>
    /// <exception cref="ArgumentException">A key that is there already.</exception>
    public void Load(ReadOnlySpan<KeyValuePair<PostingKey, Cell>> cells)
    {
        foreach (ref readonly var one in cells)
        {
            ref var slot = ref _slots.FindOrAdd(one.Key);
            if (!slot.Cell.IsEmpty)
            {
                throw new ArgumentException($"The key {one.Key} is there already.", nameof(cells));
            }

            slot.Cell = one.Value;
            Count += one.Value.IsEmpty ? 0 : 1;
        }
    }

    /// <summary>Adds a posting to its cell; returns the cell as it is now.</summary>
    /// <exception cref="OverflowException">
    /// The sum left 64 bits: the bounds of intake did not hold. Nothing changed.
    /// </exception>
    public Cell Apply(in Posting posting) => Apply(posting.Key, default(Cell) + posting);

    /// <summary>Adds the sum of postings of one key to its cell; returns the cell as it is now.</summary>
    /// <exception cref="OverflowException">
    /// The sum left 64 bits: the bounds of intake did not hold. Nothing changed.
    /// </exception>
    public Cell Apply(in PostingKey key, in Cell delta)
    {
        ref var slot = ref _slots.FindOrAdd(key);
        var wasEmpty = slot.Cell.IsEmpty;
        var isEmpty = CellVectors.Add(ref slot.Cell, delta);
        Count += (wasEmpty ? 1 : 0) - (isEmpty ? 1 : 0);
        if (isEmpty)
        {
            ClearAway();
            return default;
        }

        return slot.Cell;
    }

    /// <summary>The cell of a key; false where it holds nothing.</summary>
    public bool TryGet(in PostingKey key, out Cell cell)
    {
        var slot = _slots.Find(key);
        cell = slot < 0 ? default : _slots[slot].Cell;
        return !cell.IsEmpty;
    }

    /// <summary>All cells that hold anything, in the order of their keys: equal tables give equal lists.</summary>
    public IReadOnlyList<KeyValuePair<PostingKey, Cell>> InOrder()
    {
        KeyValuePair<PostingKey, Cell>[] cells = [.. Cells];
        Array.Sort(cells, static (a, b) => a.Key.CompareTo(b.Key));
        return cells;
    }

    /// <summary>What a view counts of an indicator on each day or span that lies in a period.</summary>
    /// <param name="sums">Gets the amounts; a span whose amounts cancel out stays, with 0.</param>
    /// <param name="indicator">Which indicator.</param>
    /// <param name="period">The days.</param>
    /// <param name="view">The view.</param>
    /// <param name="isAsked">Which areas' cells.</param>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public void AddSpans(
        SortedDictionary<Span, long> sums,
        IndicatorNumber indicator,
        Span period,
        View view,
        Func<AreaId, bool> isAsked
    )
    {
        foreach (var (key, cell) in Cells)
        {
            if (
                key.Indicator == indicator
                && period.Contains(key.Span)
                && view.MembershipOf(key.Forces) == Membership.Counted
                && isAsked(key.Area)
            )
            {
                sums[key.Span] = checked(sums.GetValueOrDefault(key.Span) + cell.Amount);
            }
        }
    }

    /// <summary>
    /// The sums of a period, with a row of each of <paramref name="into"/> that includes the cell's area. Areas that
    /// include one another each get the amount, as a nation and its provinces should.
    /// </summary>
    /// <param name="areas">Which area includes which.</param>
    /// <param name="into">The areas to sum up.</param>
    /// <param name="period">The days.</param>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public PeriodTable Roll(AreaCatalogue areas, IReadOnlyList<AreaId> into, Span period)
    {
        var table = new PeriodTable(period);
        foreach (var (key, cell) in Cells)
        {
            if (!period.Overlaps(key.Span))
            {
                continue;
            }

            foreach (var area in into)
            {
                if (areas.Includes(area, key.Area))
                {
                    table.Apply(area, key, cell);
                }
            }
        }

        return table;
    }

    /// <inheritdoc cref="Roll(AreaCatalogue, IReadOnlyList{AreaId}, Span)"/>
    /// <param name="into">The one area to sum up.</param>
    public PeriodTable Roll(AreaCatalogue areas, AreaId into, Span period) => Roll(areas, [into], period);

    private void ClearAway()
    {
        if (_slots.Count <= (2 * Count) + EmptyMax)
        {
            return;
        }

        var slots = new CellSlots();
        foreach (var (key, cell) in Cells)
        {
            slots.FindOrAdd(key).Cell = cell;
        }

        _slots = slots;
    }
}
