using System.Runtime.InteropServices;
using Federation.Core.Areas;
using Federation.Core.Calendars;

namespace Federation.Core.Figures;

/// <summary>
/// The sums of one period by area and indicator, kept up to date posting by posting. Derived from base cells: applying
/// the same postings in any order gives equal tables. For one thread at a time.
/// </summary>
public sealed class PeriodTable
{
    private readonly Dictionary<long, PeriodRow> _rows = [];
    private PeriodRow[]? _ordered;

    /// <param name="period">The days that the table is about.</param>
    public PeriodTable(Span period) => Period = period;

    /// <summary>The days that the table is about.</summary>
    public Span Period { get; }

    /// <summary>How many rows hold anything live.</summary>
    public int Count => _rows.Count;

    /// <summary>
    /// The rows that hold anything live, in order of AreaId, then indicator. A snapshot of which rows there are: it
    /// stays as it is when rows come and go; what each row holds goes on changing.
    /// </summary>
    public IReadOnlyList<PeriodRow> Rows => _ordered ??= InOrder();

    /// <summary>
    /// Adds a posting to the row of <paramref name="area"/>, which is the posting's own area or one that includes it.
    /// A span within the period counts; one that merely overlaps it becomes unattributed; another is ignored.
    /// </summary>
    /// <returns>True where the table changed.</returns>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public bool Apply(AreaId area, in Posting posting) => Apply(area, posting.Key, default(Cell) + posting);

    /// <summary>
    /// As <see cref="Apply(AreaId, in Posting)"/>, for a cell that already sums many postings of one key.
    /// </summary>
    /// <returns>True where the table changed.</returns>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public bool Apply(AreaId area, in PostingKey key, in Cell delta)
    {
        if (!Period.Overlaps(key.Span) || delta.IsEmpty)
        {
            return false;
        }

        var packed = Pack(area, key.Indicator);
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, packed, out var exists);
        if (!exists)
        {
            row = new PeriodRow(area, key.Indicator);
            _ordered = null;
        }

        row!.Add(key, delta, Period.Contains(key.Span));
        if (row.IsEmpty)
        {
            _rows.Remove(packed);
            _ordered = null;
        }

        return true;
    }

    /// <summary>The row of an area and indicator, or null where nothing live is in it.</summary>
    public PeriodRow? Find(AreaId area, IndicatorNumber indicator) => _rows.GetValueOrDefault(Pack(area, indicator));

    private static long Pack(AreaId area, IndicatorNumber indicator) => ((long)area.Value << 16) | indicator.Value;

    private PeriodRow[] InOrder()
    {
        PeriodRow[] rows = [.. _rows.Values];
        Array.Sort(rows, static (a, b) => Pack(a.Area, a.Indicator).CompareTo(Pack(b.Area, b.Indicator)));
        return rows;
    }
}
