using Federation.EdgeNode.Recording;
using Orleans.Concurrency;
using ForceCodes = Federation.Core.Figures.Forces;

namespace Federation.EdgeNode.Forces;

/// <summary>Follows the ledger for one force.</summary>
[Reentrant]
internal sealed class ForceGrain(ItemLister lister) : Grain, IForceGrain
{
    /// <inheritdoc/>
    public async Task<Immutable<ItemPage>> ListAsync(Immutable<ItemQuery> query)
    {
        if (!ForceCodes.TryParse(this.GetPrimaryKeyString(), out var force))
        {
            throw new InvalidOperationException($"There is no force '{this.GetPrimaryKeyString()}'.");
        }

        return (await lister.ListAsync(query.Value with { Force = force }, CancellationToken.None)).AsImmutable();
    }
}
