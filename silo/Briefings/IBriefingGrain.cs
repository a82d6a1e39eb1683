using Federation.Wire.V1;

namespace Federation.Silo.Briefings;

/// <summary>
/// One briefing, by its id: decides what becomes of commands, keeps its events, and tells the silos that show it. Every
/// answer of a command is the state after it, or why it was refused.
/// </summary>
internal interface IBriefingGrain : IGrainWithGuidKey
{
    /// <summary>Opens it; the same again answers the same.</summary>
    /// <param name="opened">
    /// Its fields are read, not yet judged; without a board where the briefing is there already.
    /// </param>
    /// <param name="ministry">For whom.</param>
    /// <param name="by">Who claims to.</param>
    /// <param name="packet">The board; null where the briefing is there already.</param>
    Task<BriefingReply> OpenAsync(BriefingOpened opened, string ministry, string by, BoardPacket? packet);

    /// <summary>As it stands; without a state where it was never opened.</summary>
    Task<BriefingReply> ShowAsync();

    /// <summary>Its events after a number, each a BriefingEvent; none where it was never opened.</summary>
    Task<byte[][]> EventsAsync(long after);

    /// <summary>One command of the presenter.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="by">Who claims to.</param>
    /// <param name="frozen">Of a freeze, the board; else null.</param>
    /// <param name="packet">Of a freeze, the board's bytes; else null.</param>
    Task<BriefingReply> SteerAsync(SteerRequest request, string by, BriefingFrozen? frozen, BoardPacket? packet);

    /// <summary>A ministry signs.</summary>
    Task<BriefingReply> SignAsync(SignBriefingRequest request, string by);

    /// <summary>A province agrees.</summary>
    Task<BriefingReply> AgreeAsync(AgreeBriefingRequest request, string by);

    /// <summary>The nation has kept the board that both signed.</summary>
    Task<BriefingReply> KeepAsync(BriefingVintage vintage);

    /// <summary>It ends.</summary>
    Task<BriefingReply> CloseAsync(CloseBriefingRequest request, string by);

    /// <summary>
    /// A silo that shows it asks what is new, says which screens it has, and is told of what comes until it has not
    /// asked for a while.
    /// </summary>
    /// <param name="observer">Is told.</param>
    /// <param name="silo">The silo's own name, minted when it started.</param>
    /// <param name="after">The last event that it holds.</param>
    /// <param name="sites">Its screens: a BriefingSitesResponse.</param>
    Task<BriefingNews> FollowAsync(IBriefingObserver observer, Guid silo, long after, byte[] sites);

    /// <summary>The bytes of the frozen board; null where this activation does not hold them.</summary>
    Task<BoardPacket?> BoardAsync();

    /// <summary>A silo that holds the bytes of the frozen board gives them to an activation that does not.</summary>
    Task OfferAsync(BoardPacket packet);
}
