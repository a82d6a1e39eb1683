using System.Runtime.InteropServices;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.LoadTest.Peers;
using Federation.LoadTest.Peers.Prepared;

namespace Federation.LoadTest.Intake;

/// <summary>
/// Frames of one province that are built once and sent again and again, each time with ids of its own: amounts of its
/// thousand figures, drawn by Zipf's law with exponent 0.99; one amount in sixteen is large.
/// </summary>
internal sealed class FrameBodies
{
    private const double Skew = 0.99;

    private readonly List<Body> _bodies = [];

    /// <param name="province">From 0 to 33.</param>
    /// <param name="count">How many different ones.</param>
    /// <param name="postings">Of a frame.</param>
    /// <param name="ofEntry">Postings of an entry.</param>
    public FrameBodies(int province, int count, int postings, int ofEntry)
    {
        var zipf = new Zipf(PeerWorkload.FiguresPerProvince, Skew);
        var random = new Random(province + 1);
        for (var number = 0; number < count; number++)
        {
            _bodies.Add(Build(province, zipf, random, postings, ofEntry));
        }
    }

    /// <summary>The body of a frame, by the frame's number from 1.</summary>
    public Body Of(long number) => _bodies[(int)((number - 1) % _bodies.Count)];

    /// <summary>Adds what the frames through a number come to, by key.</summary>
    public void AddTo(long[] sums, long through)
    {
        for (var place = 0; place < _bodies.Count; place++)
        {
            var times = (through - place + _bodies.Count - 1) / _bodies.Count;
            foreach (var (key, amount) in _bodies[place].Sums)
            {
                sums[key] += times * amount;
            }
        }
    }

    private static Body Build(int province, Zipf zipf, Random random, int postings, int ofEntry)
    {
        var builder = new FrameBuilder();
        var sums = new Dictionary<int, long>();
        var first = new byte[EntryId.Size];
        var entries = 0;
        for (var left = postings; left > 0; left -= ofEntry)
        {
            var id = new byte[EntryId.Size];
            random.NextBytes(id);
            var facts = new Fact[Math.Min(left, ofEntry)];
            foreach (ref var fact in facts.AsSpan())
            {
                var key = (province * PeerWorkload.FiguresPerProvince) + zipf.At(random.NextDouble());
                var amount = random.Next(16) == 0 ? random.Next(1, 50_000) : random.Next(1, 50);
                fact = new Fact(
                    EntryId.FromBytes(id),
                    Posting.Add(PreparedKeys.Of(key), new Amount(amount), Qualifier.Exact)
                );
                CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += amount;
            }

            if (!builder.TryAdd(facts))
            {
                throw new ArgumentException($"{postings} do not fit in a frame: give fewer.", nameof(postings));
            }

            first = entries++ == 0 ? id : first;
        }

        var bytes = builder.ToArray();
        return new Body(bytes, bytes.AsSpan().IndexOf(first), entries, postings, sums);
    }

    /// <summary>A frame's bytes, where the ids of its entries stand in them, and what it comes to.</summary>
    internal sealed record Body(byte[] Bytes, int IdsAt, int Entries, int Postings, Dictionary<int, long> Sums);
}
