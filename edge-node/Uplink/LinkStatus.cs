using Federation.Core.Exchange;

namespace Federation.EdgeNode.Uplink;

/// <summary>How the edge sees its line to the nation. Immutable.</summary>
/// <param name="State">Where the uplink stands.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">In words; empty where the reason says it all.</param>
internal sealed record LinkStatus(UplinkState State, UplinkReason Reason, string Detail)
{
    /// <summary>The word of <c>LedgerStatusResponse.link</c>.</summary>
    public string Word =>
        (State, Reason) switch
        {
            (UplinkState.Streaming, UplinkReason.NationBehind) => "nation_behind",
            (UplinkState.Streaming, _) => "connected",
            (UplinkState.Stopped, UplinkReason.Behind) => "behind",
            (UplinkState.Stopped, UplinkReason.Forked) => "forked",
            (UplinkState.Stopped, _) => "stopped",
            (UplinkState.Down, _) => "down",
            _ => "connecting",
        };

    /// <summary>Why the link is in its state, in words; empty where it is connected and all is well.</summary>
    public string Explanation =>
        Detail.Length > 0 ? Detail
        : Reason == UplinkReason.None ? ""
        : Reason.ToString();
}
