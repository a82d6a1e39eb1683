using BenchmarkDotNet.Attributes;
using Federation.Core.Exchange;
using Google.Protobuf;

namespace Federation.Benchmarks;

/// <summary>
/// Reading a column of amounts, as a frame holds it, against the packed field of Google.Protobuf. Mostly small, a few
/// large, as in life. Figures are per amount.
/// </summary>
[MemoryDiagnoser]
public class AmountsOfFrame
{
    private const int Count = 16_384;

    private readonly long[] _read = new long[Count];
    private readonly PackedAmounts _reused = new();
    private byte[] _column = [];
    private byte[] _packed = [];

    /// <summary>The same amounts in both forms.</summary>
    [GlobalSetup]
    public void Write()
    {
        var postings = Workload.Postings(Count);
        var message = new PackedAmounts();
        var builder = new ColumnBuilder();
        for (var i = 0; i < Count; i++)
        {
            var amount = i % 16 == 0 ? postings[i].Amount * 1_000 : postings[i].Amount;
            message.Amounts.Add(amount);
            builder.Add(ColumnBuilder.ZigZag(amount));
        }

        _packed = message.ToByteArray();
        _column = new byte[builder.Bytes];
        builder.WriteTo(_column);
    }

    /// <summary>Ours: opened, checked and read.</summary>
    [Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public long Column()
    {
        var reader = new FrameReader(_column);
        _ = ColumnReader.TryOpen(ref reader, Count, out var column);
        column.ReadSigned(_read);
        return _read[^1];
    }

    /// <summary>Into a message that was there.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long Protobuf_reused()
    {
        _reused.Amounts.Clear();
        _reused.MergeFrom(_packed);
        return _reused.Amounts[^1];
    }

    /// <summary>Into a fresh message.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long Protobuf_fresh() => PackedAmounts.Parser.ParseFrom(_packed).Amounts[^1];
}
