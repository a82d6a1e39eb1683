using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;

namespace Federation.Core.Exchange;

/// <summary>What an <see cref="IntakeMachine"/> asks its driver to do, in this order, one after the other.</summary>
public abstract record IntakeEffect
{
    private IntakeEffect() { }

    /// <summary>Answer a Hello; the driver stamps the time.</summary>
    public sealed record SendWelcome(SessionNumber Session, Welcome Welcome) : IntakeEffect;

    /// <summary>Send a receipt.</summary>
    public sealed record SendReceipt(SessionNumber Session, Receipt Receipt) : IntakeEffect;

    /// <summary>Send a sign of life; the driver stamps the time.</summary>
    public sealed record SendHeartbeat(SessionNumber Session, NationHeartbeat Heartbeat) : IntakeEffect;

    /// <summary>
    /// Tell the edge why it cannot go on; a <see cref="CloseSession"/> follows, after this is flushed.
    /// </summary>
    public sealed record SendStop(SessionNumber Session, Stop Stop) : IntakeEffect;

    /// <summary>A standing was not taken in; the session goes on. For the log and the metrics.</summary>
    public sealed record RefuseStanding(SessionNumber Session, StandingRefusal Refusal, string Detail) : IntakeEffect;

    /// <summary>End the stream. Nothing more is to be reported of it, and what is reported is ignored.</summary>
    public sealed record CloseSession(SessionNumber Session, CloseReason Reason) : IntakeEffect;

    /// <summary>
    /// Append to the journal and report <see cref="IntakeMachine.OnAppended"/>. One is in flight at a time; the list is
    /// not changed any more. No outcome within the driver's deadline is <see cref="AppendOutcome.Unknown"/>.
    /// </summary>
    public sealed record Append(AppendRequest Request) : IntakeEffect;

    /// <summary>
    /// Keep the head that the edge announced (<see cref="IJournal.AnnounceAsync"/>); where it is lost, it comes again
    /// with a later one or with the next Welcome.
    /// </summary>
    public sealed record Announce(WriterTerm Term, FrameHead Head) : IntakeEffect;

    /// <summary>
    /// The journal lost its tail: the edge holds a receipt above the watermark. Begin a new epoch
    /// (<see cref="IJournal.RaiseEpochAsync"/>), raise the alarm, and report <see cref="IntakeMachine.OnEpochRaised"/>.
    /// </summary>
    /// <param name="Receipted">What the edge holds a receipt for.</param>
    /// <param name="Watermark">What the journal holds.</param>
    public sealed record RaiseEpoch(FrameHead Receipted, FrameHead Watermark) : IntakeEffect;

    /// <summary>
    /// Raise the term and read the mark again (<see cref="IJournal.RaiseTermAsync"/>), then report
    /// <see cref="IntakeMachine.OnReloaded"/>.
    /// </summary>
    public sealed record Reload(string Reason) : IntakeEffect;

    /// <summary>
    /// Another writer holds a higher term: throw this machine away and deactivate. It takes no more part.
    /// </summary>
    public sealed record StandDown(WriterTerm Current) : IntakeEffect;

    /// <summary>The link's state changed: for the log, the metrics and the screens.</summary>
    public sealed record ChangeLink(LinkView Link) : IntakeEffect;
}
