using Federation.Core.Figures;
using Federation.EdgeNode.Recording;
using Orleans.Concurrency;
using ForceCodes = Federation.Core.Figures.Forces;

namespace Federation.EdgeNode.Forces;

/// <summary>Follows the ledger for one force.</summary>
[Reentrant]
internal sealed class ForceGrain(ItemLister lister) : Grain, IForceGrain
{
    /// <inheritdoc/>
    public async Task<Immutable<ItemPage>> ListAsync(Immutable<ItemQuery> query) =>
        (await lister.ListAsync(query.Value with { Force = Force }, CancellationToken.None)).AsImmutable();

    /// <inheritdoc/>
    public async Task<Immutable<PendingPage>> PendingAsync(Immutable<PendingQuery> query) =>
        (await lister.ListAsync(query.Value with { Force = Force }, CancellationToken.None)).AsImmutable();

    private Force Force =>
        ForceCodes.TryParse(this.GetPrimaryKeyString(), out var force)
            ? force
            : throw new InvalidOperationException($"There is no force '{this.GetPrimaryKeyString()}'.");
}
