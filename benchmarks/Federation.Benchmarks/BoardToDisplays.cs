using BenchmarkDotNet.Attributes;
using Federation.Core.Boards;
using Federation.Core.Figures;

namespace Federation.Benchmarks;

/// <summary>
/// What a silo does once a version and a display with each: the quarter's board of 63 provinces, every indicator, up to
/// 15 sets, and one amount more in one of them. Figures are per operation.
/// </summary>
[MemoryDiagnoser]
public class BoardToDisplays
{
    private readonly PeriodTable _table = new(Workload.Quarter);
    private Board _before = Board.Empty(Workload.Quarter);
    private Board _after = Board.Empty(Workload.Quarter);
    private BoardDelta _delta = BoardDelta.Between(Board.Empty(Workload.Quarter), Board.Empty(Workload.Quarter));
    private byte[] _snapshot = [];
    private byte[] _deltaBytes = [];

    /// <summary>Two boards that follow one another.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var postings = Workload.Postings(100_000);
        foreach (ref readonly var posting in postings.AsSpan())
        {
            _ = _table.Apply(posting.Key.Area, posting);
        }

        _before = Board.Of(_table);
        _ = _table.Apply(postings[0].Key.Area, postings[0]);
        _after = Board.Of(_table);
        _delta = BoardDelta.Between(_before, _after);
        (_snapshot, _deltaBytes) = (_before.Encode(), _delta.Encode());
    }

    /// <summary>All leaves and their digests anew: what a display does with a snapshot it has read.</summary>
    [Benchmark]
    public Fingerprint Fingerprint_of_a_whole_board() => Board.Of(_table).Fingerprint;

    /// <summary>The canonical bytes of a whole board.</summary>
    [Benchmark]
    public byte[] Encode_snapshot() => _before.Encode();

    /// <summary>A display's first board: decoded, with all digests.</summary>
    [Benchmark]
    public Board? Decode_and_verify_snapshot() => Board.TryDecode(_snapshot, out var board) is null ? board : null;

    /// <summary>What changed, as a silo finds it once a version.</summary>
    [Benchmark]
    public BoardDelta Find_delta() => BoardDelta.Between(_before, _after);

    /// <summary>Its bytes, which every display gets.</summary>
    [Benchmark]
    public byte[] Encode_delta() => _delta.Encode();

    /// <summary>What each display does with them: one leaf hashed, and the board.</summary>
    [Benchmark]
    public Fingerprint Apply_delta_and_verify()
    {
        _ = BoardDelta.TryDecode(_deltaBytes, out var delta);
        return delta!.ApplyTo(_before).Fingerprint;
    }
}
