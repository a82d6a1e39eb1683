using Federation.Core.Exchange;

namespace Federation.EdgeNode.Uplink;

/// <summary>How the edge sees its line to the nation. Immutable.</summary>
/// <param name="State">Where the uplink stands.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">In words; empty where the reason says it all.</param>
/// <param name="Difference">Where the two sides disagree; null where they do not.</param>
internal sealed record LinkStatus(
    UplinkState State,
    UplinkReason Reason,
    string Detail,
    UplinkDifference? Difference = null
)
{
    /// <summary>The word of <c>LedgerStatusResponse.link</c>.</summary>
    public string Word =>
        (State, Reason) switch
        {
            (UplinkState.Streaming, UplinkReason.NationBehind) => "nation_behind",
            (UplinkState.Streaming, _) => "connected",
            (UplinkState.Stopped, UplinkReason.Behind) => "behind",
            (UplinkState.Stopped, UplinkReason.Forked) => "forked",
            (UplinkState.Stopped, UplinkReason.Damaged) => "damaged",
            (UplinkState.Stopped, UplinkReason.Closed) => "closed",
            (UplinkState.Stopped, UplinkReason.RepairLost) => "repair_lost",
            (UplinkState.Stopped, _) => "stopped",
            (UplinkState.Down, _) => "down",
            _ => "connecting",
        };

    /// <summary>
    /// This status after another one: while a nation that lost its tail is sent it again, what it lost stays said.
    /// </summary>
    public LinkStatus After(LinkStatus before) =>
        Reason == UplinkReason.NationBehind && Difference is null && before.Reason == UplinkReason.NationBehind
            ? this with
            {
                Detail = before.Detail,
                Difference = before.Difference,
            }
            : this;

    /// <summary>Why the link is in its state, in words; empty where it is connected and all is well.</summary>
    public string Explanation =>
        Detail.Length > 0 ? Detail
        : Reason == UplinkReason.None ? ""
        : Reason.ToString();
}
