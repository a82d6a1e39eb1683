using BenchmarkDotNet.Attributes;
using Federation.Core.Figures;

namespace Federation.Benchmarks;

/// <summary>
/// The aggregation hot path: postings into base cells and into the table of a watched quarter, against what a good
/// engineer would try first. Figures are per posting.
/// </summary>
[MemoryDiagnoser]
public class PostingToFigureTable
{
    private const int Count = 100_000;

    private readonly Posting[] _postings = Workload.Postings(Count);
    private FigureTable _cells = new();
    private PeriodTable _quarter = new(Workload.Quarter);

    /// <summary>Tables that know every key already: the steady state.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _cells = new FigureTable();
        _quarter = new PeriodTable(Workload.Quarter);
        foreach (ref readonly var posting in _postings.AsSpan())
        {
            _cells.Apply(posting);
            _quarter.Apply(posting.Key.Area, posting);
        }
    }

    /// <summary>Base cells of known keys: each posting and its reversal, so that the table stays as it is.</summary>
    [Benchmark(OperationsPerInvoke = 2 * Count)]
    public int Base_cells_known_keys()
    {
        foreach (ref readonly var posting in _postings.AsSpan())
        {
            _cells.Apply(posting);
            _cells.Apply(posting.Reverse());
        }

        return _cells.Count;
    }

    /// <summary>Base cells from nothing: every key is new the first time.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Base_cells_new_keys()
    {
        var cells = new FigureTable();
        foreach (ref readonly var posting in _postings.AsSpan())
        {
            cells.Apply(posting);
        }

        return cells.Count;
    }

    /// <summary>The table of the watched quarter, of known rows.</summary>
    [Benchmark(OperationsPerInvoke = 2 * Count)]
    public int Watched_quarter()
    {
        foreach (ref readonly var posting in _postings.AsSpan())
        {
            _quarter.Apply(posting.Key.Area, posting);
            _quarter.Apply(posting.Key.Area, posting.Reverse());
        }

        return _quarter.Count;
    }

    /// <summary>What one would write first: a dictionary of sums, without counts, qualifiers or checks.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int Dictionary_of_sums()
    {
        var sums = new Dictionary<PostingKey, long>();
        foreach (ref readonly var posting in _postings.AsSpan())
        {
            sums[posting.Key] = sums.GetValueOrDefault(posting.Key) + posting.Amount;
        }

        return sums.Count;
    }

    /// <summary>The same by LINQ, all at once.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Linq_group_and_sum() =>
        _postings.GroupBy(posting => posting.Key).Select(group => group.Sum(posting => posting.Amount)).Count();
}
