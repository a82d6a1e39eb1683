using BenchmarkDotNet.Attributes;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Benchmarks;

/// <summary>
/// The path of a frame through edge and nation: built, sealed, decoded, its chain checked, folded into base cells and a
/// watched quarter. Each frame carries one activity of two amounts. Figures are per frame.
/// </summary>
[MemoryDiagnoser]
public class FramesIntoFold
{
    private const int Count = 20_000;

    private static readonly AreaId Owner = Workload.Provinces[0];
    private static readonly LedgerId Ledger = new(new Guid("01920000-0000-7000-8000-0000000000aa"));

    private readonly List<JournalRecord> _records = [];
    private readonly Posting[] _postings = Workload.Postings(2 * Count);
    private readonly FrameBuilder _builder = new();
    private BoardFold _fold = NewFold();

    /// <summary>The frames, and a fold that watches the quarter.</summary>
    [IterationSetup]
    public void Fill()
    {
        _fold = NewFold();
        _ = _fold.BoardAt(Workload.Quarter);
        _records.Clear();
        var head = FrameChain.Genesis(Owner, Ledger);
        for (var i = 0; i < Count; i++)
        {
            var bytes = Build(i);
            head = FrameChain.Next(head, bytes);
            _records.Add(new JournalRecord(i + 1, JournalRecordKind.Frame, Owner, Ledger, head, 0, bytes));
        }
    }

    /// <summary>What the edge does.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long Seal()
    {
        var bytes = 0L;
        for (var i = 0; i < Count; i++)
        {
            bytes += Build(i).Length;
        }

        return bytes;
    }

    /// <summary>What each silo does.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long Fold()
    {
        foreach (var record in _records)
        {
            _fold.Apply(record);
        }

        return _fold.Version.Position;
    }

    private byte[] Build(int i)
    {
        var entry = new EntryId(new Guid(i + 1, 2, 3, [8, 0, 0, 0, 0, 0, 0, 1]));
        _builder.Clear();
        _ = _builder.TryAdd([new Fact(entry, Of(2 * i)), new Fact(entry, Of((2 * i) + 1))]);
        return _builder.ToArray();
    }

    private Posting Of(int i) => _postings[i] with { Key = _postings[i].Key with { Area = Owner } };

    private static BoardFold NewFold() => new(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
}
