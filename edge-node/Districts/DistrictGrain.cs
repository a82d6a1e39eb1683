using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Recording;
using Orleans.Concurrency;

namespace Federation.EdgeNode.Districts;

/// <summary>
/// Follows the ledger for one area. Reentrant: a recording that waits for its sync holds up nobody else in the area.
/// </summary>
[Reentrant]
internal sealed class DistrictGrain(LedgerHost ledger, ItemLister lister) : Grain, IDistrictGrain, IDisposable
{
    private DistrictFigures? _figures;

    private AreaId Area => new((int)this.GetPrimaryKeyLong());

    /// <inheritdoc/>
    public async Task<Immutable<Decision>> DecideAsync(Immutable<Command> command) =>
        (await ledger.Writer.RunAsync(open => open.Decide(command.Value), CancellationToken.None)).AsImmutable();

    /// <inheritdoc/>
    public async Task<Immutable<ItemPage>> ListAsync(Immutable<ItemQuery> query) =>
        (await lister.ListAsync(query.Value with { Area = Area }, CancellationToken.None)).AsImmutable();

    /// <inheritdoc/>
    public async Task<Immutable<DistrictAnswer>> QueryAsync(Immutable<FigureQuery> query)
    {
        _figures ??= new DistrictFigures(Area, ledger.Feed);
        return (await _figures.QueryAsync(query.Value)).AsImmutable();
    }

    /// <inheritdoc/>
    public void Dispose() => _figures?.Dispose();
}
