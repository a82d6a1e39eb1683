using Federation.Core.Exchange;
using Federation.Wire.V1;

namespace Federation.EdgeNode.Uplink;

/// <summary>What happened outside the uplink's loop.</summary>
internal abstract record UplinkEvent
{
    private UplinkEvent() { }

    /// <summary>Time has passed, or the ledger has moved: look again.</summary>
    public sealed record Wake : UplinkEvent
    {
        /// <summary>The one instance.</summary>
        public static Wake Instance { get; } = new();
    }

    /// <summary>A connection is there.</summary>
    public sealed record Connected(ConnectionNumber Connection) : UplinkEvent;

    /// <summary>The nation said something; not checked yet.</summary>
    public sealed record Heard(ConnectionNumber Connection, NationMessage Message) : UplinkEvent;

    /// <summary>Totals that were asked for are taken and durable.</summary>
    /// <param name="Standing">The totals.</param>
    /// <param name="Bytes">How many bytes they take, encoded.</param>
    public sealed record Taken(Standing Standing, int Bytes) : UplinkEvent;

    /// <summary>A connection could not be made, or ended.</summary>
    public sealed record Disconnected(ConnectionNumber Connection, string Reason) : UplinkEvent;
}
