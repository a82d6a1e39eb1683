using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// One ledger's part of a watched period: its sums, kept up to date, and the announced rows that are shown in their
/// place while there are any.
/// </summary>
internal sealed class WatchedLedger(LedgerId ledger, WatchedProvince province, PeriodTable table)
{
    private IReadOnlyList<BoardRow>? _announced;

    /// <summary>The ledger.</summary>
    public LedgerId Ledger => ledger;

    /// <summary>The sums of its frames.</summary>
    public PeriodTable Table => table;

    /// <summary>What the leaf says of it; null where nothing is announced.</summary>
    public BoardAnnouncement? Announcement { get; private set; }

    /// <summary>True while a change of the sums is not to be seen: announced rows are shown.</summary>
    public bool IsCovered => _announced is not null;

    /// <summary>The rows that are shown, in order of indicators.</summary>
    public IEnumerable<BoardRow> Rows => _announced ?? table.Rows.Select(BoardRow.Of);

    /// <summary>Adds the sum of postings of one key of the province.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public void Apply(in PostingKey key, in Cell delta)
    {
        if (table.Apply(key.Area, key, delta) && !IsCovered)
        {
            province.Change(key.Indicator);
        }
    }

    /// <summary>Shows what a standing says of the period, or (null) the sums again.</summary>
    public void Announce(Exchange.Standing? standing)
    {
        _announced = standing?.Find(table.Period)?.Rows;
        Announcement = standing is null ? null : new(ledger, standing.Through.Number, _announced is not null);
    }

    /// <summary>What is shown now; stays as it is.</summary>
    public ShownLedger Show() => new(ledger, province.Area, IsCovered, [.. Rows]);

    /// <summary>The row that is shown of an indicator, or null.</summary>
    public BoardRow? Find(IndicatorNumber indicator) =>
        _announced is { } rows ? rows.FirstOrDefault(row => row.Indicator == indicator)
        : table.Find(province.Area, indicator) is { } row ? BoardRow.Of(row)
        : null;
}
