using Federation.Core.Areas;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;

namespace Federation.EdgeNode.Recording;

/// <summary>
/// Lists what the ledger's memory holds, on the writer's thread, in steps that are short enough not to be felt by those
/// who record meanwhile.
/// </summary>
internal sealed class ItemLister(LedgerHost ledger)
{
    private const int EntriesPerStep = 2_000;

    /// <summary>One page.</summary>
    public async Task<ItemPage> ListAsync(ItemQuery query, CancellationToken cancellationToken)
    {
        var items = new List<ItemState>();
        var before = query.Before;
        while (items.Count < query.PageSize && before.Value > 1)
        {
            before = await ledger.Writer.RunAsync(open => Step(open.Ledger, query, before, items), cancellationToken);
        }

        return new ItemPage(items, before.Value > 1 ? before : null);
    }

    private static EntryNumber Step(ProvinceLedger ledger, ItemQuery query, EntryNumber before, List<ItemState> items)
    {
        var next = Math.Min(before.Value, ledger.NextEntry.Value) - 1;
        for (var steps = 0; next >= 1 && steps < EntriesPerStep && items.Count < query.PageSize; next--, steps++)
        {
            if (ledger.TryGetNewest(new EntryNumber(next), out var item) && query.Asks(item, AreaCatalogue.Reference))
            {
                items.Add(item);
            }
        }

        return new EntryNumber(next + 1);
    }
}
