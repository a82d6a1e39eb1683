using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Vintages;

namespace Federation.Core.Briefings;

/// <summary>What can happen in a briefing: one of the cases below.</summary>
public abstract record BriefingHappening
{
    private BriefingHappening() { }

    /// <summary>It was opened; always the first, and only the first.</summary>
    /// <param name="Id">Its identity.</param>
    /// <param name="Title">1 to <see cref="BriefingPage.TitleCharsMax"/> characters.</param>
    /// <param name="Period">The period as it was asked for.</param>
    /// <param name="Calendar">How it is cut.</param>
    /// <param name="Secrecy">Its mark.</param>
    /// <param name="Plan">What is shown.</param>
    /// <param name="Keys">The keys of the ministries; one that has none cannot sign.</param>
    /// <param name="Board">The board that it was frozen at.</param>
    public sealed record Opened(
        BriefingId Id,
        string Title,
        Period Period,
        Calendar Calendar,
        SecrecyMark Secrecy,
        BriefingPlan Plan,
        IReadOnlyList<BriefingKey> Keys,
        FrozenBoard Board
    ) : BriefingHappening
    {
        /// <summary>True where a retry would say the same: all that its caller chose, and not the board.</summary>
        public bool IsSameRequest(Opened other) =>
            (Id, Title, Period, Calendar, Secrecy)
                == (other.Id, other.Title, other.Period, other.Calendar, other.Secrecy)
            && Plan == other.Plan
            && Keys.SequenceEqual(other.Keys);
    }

    /// <summary>Another page is shown, without a province over it and without a highlight.</summary>
    /// <param name="Number">From 1.</param>
    public sealed record PageShown(int Number) : BriefingHappening;

    /// <summary>A province's page was laid over the page, or (null) taken away.</summary>
    public sealed record ProvinceShown(AreaId? Province) : BriefingHappening;

    /// <summary>Something was highlighted, or (both null) nothing any more.</summary>
    public sealed record Highlighted(IndicatorNumber? Indicator, AreaId? Area) : BriefingHappening;

    /// <summary>The board was frozen anew: signatures are dropped, and the frozen board is shown.</summary>
    public sealed record Frozen(FrozenBoard Board) : BriefingHappening;

    /// <summary>Screens went live, or (false) back to the frozen board.</summary>
    public sealed record LiveSwitched(bool IsLive) : BriefingHappening;

    /// <summary>Control went to a ministry.</summary>
    public sealed record ControlHanded(Ministry To) : BriefingHappening;

    /// <summary>An item of the agenda began; the time of the one before it stopped.</summary>
    /// <param name="Item">From 1.</param>
    public sealed record ItemBegun(int Item) : BriefingHappening;

    /// <summary>The time of the item that ran was stopped.</summary>
    public sealed record ItemPaused : BriefingHappening;

    /// <summary>What is shown from now on.</summary>
    public sealed record Planned(BriefingPlan Plan) : BriefingHappening;

    /// <summary>A province agreed to the figures of its page.</summary>
    public sealed record Agreed(AreaId Province, BoardDigest Page) : BriefingHappening;

    /// <summary>A ministry signed the frozen board.</summary>
    /// <param name="By">Which.</param>
    /// <param name="Board">The digest of the board that it signed.</param>
    /// <param name="Signature">Verified when it was taken; <see cref="BriefingKey.SignatureSize"/> bytes.</param>
    public sealed record Signed(Ministry By, BoardDigest Board, ReadOnlyMemory<byte> Signature) : BriefingHappening
    {
        /// <summary>Who signed, as that person said it.</summary>
        public BriefingSigner Signer { get; init; } = BriefingSigner.Unnamed;
    }

    /// <summary>The board that both signed was kept for good.</summary>
    /// <param name="Vintage">As which vintage.</param>
    /// <param name="Position">The journal position of its record.</param>
    public sealed record Kept(VintageId Vintage, long Position) : BriefingHappening;

    /// <summary>It ended.</summary>
    public sealed record Closed : BriefingHappening;
}
