using Federation.Core.Calendars;

namespace Federation.Core.Exchange.Messages;

/// <summary>The nation's answer to a <see cref="Hello"/>: where to go on.</summary>
/// <param name="Watermark">The last frame that the journal holds of this ledger.</param>
/// <param name="Announced">The highest head that this ledger ever announced; never below the watermark.</param>
/// <param name="TimeUnixMicroseconds">The nation's clock, UTC. A machine reads none and says 0; the host stamps it as
/// it sends.</param>
/// <param name="Session">Of this stream.</param>
/// <param name="Credit">What may be unreceipted.</param>
/// <param name="CatalogueVersion">Of the nation's catalogues, from 1.</param>
/// <param name="Epoch">The journal's epoch, from 1.</param>
public sealed record Welcome(
    FrameHead Watermark,
    FrameHead Announced,
    long TimeUnixMicroseconds,
    SessionNumber Session,
    Credit Credit,
    int CatalogueVersion,
    long Epoch
)
{
    /// <summary>
    /// The periods that a standing is to name, the most important first: those that the nation's boards watch. At most
    /// <see cref="Standing.PeriodsMax"/>. Empty: none is asked for. A machine knows none; the host fills them in as it
    /// sends.
    /// </summary>
    public IReadOnlyList<Span> Periods { get; init; } = [];
}
