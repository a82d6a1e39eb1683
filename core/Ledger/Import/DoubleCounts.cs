using System.Runtime.InteropServices;
using Federation.Core.Areas;
using Federation.Core.Calendars;
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
    private readonly List<ForceSet> _sets;

    /// <summary>For each set the others that have a force in common, by their places in <see cref="_sets"/>.</summary>
    private readonly (int Place, bool CanBeSame)[][] _related;

    /// <summary>What speaks of exactly this area, by the place of its set.</summary>
    private readonly Dictionary<(IndicatorNumber, AreaId), SpanBucket?[]> _own = [];

    /// <summary>What speaks of an area below this one, likewise.</summary>
    private readonly Dictionary<(IndicatorNumber, AreaId), SpanBucket?[]> _below = [];

    private DoubleCounts(AreaCatalogue areas, List<OtherAmount> all)
    {
        _areas = areas;
        _sets = [.. all.Select(one => one.Content.Key.Forces).Distinct()];
        _related = [.. _sets.Select(RelatedTo)];
        all.ForEach(Add);
    }

    /// <summary>Marks the lines that could be read with one another, and with the live lumps that stay.</summary>
    public static void Mark(AreaCatalogue areas, LedgerState state, string fileName, IReadOnlyList<LineDraft> lines)
    {
        var read = lines.Where(line => line.Content is not null).ToList();
        if (read.Count == 0)
        {
            return;
        }

        var own = read.ConvertAll(line => new OtherAmount(line.Content!, fileName, line.Line, null));
        var counts = new DoubleCounts(areas, [.. own, .. Staying(state, read)]);
        for (var i = 0; i < read.Count; i++)
        {
            read[i].Marks = counts.Find(own[i]);
        }
    }

    /// <summary>The live lumps that a line could be read with: of one of the indicators, on days of the file.</summary>
    private static List<OtherAmount> Staying(LedgerState state, List<LineDraft> read)
    {
        var standIns = read.SelectMany(line => line.Replaces).ToHashSet();
        var inFile = read.Select(line => line.Lump).ToHashSet();
        var indicators = read.Select(line => line.Content!.Key.Indicator).ToHashSet();
        var (first, last) = (read.Min(line => SpanOf(line).First), read.Max(line => SpanOf(line).Last));
        var staying = new List<OtherAmount>();
        foreach (var (key, lump) in state.Lumps.All())
        {
            if (key.Span.Last < first || key.Span.First > last || !indicators.Contains(key.Indicator))
            {
                continue;
            }

            ref readonly var row = ref state.Items.Item(lump);
            if (!standIns.Contains(lump) && !inFile.Contains(row.Id))
            {
                var file = state.Import(row.Import).FileName;
                staying.Add(new OtherAmount(state.Items.LumpOf(lump), file, row.Line, row.Id));
            }
        }

        return staying;
    }

    private static Span SpanOf(LineDraft line) => line.Content!.Key.Span;

    private (int Place, bool CanBeSame)[] RelatedTo(ForceSet forces) =>
        [
            .. _sets
                .Index()
                .Where(set => (set.Item.Members & forces.Members) != 0)
                .Select(set => (set.Index, CanBeSame(set.Item, forces))),
        ];

    private void Add(OtherAmount what)
    {
        var key = what.Content.Key;
        var place = _sets.IndexOf(key.Forces);
        Add(_own, (key.Indicator, key.Area), place, what);
        for (var area = _areas.Parent(key.Area); area is { } above; area = _areas.Parent(above))
        {
            Add(_below, (key.Indicator, above), place, what);
        }
    }

    private void Add(
        Dictionary<(IndicatorNumber, AreaId), SpanBucket?[]> buckets,
        (IndicatorNumber, AreaId) address,
        int place,
        OtherAmount what
    )
    {
        ref var bySet = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, address, out _);
        bySet ??= new SpanBucket?[_sets.Count];
        (bySet[place] ??= new SpanBucket()).Add(what.Content.Key.Span, what);
    }

    private IReadOnlyList<OtherAmount> Find(OtherAmount self)
    {
        var key = self.Content.Key;
        var below = _below.GetValueOrDefault((key.Indicator, key.Area));
        var own = _own[(key.Indicator, key.Area)];
        List<OtherAmount> found = [];
        foreach (var (place, canBeSame) in _related[_sets.IndexOf(key.Forces)])
        {
            below?[place]?.Find(key.Span, canBeEqual: true, self, found);
            own[place]?.Find(key.Span, canBeSame, self, found);
            for (var area = _areas.Parent(key.Area); area is { } above; area = _areas.Parent(above))
            {
                _own.GetValueOrDefault((key.Indicator, above))?[place]?.Find(key.Span, canBeEqual: true, self, found);
            }
        }

        return found.Count == 0
            ? []
            :
            [
                .. found
                    .OrderBy(what => what.Lump is not null)
                    .ThenBy(what => what.Line)
                    .ThenBy(what => what.Lump?.Value),
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
}
