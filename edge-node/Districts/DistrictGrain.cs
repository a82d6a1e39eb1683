using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Recording;
using Orleans.Concurrency;

namespace Federation.EdgeNode.Districts;

/// <summary>
/// Follows the ledgers for one area. Reentrant: a question that waits holds up nobody else in the area.
/// </summary>
[Reentrant]
internal sealed class DistrictGrain(EdgeLedgers ledgers, ItemLister lister) : Grain, IDistrictGrain, IDisposable
{
    private DistrictFigures? _asReported;
    private DistrictFigures? _onToday;

    private AreaId Area => new((int)this.GetPrimaryKeyLong());

    /// <inheritdoc/>
    public async Task<Immutable<ItemPage>> ListAsync(Immutable<ItemQuery> query) =>
        (await lister.ListAsync(query.Value with { Area = Area }, CancellationToken.None)).AsImmutable();

    /// <inheritdoc/>
    public async Task<Immutable<DistrictAnswer>> QueryAsync(Immutable<FigureQuery> query)
    {
        var figures =
            query.Value.Boundaries == Boundaries.Today
                ? _onToday ??= new DistrictFigures(Area, ledgers, Boundaries.Today)
                : _asReported ??= new DistrictFigures(Area, ledgers, Boundaries.Reported);
        return (await figures.QueryAsync(query.Value)).AsImmutable();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _asReported?.Dispose();
        _onToday?.Dispose();
    }
}
