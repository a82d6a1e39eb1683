using Federation.Core.Exchange.Messages;

namespace Federation.Core.Exchange;

/// <summary>Why an uplink is in its state.</summary>
public enum UplinkReason
{
    /// <summary>The ordinary course.</summary>
    None,

    /// <summary>The transport reported the end of the connection.</summary>
    ConnectionLost,

    /// <summary>No connection, or no Welcome, within its time.</summary>
    NotAnswered,

    /// <summary>Nothing was heard for the time of silence: the line is half open or the nation is gone.</summary>
    Silence,

    /// <summary>The nation said what the protocol does not allow here.</summary>
    ProtocolBroken,

    /// <summary>Alarm: the nation lost frames that it had receipted. They are being sent again.</summary>
    NationBehind,

    /// <summary>Alarm: the nation knows more of this ledger than this disk holds.</summary>
    Behind,

    /// <summary>Alarm: same number, other hash.</summary>
    Forked,

    /// <summary>Alarm: the nation could not decode a sealed frame.</summary>
    Damaged,

    /// <summary>The nation does not speak this protocol or frame format.</summary>
    Unsupported,

    /// <summary>The nation does not expect this owner's ledger.</summary>
    NotExpected,

    /// <summary>Alarm: the nation closed this ledger; another one goes on in its place.</summary>
    Closed,

    /// <summary>Alarm: the nation's journal was restored to before the repair that this ledger came from.</summary>
    RepairLost,
}

/// <summary>How a stop looks from the edge.</summary>
internal static class UplinkReasons
{
    public static UplinkReason AsUplinkReason(this StopReason reason) =>
        reason switch
        {
            StopReason.Behind => UplinkReason.Behind,
            StopReason.Forked => UplinkReason.Forked,
            StopReason.Damaged => UplinkReason.Damaged,
            StopReason.Unsupported => UplinkReason.Unsupported,
            StopReason.NotExpected => UplinkReason.NotExpected,
            StopReason.Closed => UplinkReason.Closed,
            StopReason.RepairLost => UplinkReason.RepairLost,
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No such reason."),
        };
}
