namespace Federation.Core.Exchange;

/// <summary>Why a standing was not taken in.</summary>
public enum StandingRefusal
{
    /// <summary>Its bytes are no standing.</summary>
    Malformed = 1,

    /// <summary>It is of another ledger or owner than the stream's.</summary>
    OtherLedger = 2,

    /// <summary>It is of a frame above the highest head that the edge announced.</summary>
    NotAnnounced = 3,
}
