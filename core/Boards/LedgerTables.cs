using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>One ledger's base cells at the level of its province, and what its edge announced ahead of them.</summary>
internal sealed class LedgerTables(AreaId owner)
{
    /// <summary>The province that owns the ledger.</summary>
    public AreaId Owner => owner;

    /// <summary>The sums of all frames so far.</summary>
    public FigureTable Base { get; } = new();

    /// <summary>What stands in for the sums in the periods that it names; null where nothing is announced.</summary>
    public Standing? Standing { get; set; }

    /// <summary>The sums of a period, from the base cells.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public PeriodTable Sum(Span period)
    {
        var table = new PeriodTable(period);
        foreach (var (key, cell) in Base.Cells)
        {
            table.Apply(key.Area, key, cell);
        }

        return table;
    }
}
