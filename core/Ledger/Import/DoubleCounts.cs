using Federation.Core.Areas;
using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger;

/// <summary>
/// Finds lines that may count the same thing twice: same indicator, one area lies in the other, one span lies in the
/// other, and a force in common. Of one and the same area and span only sets that can mean the same activity are
/// marked: a report may well split its figures by force set.
/// </summary>
internal sealed class DoubleCounts
{
    private readonly AreaCatalogue _areas;

    /// <summary>What speaks of exactly this area.</summary>
    private readonly Dictionary<(IndicatorNumber, AreaId, ForceSet), SpanBucket> _own = [];

    /// <summary>What speaks of an area below this one.</summary>
    private readonly Dictionary<(IndicatorNumber, AreaId, ForceSet), SpanBucket> _below = [];

    private readonly HashSet<ForceSet> _sets = [];

    private DoubleCounts(AreaCatalogue areas) => _areas = areas;

    /// <summary>Marks the lines that could be read with one another, and with the live lumps that stay.</summary>
    public static void Mark(AreaCatalogue areas, LedgerState state, string fileName, IReadOnlyList<LineDraft> lines)
    {
        var counts = new DoubleCounts(areas);
        var read = lines.Where(line => line.Content is not null).ToList();
        var own = read.ConvertAll(line => new OtherAmount(line.Content!, fileName, line.Line, null));
        own.ForEach(counts.Add);

        var standIns = read.SelectMany(line => line.Replaces).ToHashSet();
        var inFile = read.Select(line => line.Lump).ToHashSet();
        var indicators = read.Select(line => line.Content!.Key.Indicator).ToHashSet();
        foreach (var (_, lump) in state.Lumps.All().Where(lump => indicators.Contains(lump.Key.Indicator)))
        {
            ref readonly var row = ref state.Items.Item(lump);
            if (!standIns.Contains(lump) && !inFile.Contains(row.Id))
            {
                var file = state.Import(row.Import).FileName;
                counts.Add(new OtherAmount(state.Items.LumpOf(lump), file, row.Line, row.Id));
            }
        }

        for (var i = 0; i < read.Count; i++)
        {
            read[i].Marks = counts.Find(own[i]);
        }
    }

    private void Add(OtherAmount what)
    {
        var key = what.Content.Key;
        _sets.Add(key.Forces);
        GetOrAdd(_own, (key.Indicator, key.Area, key.Forces)).Add(key.Span, what);
        for (var area = _areas.Parent(key.Area); area is { } above; area = _areas.Parent(above))
        {
            GetOrAdd(_below, (key.Indicator, above, key.Forces)).Add(key.Span, what);
        }
    }

    private List<OtherAmount> Find(OtherAmount self)
    {
        var key = self.Content.Key;
        var found = new List<OtherAmount>();
        foreach (var set in _sets.Where(set => (set.Members & key.Forces.Members) != 0))
        {
            _below.GetValueOrDefault((key.Indicator, key.Area, set))?.Find(key.Span, canBeEqual: true, self, found);
            _own.GetValueOrDefault((key.Indicator, key.Area, set))
                ?.Find(key.Span, CanBeSame(set, key.Forces), self, found);
            for (var area = _areas.Parent(key.Area); area is { } above; area = _areas.Parent(above))
            {
                _own.GetValueOrDefault((key.Indicator, above, set))?.Find(key.Span, canBeEqual: true, self, found);
            }
        }

        return
        [
            .. found.OrderBy(what => what.Lump is not null).ThenBy(what => what.Line).ThenBy(what => what.Lump?.Value),
        ];
    }

    /// <summary>True where an activity can belong to both sets.</summary>
    private static bool CanBeSame(ForceSet left, ForceSet right) =>
        (left.IsSomeCombination, right.IsSomeCombination) switch
        {
            (false, false) => left == right,
            (true, false) => left.NamesAll(right),
            (false, true) => right.NamesAll(left),
            _ => (left.Members & right.Members) != 0,
        };

    private static SpanBucket GetOrAdd(
        Dictionary<(IndicatorNumber, AreaId, ForceSet), SpanBucket> buckets,
        (IndicatorNumber, AreaId, ForceSet) address
    )
    {
        if (!buckets.TryGetValue(address, out var bucket))
        {
            buckets.Add(address, bucket = new SpanBucket());
        }

        return bucket;
    }
}
