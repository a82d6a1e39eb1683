namespace Federation.Core.Exchange.Messages;

/// <summary>A sign of life of an edge, each second, and whenever its head moves while no frame may be sent.</summary>
/// <param name="Head">The last sealed frame.</param>
/// <param name="BacklogEntries">Entries that no receipt covers, sealed or not.</param>
/// <param name="LastActivityDay">Latest day with an entry, days since 1970-01-01; 0: none.</param>
/// <param name="Beat">Counts up in a stream; the nation returns the last it saw.</param>
/// <param name="ReceiptLatency">From the sending of the last receipted frame to its receipt; zero: none yet.</param>
public sealed record EdgeHeartbeat(
    FrameHead Head,
    long BacklogEntries,
    int LastActivityDay,
    long Beat,
    TimeSpan ReceiptLatency
);
