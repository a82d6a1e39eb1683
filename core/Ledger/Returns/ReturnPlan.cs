using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>What filing a return comes to.</summary>
public sealed record ReturnPlan
{
    /// <summary>Why nothing is filed; empty where it is.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>
    /// To be written and applied, all in one transaction, in this order; empty where it was filed before.
    /// </summary>
    public IReadOnlyList<Entry> Entries { get; init; } = [];

    /// <summary>The entry that filed it, now or before; 0 where it is refused.</summary>
    public EntryNumber Entry { get; init; }

    /// <summary>Each figure, stated against counted, once the entries are applied.</summary>
    public IReadOnlyList<ReturnLine> Lines { get; init; } = [];

    /// <summary>The warnings that were overruled.</summary>
    public IReadOnlyList<OverruledWarning> Overruled { get; init; } = [];
}

/// <summary>One figure of a return.</summary>
/// <param name="Indicator">What is counted.</param>
/// <param name="Stated">What stands stated; null where it was withdrawn.</param>
/// <param name="Counted">What is counted, with the difference where that was posted.</param>
/// <param name="Lump">The lump of the difference; null where none was posted.</param>
public sealed record ReturnLine(IndicatorNumber Indicator, QuantifiedAmount? Stated, Figure Counted, EntryId? Lump)
{
    /// <summary>Stated less counted, base units; 0 where they agree, and where nothing is stated.</summary>
    public long Difference => Stated is { } stated ? stated.Amount.Value - Counted.Amount : 0;
}
