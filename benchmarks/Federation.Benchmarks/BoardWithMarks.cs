using System.Buffers;
using BenchmarkDotNet.Attributes;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Benchmarks;

/// <summary>
/// Bringing the board of a quarter up to date, with its bytes and digests: 34 provinces, every indicator, every set of
/// forces together, approved and provisional, four closings each. Figures are per frame, or for the coverage whole.
/// </summary>
[MemoryDiagnoser]
public class BoardWithMarks
{
    private const int Count = 340;

    private static readonly Span Quarter = new(new Day(2025, 7, 1), new Day(2025, 9, 30));
    private static readonly IReadOnlyList<AreaId> Provinces = AreaCatalogue.Reference.Provinces(Quarter.First);
    private static readonly List<ForceSet> Sets = [.. ForceSet.All.Where(set => !set.IsSomeCombination)];

    private readonly Dictionary<AreaId, FrameHead> _heads = [];
    private readonly List<JournalRecord> _postings = [];
    private readonly List<JournalRecord> _closings = [];
    private BoardFold _fold = NewFold();
    private long _position;
    private int _entries;

    /// <summary>The fold, and frames that go on from it.</summary>
    [IterationSetup]
    public void Fill()
    {
        (_fold, _position) = (NewFold(), 0);
        _heads.Clear();
        foreach (var province in Provinces)
        {
            foreach (var indicator in IndicatorCatalogue.Reference.All)
            {
                _fold.Apply(Next(province, [.. Cells(province, indicator.Number)]));
            }

            foreach (var force in Forces.All)
            {
                _fold.Apply(Next(province, [Closing(province, force, 0)]));
            }
        }

        _ = _fold.BoardAt(Quarter);
        var (heads, position) = (_heads.ToDictionary(), _position);
        Make(_postings, i => new Fact(Entry(), Cells(Provinces[i % 34], IndicatorOf(i)).First().Posting));
        foreach (var (province, head) in heads)
        {
            _heads[province] = head;
        }

        _position = position;
        Make(_closings, i => Closing(Provinces[i % 34], Force.Police, 1 + (i / 34)));
    }

    /// <summary>A posting in one province, then the board.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public Board A_posting_then_the_board() => Run(_postings, 1);

    /// <summary>A closing in one province, then the board.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public Board A_closing_then_the_board() => Run(_closings, 1);

    /// <summary>A posting in each of the 34 provinces, then the board; ten times.</summary>
    [Benchmark(OperationsPerInvoke = Count / 34)]
    public Board A_posting_in_each_province_then_the_board() => Run(_postings, 34);

    /// <summary>Who has closed, from the fold.</summary>
    [Benchmark]
    public int Coverage_of_the_nation()
    {
        var areas = AreaCatalogue.Reference;
        var pairs = ExpectedPairs.Reference.Within(areas, AreaId.Nation, Quarter);
        return CoverageTable.Of(pairs, _fold.ClosedOf, areas, Quarter.Last, Quarter.Last).Closed;
    }

    private Board Run(List<JournalRecord> records, int each)
    {
        var board = _fold.BoardAt(Quarter);
        for (var i = 0; i < records.Count; i++)
        {
            _fold.Apply(records[i]);
            board = (i + 1) % each == 0 ? _fold.BoardAt(Quarter) : board;
        }

        return board;
    }

    private void Make(List<JournalRecord> records, Func<int, Fact> fact)
    {
        records.Clear();
        records.AddRange(Enumerable.Range(0, Count).Select(i => Next(Provinces[i % 34], [fact(i)])));
    }

    private static IndicatorNumber IndicatorOf(int i) =>
        IndicatorCatalogue.Reference.All[i % IndicatorCatalogue.Reference.All.Count].Number;

    private EntryId Entry() => new(new Guid(++_entries, 2, 3, [8, 0, 0, 0, 0, 0, 0, 1]));

    private IEnumerable<Fact> Cells(AreaId province, IndicatorNumber indicator)
    {
        var entry = Entry();
        foreach (var set in Sets)
        {
            foreach (var approval in new[] { Approval.Provisional, Approval.Approved })
            {
                var key = new PostingKey(province, indicator, Span.Of(Quarter.First), set, approval);
                yield return new Fact(entry, Posting.Add(key, new Amount(7), Qualifier.Nearly));
            }
        }
    }

    private Fact Closing(AreaId province, Force force, int days) =>
        new(Entry(), new ClosingFact(force, province, Quarter.First.Plus(days), Quarter.Last).ToFact(FactKind.Closing));

    private JournalRecord Next(AreaId province, Fact[] facts)
    {
        var output = new ArrayBufferWriter<byte>();
        _ = FrameCodec.Encode(facts, output);
        var ledger = new LedgerId(new Guid(province.Value, 1, 1, [8, 0, 0, 0, 0, 0, 0, 1]));
        var head = FrameChain.Next(
            _heads.GetValueOrDefault(province, FrameChain.Genesis(province, ledger)),
            output.WrittenSpan
        );
        _heads[province] = head;
        return new JournalRecord(
            ++_position,
            JournalRecordKind.Frame,
            province,
            ledger,
            head,
            0,
            output.WrittenMemory.ToArray()
        );
    }

    private static BoardFold NewFold() => new(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
}
