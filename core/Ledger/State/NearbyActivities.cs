using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Federation.Core.Areas;
using Federation.Core.Calendars;

namespace Federation.Core.Ledger.State;

/// <summary>
/// The activities by area, day and lead, so that what looks the same is found without a look at all the others. Rows
/// are added and never taken out: what an activity says now is read where it is looked at.
/// </summary>
internal sealed class NearbyActivities(ItemTable items)
{
    /// <summary>
    /// How many activities of one area, day and lead are looked at, the newest first, of joint ones and of others: no
    /// force leads a fifth as many there in a day, and a recording takes a bounded time whatever the ledger holds.
    /// </summary>
    public const int LookedAtMax = 512;

    /// <summary>How many that look the same are named: whoever is asked can look at so many.</summary>
    public const int NamedMax = 8;

    private readonly Dictionary<(AreaId Area, Day Day), Place> _places = [];

    /// <summary>Takes in a new activity; a lump is none.</summary>
    public void Add(int item)
    {
        if (!items.Item(item).IsLump)
        {
            Add(item, items.Current(item));
        }
    }

    /// <summary>Follows an activity that changed.</summary>
    /// <param name="item">Which one.</param>
    /// <param name="before">What it said.</param>
    public void Follow(int item, in ContentRow before)
    {
        ref readonly var now = ref items.Current(item);
        var isThere =
            (now.Area, now.First) == (before.Area, before.First)
            && ChainOf(now) == ChainOf(before)
            && before.Forces.NamesAll(now.Forces)
            && MarksOf(items.Amounts(now)) == MarksOf(items.Amounts(before));
        if (!isThere)
        {
            Add(item);
        }
    }

    /// <summary>
    /// The live activities that look like this one, at most <see cref="NamedMax"/>: of the same day first, then the
    /// newest.
    /// </summary>
    public IReadOnlyList<int> Like(ActivityContent content)
    {
        List<int>? found = null;
        foreach (var days in (ReadOnlySpan<int>)[0, -1, 1])
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrNullRef(
                _places,
                (content.Area, content.Day.Plus(days))
            );
            if (!Unsafe.IsNullRef(ref place))
            {
                var before = found?.Count ?? 0;
                Search(place, content, ref found);
                found?.Sort(before, found.Count - before, Comparer<int>.Create((left, right) => right - left));
            }
        }

        return found is null ? []
            : found.Count > NamedMax ? found[..NamedMax]
            : found;
    }

    /// <summary>What one force did alone can only be what was recorded as a joint activity.</summary>
    private void Search(in Place place, ActivityContent content, ref List<int>? found)
    {
        for (var lead = 0; lead < Leads; lead++)
        {
            if (lead != (int)content.Lead)
            {
                Search(place[2 * lead], content, ref found);
                if (content.Forces.Count > 1)
                {
                    Search(place[(2 * lead) + 1], content, ref found);
                }
            }
        }
    }

    private void Search(List<Row>? chain, ActivityContent content, ref List<int>? found)
    {
        var rows = CollectionsMarshal.AsSpan(chain);
        var (members, marks) = (content.Forces.Members, MarksOf(content.AmountSpan));
        var oldest = Math.Max(0, rows.Length - LookedAtMax);
        for (var i = rows.Length - 1; i >= oldest; i--)
        {
            ref readonly var row = ref rows[i];
            var mayBeLike = (row.Members & members) != 0 && (row.Indicators & marks) != 0;
            if (mayBeLike && Likeness.IsLike(items, row.Item, content) && found?.Contains(row.Item) != true)
            {
                (found ??= []).Add(row.Item);
            }
        }
    }

    private void Add(int item, in ContentRow content)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, (content.Area, content.First), out _);
        (place[ChainOf(content)] ??= []).Add(
            new Row
            {
                Item = item,
                Members = content.Forces.Members,
                Indicators = MarksOf(items.Amounts(content)),
            }
        );
    }

    /// <summary>Joint ones of a lead, then the others.</summary>
    private static int ChainOf(in ContentRow content) =>
        (2 * Math.Min((int)Likeness.LeadOf(content), Leads - 1)) + (content.Forces.Count > 1 ? 0 : 1);

    /// <summary>A bit for each indicator, by its number; different ones may have the same.</summary>
    private static ulong MarksOf(ReadOnlySpan<QuantifiedAmount> amounts)
    {
        var marks = 0UL;
        foreach (ref readonly var amount in amounts)
        {
            marks |= 1UL << (amount.Indicator.Value & 63);
        }

        return marks;
    }

    /// <summary>The forces, and where the lead is not known.</summary>
    private const int Leads = 5;

    /// <summary>One activity as it was taken in, with enough of it to pass over most without a look at them.</summary>
    private struct Row
    {
        public ulong Indicators;
        public int Item;
        public byte Members;
    }

    /// <summary>
    /// The chains of one area and day, each the oldest first and side by side in memory: most rows are passed over at a
    /// glance. Null where there is none.
    /// </summary>
    [InlineArray(2 * Leads)]
    private struct Place
    {
        private List<Row>? _chain;
    }
}
