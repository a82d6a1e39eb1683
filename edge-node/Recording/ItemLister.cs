using Federation.Core.Areas;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;

namespace Federation.EdgeNode.Recording;

/// <summary>
/// Lists what the ledgers' memory holds, one ledger after another, on each writer's thread, in steps that are short
/// enough not to be felt by those who record meanwhile.
/// </summary>
internal sealed class ItemLister(EdgeLedgers ledgers)
{
    private const int EntriesPerStep = 2_000;

    /// <summary>One page.</summary>
    public async Task<ItemPage> ListAsync(ItemQuery query, CancellationToken cancellationToken)
    {
        var items = new List<ItemState>();
        PagePlace? place = query.From;
        while (items.Count < query.PageSize && InRange(place, query.Area) is { } at)
        {
            var next = await ledgers
                .All[at.Ledger]
                .Writer.RunAsync(open => Step(open.Ledger, query, at.Position, items), cancellationToken);
            place = next > 1 ? at with { Position = next } : new PagePlace(at.Ledger + 1, long.MaxValue);
        }

        return new ItemPage(items, InRange(place, query.Area));
    }

    /// <summary>One page of what waits for a force.</summary>
    public async Task<PendingPage> ListAsync(PendingQuery query, CancellationToken cancellationToken)
    {
        var items = new List<ItemState>();
        PagePlace? place = query.From;
        while (items.Count < query.PageSize && InRange(place, query.Area) is { } at)
        {
            var next = await ledgers
                .All[at.Ledger]
                .Writer.RunAsync(open => PendingStep(open.Ledger, query, at.Position, items), cancellationToken);
            place = next is { } position ? at with { Position = position } : new PagePlace(at.Ledger + 1, 0);
        }

        return new PendingPage(items, InRange(place, query.Area));
    }

    /// <summary>The place, or else the beginning of the next ledger that the area may lie in; null: there is
    /// none.</summary>
    private PagePlace? InRange(PagePlace? place, AreaId? area)
    {
        if (place is not { } at || at.Ledger >= ledgers.All.Count)
        {
            return null;
        }

        var only = area is { } asked ? ledgers.TryOf(asked) : null;
        return only is null || only == ledgers.All[at.Ledger] ? at : InRange(at with { Ledger = at.Ledger + 1 }, area);
    }

    /// <summary>The next place to look at; null where there is none.</summary>
    private static long? PendingStep(ProvinceLedger ledger, PendingQuery query, long from, List<ItemState> items)
    {
        var steps = 0;
        var after = (int)Math.Min(from - 1, int.MaxValue);
        foreach (var (place, activity) in ledger.PendingFor(query.Force, query.Today, after))
        {
            if (activity is not null && query.Asks(activity, KnownAreas.Current))
            {
                items.Add(activity);
            }

            if (++steps == EntriesPerStep || items.Count == query.PageSize)
            {
                return place + 1;
            }
        }

        return null;
    }

    /// <summary>The entry before which to go on; 1 where nothing is before it.</summary>
    private static long Step(ProvinceLedger ledger, ItemQuery query, long before, List<ItemState> items)
    {
        var next = Math.Min(before, ledger.NextEntry.Value) - 1;
        for (var steps = 0; next >= 1 && steps < EntriesPerStep && items.Count < query.PageSize; next--, steps++)
        {
            if (ledger.TryGetNewest(new EntryNumber(next), out var item) && query.Asks(item, KnownAreas.Current))
            {
                items.Add(item);
            }
        }

        return next + 1;
    }
}
