using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;
using Federation.Core.Vintages;

namespace Federation.Core.Briefings;

/// <summary>What can be wanted of a briefing: one of the cases below.</summary>
public abstract record BriefingOrder
{
    private BriefingOrder() { }

    /// <summary>Open it.</summary>
    public sealed record Open(BriefingHappening.Opened Opening) : BriefingOrder;

    /// <summary>The next page.</summary>
    public sealed record Next : BriefingOrder;

    /// <summary>The page before.</summary>
    public sealed record Back : BriefingOrder;

    /// <summary>A page by its key or its number.</summary>
    public sealed record Jump(string KeyOrNumber) : BriefingOrder;

    /// <summary>A province's page over the page; null takes it away.</summary>
    public sealed record ShowProvince(AreaId? Province) : BriefingOrder;

    /// <summary>Highlight; both null: nothing any more.</summary>
    public sealed record Highlight(IndicatorNumber? Indicator, AreaId? Area) : BriefingOrder;

    /// <summary>Freeze the board anew.</summary>
    public sealed record Freeze(FrozenBoard Board) : BriefingOrder;

    /// <summary>Live, or (false) back to the frozen board.</summary>
    public sealed record SwitchLive(bool IsLive) : BriefingOrder;

    /// <summary>Hand control to a ministry.</summary>
    public sealed record Hand(Ministry To) : BriefingOrder;

    /// <summary>Begin an item of the agenda.</summary>
    /// <param name="Item">From 1.</param>
    public sealed record Begin(int Item) : BriefingOrder;

    /// <summary>Stop the time of the item that runs.</summary>
    public sealed record Pause : BriefingOrder;

    /// <summary>Show other pages, another agenda, other tasks.</summary>
    public sealed record Replan(BriefingPlan Plan) : BriefingOrder;

    /// <summary>Agree to the figures of a province's page.</summary>
    public sealed record Agree(AreaId Province, BoardDigest Page) : BriefingOrder;

    /// <summary>Sign the frozen board.</summary>
    /// <param name="Board">The digest of the board that the signer saw.</param>
    /// <param name="Signature">Over the statement of it.</param>
    public sealed record Sign(BoardDigest Board, ReadOnlyMemory<byte> Signature) : BriefingOrder
    {
        /// <summary>Who signs, as that person says it.</summary>
        public BriefingSigner Signer { get; init; } = BriefingSigner.Unnamed;
    }

    /// <summary>Note that the board that both signed was kept; the nation itself says so.</summary>
    public sealed record Keep(VintageId Vintage, long Position) : BriefingOrder;

    /// <summary>End it.</summary>
    public sealed record Close : BriefingOrder;
}
