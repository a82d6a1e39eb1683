using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Core.Exchange;

/// <summary>
/// What a ledger's totals are at a frame, announced ahead of the frames. It stands in for that ledger's totals in the
/// periods that it names, until the nation holds that frame. Immutable.
/// </summary>
/// <param name="Owner">The province that owns the ledger.</param>
/// <param name="Ledger">The ledger.</param>
/// <param name="Through">The frame at which the totals are right, and its hash.</param>
/// <param name="Periods">By first day, then last; each once; at most <see cref="PeriodsMax"/>.</param>
public sealed record Standing(AreaId Owner, LedgerId Ledger, FrameHead Through, IReadOnlyList<StandingPeriod> Periods)
{
    /// <summary>The most bytes of an encoded standing, 256 KiB: two seconds of a line of 1 Mbit/s.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The most periods that a standing names, 64.</summary>
    public const int PeriodsMax = 64;

    /// <summary>What it says of a period; null where it does not name it.</summary>
    public StandingPeriod? Find(Calendars.Span period)
    {
        foreach (var named in Periods)
        {
            if (named.Period == period)
            {
                return named;
            }
        }

        return null;
    }
}
