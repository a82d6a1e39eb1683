using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;

namespace Federation.EdgeNode.Districts;

/// <summary>
/// The figures of one area and all below it, caught up from the ledger whenever they are asked for. Any thread.
/// </summary>
internal sealed class DistrictFigures(AreaId area, LedgerFeed feed) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private AreaCatalogue _areas = KnownAreas.Current;
    private ProvinceFigures _figures = New(area);
    private LedgerId _ledger;
    private EntryNumber _through;

    /// <summary>Catches up, then answers.</summary>
    /// <exception cref="LedgerUnavailableException">The ledger's file could not be read.</exception>
    public async Task<DistrictAnswer> QueryAsync(FigureQuery query)
    {
        await _turn.WaitAsync();
        try
        {
            // Away from the grain's own turn: catching up with a long ledger takes its time.
            return await Task.Run(() =>
            {
                if (_ledger != feed.Ledger || _areas != KnownAreas.Current)
                {
                    (_areas, _ledger) = (KnownAreas.Current, feed.Ledger);
                    (_figures, _through) = (New(area), default);
                }

                _through = feed.Follow(_through, Take, fact => _figures.Apply(fact));
                return new DistrictAnswer(_figures.Query(query), _through);
            });
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static ProvinceFigures New(AreaId area) => new(area, KnownAreas.Current, IndicatorCatalogue.Reference);

    private void Take(Posting posting)
    {
        if (_areas.Includes(area, posting.Key.Area))
        {
            _figures.Apply(posting);
        }
    }
}
