using Federation.Core.Calendars;
using Federation.Core.Exchange.Messages;

namespace Federation.Core.Exchange;

/// <summary>What an <see cref="UplinkMachine"/> asks its driver to do, in this order, one after the other.</summary>
public abstract record UplinkEffect
{
    private UplinkEffect() { }

    /// <summary>
    /// Open a connection and report <see cref="UplinkMachine.OnConnected"/> or
    /// <see cref="UplinkMachine.OnDisconnected"/> under its number.
    /// </summary>
    public sealed record Connect(ConnectionNumber Connection) : UplinkEffect;

    /// <summary>Send the first message.</summary>
    public sealed record SendHello(Hello Hello) : UplinkEffect;

    /// <summary>Read a sealed frame from the ledger and send it.</summary>
    public sealed record SendFrame(FrameNumber Number) : UplinkEffect;

    /// <summary>Send a sign of life.</summary>
    public sealed record SendHeartbeat(EdgeHeartbeat Heartbeat) : UplinkEffect;

    /// <summary>Tell the nation what was found; a <see cref="Disconnect"/> follows, after this is flushed.</summary>
    public sealed record SendStop(Stop Stop) : UplinkEffect;

    /// <summary>
    /// Dispose of the connection and its channel. Nothing more is to be reported of it, and what is reported is
    /// ignored.
    /// </summary>
    public sealed record Disconnect(ConnectionNumber Connection, UplinkReason Reason) : UplinkEffect;

    /// <summary>
    /// Keep what the nation says that it holds durably. The newest replaces what was kept, also where its number is
    /// lower: then the nation has lost its tail, and nothing at the edge is deleted. May be kept lazily.
    /// </summary>
    public sealed record KeepReceipt(FrameHead Through) : UplinkEffect;

    /// <summary>
    /// Ask the ledger's writer to seal what waits: there is credit. Answered by
    /// <see cref="UplinkMachine.OnHeadMoved"/>.
    /// </summary>
    public sealed record Seal : UplinkEffect
    {
        /// <summary>The one instance.</summary>
        public static Seal Instance { get; } = new();
    }

    /// <summary>
    /// Have the ledger's writer seal what waits and take the totals at that frame, all in one commit; report
    /// <see cref="UplinkMachine.OnStanding"/> when it is durable. What cannot be done is not reported: it is asked for
    /// again.
    /// </summary>
    /// <param name="Periods">The most important first.</param>
    /// <param name="BytesMax">What the encoded standing may take: periods that do not fit are left out.</param>
    public sealed record TakeStanding(IReadOnlyList<Span> Periods, int BytesMax) : UplinkEffect;

    /// <summary>Send a standing; the nation has been told its frame by a heartbeat before.</summary>
    public sealed record SendStanding(Standing Standing) : UplinkEffect;

    /// <summary>The state or its reason changed: for the log, the metrics and the screens.</summary>
    /// <param name="State">The new state.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">Names the numbers and what an operator can do; empty where the reason says it all.</param>
    /// <param name="Difference">Where the two sides disagree; null where they do not.</param>
    public sealed record EnterState(
        UplinkState State,
        UplinkReason Reason,
        string Detail,
        UplinkDifference? Difference = null
    ) : UplinkEffect;
}
