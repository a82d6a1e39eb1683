using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// The totals of one ledger by period at the level of its province, kept up to date posting by posting: what its edge
/// announces, summed as the nation sums its frames. For one thread at a time.
/// </summary>
/// <param name="owner">The province that owns the ledger.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="areas">Which areas there are.</param>
/// <param name="indicators">Which indicators there are.</param>
public sealed class LedgerTotals(AreaId owner, LedgerId ledger, AreaCatalogue areas, IndicatorCatalogue indicators)
{
    private readonly BoardTables _tables = new(areas, indicators, Standing.PeriodsMax);

    /// <summary>
    /// Adds a posting; one that is not for these catalogues is left out, as the nation leaves it out.
    /// </summary>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public void Apply(in Posting posting) => _tables.Apply(ledger, owner, posting);

    /// <summary>
    /// The standing at a frame that carries every posting that was added and no other. The first time that a period is
    /// named it is summed from all base cells; from then on it costs what changed.
    /// </summary>
    /// <param name="through">The frame.</param>
    /// <param name="periods">The most important first: one that does not fit any more is left out.</param>
    /// <param name="bytesMax">What the encoded standing may take.</param>
    public Standing At(FrameHead through, IReadOnlyList<Span> periods, int bytesMax)
    {
        var left = bytesMax - StandingCodec.BytesOf([]);
        var named = new SortedDictionary<Span, StandingPeriod>();
        foreach (var period in periods.Distinct().Take(Standing.PeriodsMax))
        {
            var totals = new StandingPeriod(period, _tables.BoardAt(period).Find(owner)?.Rows ?? []);
            left -= StandingCodec.BytesOf(totals);
            if (left < 0)
            {
                break;
            }

            named.Add(period, totals);
        }

        return new Standing(owner, ledger, through, [.. named.Values]);
    }
}
