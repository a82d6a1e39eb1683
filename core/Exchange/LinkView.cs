using Federation.Core.Exchange.Messages;

namespace Federation.Core.Exchange;

/// <summary>What the nation knows of the link to a ledger. Times are on the machine's own monotonic scale.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Reason">Why it is stopped, with both numbers; empty where it is not.</param>
/// <param name="Since">When it came into this state.</param>
/// <param name="Watermark">The last frame in the journal.</param>
/// <param name="Announced">The highest head that the edge announced.</param>
/// <param name="BacklogEntries">Entries without a receipt at the last heartbeat.</param>
/// <param name="LastActivityDay">Latest day with an entry at the edge, days since 1970-01-01; 0: none.</param>
/// <param name="LastHeard">When the edge was last heard; null: not since this machine was made.</param>
/// <param name="ReceiptLatency">From the edge's sending of a frame to its receipt, as it measured it; zero: none
/// yet.</param>
/// <param name="Stop">Where the two sides disagree; null where the link is neither stopped nor the nation
/// behind.</param>
public readonly record struct LinkView(
    LinkState State,
    string Reason,
    TimeSpan Since,
    FrameHead Watermark,
    FrameHead Announced,
    long BacklogEntries,
    int LastActivityDay,
    TimeSpan? LastHeard,
    TimeSpan ReceiptLatency,
    Stop? Stop
)
{
    /// <summary>Entries a second that became durable over the last seconds; 0: none.</summary>
    public long EntriesPerSecond { get; init; }

    /// <summary>The most entries without a receipt since the ledger fell behind.</summary>
    public long BacklogEntriesMost { get; init; }

    /// <summary>Standings that were not taken in since this machine was made.</summary>
    public long RefusedStandings { get; init; }

    /// <summary>Frames that the edge announced and the journal does not hold, at least 0.</summary>
    public long LagFrames => Math.Max(0, Announced.Number.Value - Watermark.Number.Value);
}
