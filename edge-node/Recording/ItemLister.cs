using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;

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

    /// <summary>One page of what waits for a force.</summary>
    public async Task<PendingPage> ListAsync(PendingQuery query, CancellationToken cancellationToken)
    {
        var items = new List<ItemState>();
        var after = query.After;
        int? next = after;
        while (items.Count < query.PageSize && next is not null)
        {
            next = await ledger.Writer.RunAsync(open => Step(open.Ledger, query, after, items), cancellationToken);
            after = next ?? after;
        }

        return new PendingPage(items, next + 1);
    }

    /// <summary>The last place that was looked at; null where there is nothing after it.</summary>
    private static int? Step(ProvinceLedger ledger, PendingQuery query, int after, List<ItemState> items)
    {
        var steps = 0;
        foreach (var (place, activity) in ledger.PendingFor(query.Force, query.Today, after))
        {
            if (activity is not null && query.Asks(activity, KnownAreas.Current))
            {
                items.Add(activity);
            }

            if (++steps == EntriesPerStep || items.Count == query.PageSize)
            {
                return place;
            }
        }

        return null;
    }

    private static EntryNumber Step(ProvinceLedger ledger, ItemQuery query, EntryNumber before, List<ItemState> items)
    {
        var next = Math.Min(before.Value, ledger.NextEntry.Value) - 1;
        for (var steps = 0; next >= 1 && steps < EntriesPerStep && items.Count < query.PageSize; next--, steps++)
        {
            if (ledger.TryGetNewest(new EntryNumber(next), out var item) && query.Asks(item, KnownAreas.Current))
            {
                items.Add(item);
            }
        }

        return new EntryNumber(next + 1);
    }
}
