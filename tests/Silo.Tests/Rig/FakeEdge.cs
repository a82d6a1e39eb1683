using System.Buffers;
using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.TestKit.Journal;
using Federation.Wire;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Tests.Rig;

/// <summary>An edge node's ledger as the nation meets it: its frames, and the messages it makes of them.</summary>
internal sealed class FakeEdge(string owner, LedgerId ledger)
{
    private readonly FrameMaker _maker = new(Known.Area(owner), ledger);

    public FakeEdge(string owner)
        : this(owner, new LedgerId(Guid.NewGuid())) { }

    public AreaId Owner { get; } = Known.Area(owner);

    public LedgerId Ledger => ledger;

    public FrameHead Head => _maker.Head;

    public List<Frame> Frames { get; } = [];

    /// <summary>Seals one entry with these postings.</summary>
    public Frame Seal(params Posting[] postings)
    {
        var entry = new EntryId(Guid.NewGuid());
        var bytes = new ArrayBufferWriter<byte>();
        _ = FrameCodec.Encode([.. postings.Select(posting => new Fact(entry, posting))], bytes);
        return Seal(bytes.WrittenSpan.ToArray());
    }

    /// <summary>Seals one entry that says a closing or a reopening.</summary>
    public Frame Seal(FactKind kind, ClosingFact said) => Seal(said.ToFact(kind));

    /// <summary>Seals one entry that says one fact that is no posting.</summary>
    public Frame Seal(OtherFact fact)
    {
        var bytes = new ArrayBufferWriter<byte>();
        _ = FrameCodec.Encode([new Fact(new EntryId(Guid.NewGuid()), fact)], bytes);
        return Seal(bytes.WrittenSpan.ToArray());
    }

    /// <summary>Seals bytes as they are.</summary>
    public Frame Seal(byte[] bytes)
    {
        var frame = _maker.Next(bytes);
        Frames.Add(frame);
        return frame;
    }

    public V1.EdgeMessage Hello(FrameHead? receipted = null, FrameHead? head = null) =>
        new()
        {
            Hello = UplinkMessages.ToWire(
                new Hello(
                    Core.Exchange.Messages.Hello.Current,
                    Owner,
                    ledger,
                    head ?? Head,
                    receipted ?? FrameChain.Genesis(Owner, ledger),
                    CatalogueVersion: 1,
                    BacklogEntries: 3,
                    Known.Day.Number
                )
            ),
        };

    public static V1.EdgeMessage Message(Frame frame) =>
        new() { Frame = UplinkMessages.ToWire(new FrameMessage(frame)) };

    public static V1.EdgeMessage Heartbeat(FrameHead head) =>
        new() { Heartbeat = UplinkMessages.ToWire(new EdgeHeartbeat(head, 0, Known.Day.Number, 1, TimeSpan.Zero)) };
}
