namespace Federation.Core.Exchange;

/// <summary>Where an edge's uplink stands.</summary>
public enum UplinkState
{
    /// <summary>No connection; the next attempt waits for its time.</summary>
    Down,

    /// <summary>A connection was asked for.</summary>
    Connecting,

    /// <summary>Hello is sent, Welcome awaited.</summary>
    Greeting,

    /// <summary>Frames and receipts flow.</summary>
    Streaming,

    /// <summary>Stopped by name: an operator decides. The uplink asks again, slowly, whether it was decided.</summary>
    Stopped,
}
