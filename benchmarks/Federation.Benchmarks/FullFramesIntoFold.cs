using BenchmarkDotNet.Attributes;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Benchmarks;

/// <summary>
/// Full frames on their way through a silo: chain checked, decoded, added to the base cells of a ledger and to three
/// watched periods (month, quarter, year), with the rows of the province. Figures are per posting.
/// </summary>
[MemoryDiagnoser]
public class FullFramesIntoFold
{
    private const int Frames = 64;
    private const int Count = Frames * FullFrames.Postings;

    private static readonly AreaId Owner = Workload.Provinces[0];
    private static readonly LedgerId Ledger = new(new Guid("01920000-0000-7000-8000-0000000000aa"));

    private readonly FrameContents _contents = new();
    private readonly List<byte[]> _frames = [];
    private BoardFold _fold = NewFold();
    private FrameHead _head;

    /// <summary>How many of a frame's postings, in a hundred, are of a key that no frame had before.</summary>
    [Params(0, 30)]
    public int NewPercent { get; set; }

    /// <summary>The frames.</summary>
    [GlobalSetup]
    public void Build()
    {
        var frames = new FullFrames(Owner, NewPercent);
        for (var i = 0; i < Frames; i++)
        {
            _frames.Add(frames.Next());
        }
    }

    /// <summary>A fold that knows the keys that come again, and watches three periods.</summary>
    [IterationSetup]
    public void Fill()
    {
        _fold = NewFold();
        _head = FrameChain.Genesis(Owner, Ledger);
        foreach (var period in (Span[])[Workload.Quarter, Workload.Month, Workload.Year])
        {
            _ = _fold.BoardAt(period);
        }

        Apply(new FullFrames(Owner, newPercent: 0).Next());
    }

    /// <summary>What each silo does.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long Fold()
    {
        _frames.ForEach(Apply);
        return _fold.Version.Position;
    }

    /// <summary>Decoding and checking alone.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long Decode() => _frames.Sum(PostingsOf);

    private int PostingsOf(byte[] frame)
    {
        _ = FrameCodec.TryDecode(frame, _contents);
        return _contents.Postings.Length;
    }

    private void Apply(byte[] frame)
    {
        _head = FrameChain.Next(_head, frame);
        _fold.Apply(
            new JournalRecord(_fold.Version.Position + 1, JournalRecordKind.Frame, Owner, Ledger, _head, 0, frame)
        );
    }

    private static BoardFold NewFold() => new(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
}
