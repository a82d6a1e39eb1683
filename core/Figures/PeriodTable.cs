using Federation.Core.Areas;
using Federation.Core.Calendars;

namespace Federation.Core.Figures;

/// <summary>
/// The sums of one period by area and indicator, kept up to date posting by posting. Derived from base cells: applying
/// the same postings in any order gives equal tables. For one thread at a time.
/// </summary>
public sealed class PeriodTable
{
    private readonly Dictionary<AreaId, AreaRows> _areas = [];
    private AreaRows? _last;
    private PeriodRow[]? _ordered;

    /// <param name="period">The days that the table is about.</param>
    public PeriodTable(Span period) => Period = period;

    /// <summary>The days that the table is about.</summary>
    public Span Period { get; }

    /// <summary>How many rows hold anything live.</summary>
    public int Count { get; private set; }

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

        var rows = _last is { } last && last.Area == area ? last : Of(area);
        var row = rows.Find(key.Indicator);
        if (row is null)
        {
            rows.Set(key.Indicator, row = new PeriodRow(area, key.Indicator));
            Count++;
            _ordered = null;
        }

        row.Add(key, delta, Period.Contains(key.Span));
        if (row.IsEmpty)
        {
            rows.Set(key.Indicator, null);
            Count--;
            _ordered = null;
        }

        return true;
    }

    /// <summary>The row of an area and indicator, or null where nothing live is in it.</summary>
    public PeriodRow? Find(AreaId area, IndicatorNumber indicator) => _areas.GetValueOrDefault(area)?.Find(indicator);

    private AreaRows Of(AreaId area)
    {
        if (!_areas.TryGetValue(area, out _last))
        {
            _areas.Add(area, _last = new AreaRows(area));
        }

        return _last;
    }

    private PeriodRow[] InOrder() => [.. _areas.Values.OrderBy(rows => rows.Area).SelectMany(rows => rows.InOrder())];

    /// <summary>The rows of an area by the indicator's number: the next posting is mostly of the same area.</summary>
    private sealed class AreaRows(AreaId area)
    {
        private PeriodRow?[] _byIndicator = [];

        public AreaId Area => area;

        public PeriodRow? Find(IndicatorNumber indicator) =>
            indicator.Value < _byIndicator.Length ? _byIndicator[indicator.Value] : null;

        public void Set(IndicatorNumber indicator, PeriodRow? row)
        {
            if (indicator.Value >= _byIndicator.Length)
            {
                Array.Resize(ref _byIndicator, indicator.Value + 1);
            }

            _byIndicator[indicator.Value] = row;
        }

        public IEnumerable<PeriodRow> InOrder() => _byIndicator.OfType<PeriodRow>();
    }
}
