using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using Federation.Core.Figures;

namespace Federation.Benchmarks;

/// <summary>
/// What a good engineer would try first for sums by key, all keys known: each posting and its reversal, so that the
/// sums stay as they are. Only ours says of a key how many amounts are live and how exact they are, and refuses to
/// overflow. Figures are per posting.
/// </summary>
[MemoryDiagnoser]
public class PostingToAlternatives
{
    private const int Count = 50_000;
    private const int Operations = 2 * Count;

    private static readonly Meter s_meter = new("postings");
    private static readonly MeterListener s_listener = new();

    private readonly Posting[] _postings = BothWays();
    private readonly FigureTable _cells = new();
    private readonly Dictionary<PostingKey, Cell> _structs = [];
    private readonly ConcurrentDictionary<PostingKey, long> _concurrent = new();
    private ImmutableDictionary<PostingKey, long> _immutable = ImmutableDictionary<PostingKey, long>.Empty;
    private Counter<long>? _counter;
    private long _listened;

    /// <summary>Every sum knows its keys.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _counter = s_meter.CreateCounter<long>("amounts");
        s_listener.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        s_listener.SetMeasurementEventCallback<long>((_, amount, _, _) => _listened += amount);
        s_listener.Start();
        foreach (ref readonly var posting in Workload.Postings(Count).AsSpan())
        {
            _ = _cells.Apply(posting);
        }

        _ = Figure_table() + Dictionary_of_structs() + Concurrent_dictionary() + Immutable_dictionary();
    }

    /// <summary>Ours: exact, checked, one thread.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)]
    public long Figure_table()
    {
        foreach (ref readonly var posting in _postings.AsSpan())
        {
            _ = _cells.Apply(posting);
        }

        return _cells.Count;
    }

    /// <summary>The library's dictionary, with the same cells added to where they lie.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public long Dictionary_of_structs()
    {
        foreach (ref readonly var posting in _postings.AsSpan())
        {
            ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_structs, posting.Key, out _);
            cell += posting;
        }

        return _structs.Count;
    }

    /// <summary>One that many threads could add to; here one does.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public long Concurrent_dictionary()
    {
        foreach (ref readonly var posting in _postings.AsSpan())
        {
            _ = _concurrent.AddOrUpdate(
                posting.Key,
                static (_, add) => add,
                static (_, sum, add) => sum + add,
                posting.Amount
            );
        }

        return _concurrent.Count;
    }

    /// <summary>One that readers may keep: a new version with each posting.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public long Immutable_dictionary()
    {
        foreach (ref readonly var posting in _postings.AsSpan())
        {
            _immutable = _immutable.SetItem(posting.Key, _immutable.GetValueOrDefault(posting.Key) + posting.Amount);
        }

        return _immutable.Count;
    }

    /// <summary>
    /// A counter with fields of the key as tags, and a listener that sums all and looks at no tag: what a metrics
    /// library adds by key comes on top.
    /// </summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public long Metrics_counter()
    {
        foreach (ref readonly var posting in _postings.AsSpan())
        {
            var key = posting.Key;
            _counter!.Add(
                posting.Amount,
                new("area", key.Area.Value),
                new("indicator", key.Indicator.Value),
                new("day", key.Span.First.Number)
            );
        }

        return _listened;
    }

    /// <summary>By LINQ, all at once, anew each time.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public long Linq_group_and_sum() =>
        _postings.GroupBy(posting => posting.Key).Select(group => group.Sum(posting => posting.Amount)).Count();

    private static Posting[] BothWays() =>
        [.. Workload.Postings(Count).SelectMany(posting => (Posting[])[posting, posting.Reverse()])];
}
