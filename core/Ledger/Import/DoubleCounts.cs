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

    /// <summary>The place of a set, by its bits.</summary>
    private readonly int[] _places = new int[byte.MaxValue + 1];

    /// <summary>For each set the others that have a force in common, by their places in <see cref="_sets"/>.</summary>
    private readonly (int Place, bool CanBeSame)[][] _related;

    /// <summary>What speaks of exactly this area, by the place of its set.</summary>
    private readonly Dictionary<(IndicatorNumber, AreaId), SpanBucket?[]> _own = [];

    /// <summary>What speaks of an area below this one, likewise.</summary>
    private readonly Dictionary<(IndicatorNumber, AreaId), SpanBucket?[]> _below = [];

    /// <summary>What one line was found to go with, and what speaks of the areas above it.</summary>
    private readonly List<OtherAmount> _found = [];
    private readonly List<SpanBucket?[]> _above = [];

    private DoubleCounts(AreaCatalogue areas, List<OtherAmount> all)
    {
        _areas = areas;
        _sets = [.. all.Select(one => one.Content.Key.Forces).Distinct()];
        foreach (var (place, set) in _sets.Index())
        {
            _places[set.Bits] = place;
        }

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
        var place = _places[key.Forces.Bits];
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

    private OtherAmount[] Find(OtherAmount self)
    {
        var key = self.Content.Key;
        var below = _below.GetValueOrDefault((key.Indicator, key.Area));
        var own = _own[(key.Indicator, key.Area)];
        _above.Clear();
        for (var area = _areas.Parent(key.Area); area is { } above; area = _areas.Parent(above))
        {
            if (_own.TryGetValue((key.Indicator, above), out var bySet))
            {
                _above.Add(bySet);
            }
        }

        _found.Clear();
        foreach (var (place, canBeSame) in _related[_places[key.Forces.Bits]])
        {
            below?[place]?.Find(key.Span, canBeEqual: true, self, _found);
            own[place]?.Find(key.Span, canBeSame, self, _found);
            foreach (var bySet in _above)
            {
                bySet[place]?.Find(key.Span, canBeEqual: true, self, _found);
            }
        }

        _found.Sort(Order);
        return [.. _found];
    }

    /// <summary>Lines of the file first.</summary>
    private static int Order(OtherAmount left, OtherAmount right)
    {
        var byPlace = (left.Lump is not null).CompareTo(right.Lump is not null);
        var byLine = byPlace != 0 ? byPlace : left.Line.CompareTo(right.Line);
        return byLine != 0 ? byLine : Nullable.Compare(left.Lump?.Value, right.Lump?.Value);
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
