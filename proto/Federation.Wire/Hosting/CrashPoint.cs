namespace Federation.Wire.Hosting;

/// <summary>
/// The places where a program can be told to end itself as a power cut would: each stands directly before or after an
/// effect that must not be lost or done twice.
/// </summary>
public enum CrashPoint
{
    /// <summary>Edge: the transaction's statements are done, nothing is synced.</summary>
    EdgeBeforeSync,

    /// <summary>Edge: the transaction is synced, nobody was answered.</summary>
    EdgeAfterSync,

    /// <summary>Edge: the answer to a recording, correction or void was handed to the network.</summary>
    EdgeAfterAnswer,

    /// <summary>Edge: a frame was sealed and synced, and not sent.</summary>
    EdgeAfterSealing,

    /// <summary>Edge: a frame was handed to the line, and no receipt was heard.</summary>
    EdgeAfterSending,

    /// <summary>Edge: a receipt was heard, and not kept.</summary>
    EdgeOnReceipt,

    /// <summary>Silo: frames wait for their transaction, which has not begun.</summary>
    SiloBeforeCommit,

    /// <summary>Silo: the transaction's statements are done, nothing is committed.</summary>
    SiloInCommit,

    /// <summary>Silo: the frames are committed, nobody knows.</summary>
    SiloAfterCommit,

    /// <summary>Silo: a receipt was handed to the network.</summary>
    SiloAfterReceipt,

    /// <summary>Silo: a province was activated, its ledgers' terms are raised, it has answered nobody.</summary>
    SiloInActivation,
}
