using System.Buffers.Binary;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Benchmarks;

/// <summary>
/// Frames of one province, nearly as long as they get: 512 entries of 16 postings over 1,000 figures, drawn by Zipf's
/// law with exponent 0.99; the others are of keys that no frame had before. One amount in sixteen is large.
/// </summary>
internal sealed class FullFrames(AreaId owner, int newPercent, int seed = 1)
{
    /// <summary>How many postings a frame holds.</summary>
    public const int Postings = 8_192;

    private const int Figures = 1_000;
    private const int PostingsOfEntry = 16;
    private const double Exponent = 0.99;

    private static readonly double[] s_weights = Weights();
    private static readonly ForceSet[] s_sets = [.. ForceSet.All.Where(set => !set.IsSomeCombination)];

    private readonly FrameBuilder _builder = new();
    private readonly Random _random = new(seed);
    private int _entries;
    private int _newKeys;

    /// <summary>The next frame.</summary>
    public byte[] Next()
    {
        var facts = new Fact[PostingsOfEntry];
        _builder.Clear();
        while (_builder.Facts < Postings)
        {
            var id = new byte[EntryId.Size];
            _random.NextBytes(id);
            BinaryPrimitives.WriteInt32LittleEndian(id, ++_entries);
            foreach (ref var fact in facts.AsSpan())
            {
                fact = new Fact(EntryId.FromBytes(id), Posting.Add(NextKey(), NextAmount(), Qualifier.Exact));
            }

            _ = _builder.TryAdd(facts) ? true : throw new InvalidOperationException("The frame is full.");
        }

        return _builder.ToArray();
    }

    private Amount NextAmount() => new(_random.Next(16) == 0 ? _random.Next(1, 50_000) : _random.Next(1, 50));

    private PostingKey NextKey()
    {
        if (_random.Next(100) < newPercent)
        {
            _newKeys++;
            return Key(_newKeys % Figures, Workload.Quarter.First.Plus(-1 - (_newKeys / Figures)));
        }

        var rank = Array.BinarySearch(s_weights, _random.NextDouble() * s_weights[^1]);
        return Key(rank < 0 ? ~rank : rank, Workload.Quarter.First);
    }

    private PostingKey Key(int figure, Day day)
    {
        var indicators = IndicatorCatalogue.Reference.All;
        return new PostingKey(
            owner,
            indicators[figure % indicators.Count].Number,
            Span.Of(day),
            s_sets[figure / indicators.Count],
            Approval.Provisional
        );
    }

    private static double[] Weights()
    {
        var weights = new double[Figures];
        var sum = 0.0;
        for (var i = 0; i < Figures; i++)
        {
            weights[i] = sum += Math.Pow(i + 1, -Exponent);
        }

        return weights;
    }
}
