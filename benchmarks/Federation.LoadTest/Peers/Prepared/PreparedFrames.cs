using System.Buffers.Binary;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Wire;
using WireFrame = Federation.Wire.V1.FrameMessage;

namespace Federation.LoadTest.Peers.Prepared;

/// <summary>
/// The ledger of one province, built and sealed beforehand: each increment is an entry of its own, with an id of its
/// own and one posting.
/// </summary>
internal sealed class PreparedFrames : ISealedLedger
{
    private readonly List<(WireFrame Message, int Postings)> _frames = [];
    private readonly List<FrameHead> _heads = [];

    /// <param name="province">From 0 to 33.</param>
    /// <param name="increments">What the frames hold.</param>
    /// <param name="perFrame">Postings in a frame at most; a frame is never above 64 KiB.</param>
    /// <param name="most">Frames at most.</param>
    public PreparedFrames(int province, ReadOnlySpan<Increment> increments, int perFrame, int most)
    {
        Owner = PreparedKeys.Province(province);
        Ledger = new LedgerId(new Guid(province + 1, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1]));
        Genesis = FrameChain.Genesis(Owner, Ledger);
        Head = Genesis;
        var random = new Random(province + 1);
        var builder = new FrameBuilder();
        foreach (var increment in increments)
        {
            var posting = Posting.Add(PreparedKeys.Of(increment.Key), new Amount(increment.Amount), Qualifier.Exact);
            Fact[] facts = [new Fact(NextId(random), posting)];
            if (builder.Facts == perFrame || !builder.TryAdd(facts))
            {
                Seal(builder);
                if (_frames.Count == most)
                {
                    return;
                }

                _ = builder.TryAdd(facts);
            }
        }

        Seal(builder);
    }

    /// <summary>Whose ledger it is.</summary>
    public AreaId Owner { get; }

    /// <summary>The ledger, the same in every run.</summary>
    public LedgerId Ledger { get; }

    /// <summary>Before the first frame.</summary>
    public FrameHead Genesis { get; }

    /// <summary>The last frame.</summary>
    public FrameHead Head { get; private set; }

    /// <summary>The chain's end at a frame, from 0.</summary>
    public FrameHead HeadAt(long number) => number == 0 ? Genesis : _heads[(int)number - 1];

    /// <summary>The frames in order, ready for the wire, with the number of their postings.</summary>
    public IReadOnlyList<(WireFrame Message, int Postings)> Frames => _frames;

    /// <summary>A UUID of version 8 with random bits: as hard to compress as a caller's own.</summary>
    private static EntryId NextId(Random random)
    {
        Span<byte> bytes = stackalloc byte[EntryId.Size];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, random.NextInt64());
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], random.NextInt64());
        return EntryId.FromDigest(bytes);
    }

    private void Seal(FrameBuilder builder)
    {
        var bytes = builder.ToArray();
        var head = FrameChain.Next(Head, bytes);
        var message = UplinkMessages.ToWire(new FrameMessage(new Frame(head, Head.Hash, bytes)));
        _frames.Add((message, builder.Facts));
        _heads.Add(head);
        Head = head;
        builder.Clear();
    }
}
