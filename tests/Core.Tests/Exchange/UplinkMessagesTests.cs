using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Wire;
using Google.Protobuf;
using Xunit;
using V1 = Federation.Wire.V1;

namespace Federation.Core.Tests.Exchange;

public sealed class UplinkMessagesTests
{
    private static readonly Frame Frame = Sample.FrameAfter(Sample.Genesis, 5);

    [Fact]
    public void Every_message_comes_back_as_it_was()
    {
        var hello = new Hello(1, Sample.Owner, Sample.Ledger, Frame.Head, Sample.Genesis, 3, 12, 20103, Follows: true);
        Assert.Equal(
            hello,
            UplinkMessages.FromWire(V1.Hello.Parser.ParseFrom(UplinkMessages.ToWire(hello).ToByteArray()))
        );

        var welcome = new Welcome(Sample.Genesis, Frame.Head, 77, new SessionNumber(9), new Credit(5, 70_000), 3, 2);
        Assert.Equal(welcome, UplinkMessages.FromWire(UplinkMessages.ToWire(welcome)));

        var receipt = new Receipt(Sample.Ledger, Frame.Head);
        Assert.Equal(receipt, UplinkMessages.FromWire(UplinkMessages.ToWire(receipt)));

        var beat = new EdgeHeartbeat(Frame.Head, 3, 20103, 8, TimeSpan.FromMicroseconds(1234));
        Assert.Equal(beat, UplinkMessages.FromWire(UplinkMessages.ToWire(beat)));

        var answer = new NationHeartbeat(99, new Credit(0, 0), 8);
        Assert.Equal(answer, UplinkMessages.FromWire(UplinkMessages.ToWire(answer)));

        var stop = new Stop(StopReason.Forked, Frame.Head, Sample.Genesis, "Find the other machine.");
        Assert.Equal(stop, UplinkMessages.FromWire(UplinkMessages.ToWire(stop)));
    }

    [Fact]
    public void A_frame_comes_back_with_its_hashes_and_bytes()
    {
        var wire = UplinkMessages.ToWire(new FrameMessage(Frame)).ToByteArray();
        var back = UplinkMessages.FromWire(V1.FrameMessage.Parser.ParseFrom(wire)).Frame;
        Assert.Equal((Frame.Head, Frame.PreviousHash), (back.Head, back.PreviousHash));
        Assert.Equal(Frame.Bytes.ToArray(), back.Bytes.ToArray());
    }

    [Fact]
    public void A_frame_of_an_activity_with_two_amounts_takes_under_160_bytes_of_message()
    {
        var message = new V1.EdgeMessage { Frame = UplinkMessages.ToWire(new FrameMessage(Frame)) };
        Assert.InRange(message.CalculateSize(), 1, 160);
    }

    public static TheoryData<string, Action> Hostile()
    {
        var hello = UplinkMessages.ToWire(
            new Hello(1, Sample.Owner, Sample.Ledger, Frame.Head, Sample.Genesis, 1, 0, 0)
        );
        var frame = UplinkMessages.ToWire(new FrameMessage(Frame));
        return new TheoryData<string, Action>
        {
            { "hello.owner is 0", Refused(hello, m => m.Owner = 0) },
            { "hello.protocol is 4294967295", Refused(hello, m => m.Protocol = uint.MaxValue) },
            { "hello.ledger has 3 bytes", Refused(hello, m => m.Ledger = ByteString.CopyFrom(1, 2, 3)) },
            { "hello.ledger is all zero", Refused(hello, m => m.Ledger = ByteString.CopyFrom(new byte[16])) },
            { "hello.head is missing", Refused(hello, m => m.Head = null) },
            { "hello.head.number is -1", Refused(hello, m => m.Head.Number = -1) },
            { "hello.head.hash has 0 bytes", Refused(hello, m => m.Head.Hash = ByteString.Empty) },
            { "hello.backlog_entries is -5", Refused(hello, m => m.BacklogEntries = -5) },
            { "hello.last_activity_day is -1", Refused(hello, m => m.LastActivityDay = -1) },
            { "frame.number is 0", Refused(frame, m => m.Number = 0) },
            { "frame.frame has 0 bytes", Refused(frame, m => m.Frame = ByteString.Empty) },
            { "frame.frame has 65537 bytes", Refused(frame, m => m.Frame = ByteString.CopyFrom(new byte[65537])) },
            { "frame.hash has 31 bytes", Refused(frame, m => m.Hash = ByteString.CopyFrom(new byte[31])) },
            {
                "frame.previous_hash has 33 bytes",
                Refused(frame, m => m.PreviousHash = ByteString.CopyFrom(new byte[33]))
            },
            { "welcome.watermark is missing", () => UplinkMessages.FromWire(new V1.Welcome()) },
            { "receipt.ledger has 0 bytes", () => UplinkMessages.FromWire(new V1.Receipt()) },
            { "heartbeat.head is missing", () => UplinkMessages.FromWire(new V1.EdgeHeartbeat()) },
            {
                "heartbeat.credit_frames is -1",
                () => UplinkMessages.FromWire(new V1.NationHeartbeat { CreditFrames = -1 })
            },
            { "stop.reason is 0", () => UplinkMessages.FromWire(new V1.Stop()) },
        };
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Hostile))]
    public void A_field_that_breaks_the_contract_is_named_with_its_value(string expected, Action read) =>
        Assert.StartsWith(expected, Assert.Throws<FormatException>(read).Message, StringComparison.Ordinal);

    [Fact]
    public void A_stop_cannot_bring_control_characters_into_a_log()
    {
        var wire = UplinkMessages.ToWire(new Stop(StopReason.Behind, Frame.Head, Frame.Head, "a\r\n\u001b[2Jb"));
        Assert.Equal("a   [2Jb", UplinkMessages.FromWire(wire).Detail);
        wire.Detail = new string('x', 2001);
        Assert.Throws<FormatException>(() => UplinkMessages.FromWire(wire));
    }

    private static Action Refused(V1.Hello good, Action<V1.Hello> spoil)
    {
        var bad = good.Clone();
        spoil(bad);
        return () => UplinkMessages.FromWire(bad);
    }

    private static Action Refused(V1.FrameMessage good, Action<V1.FrameMessage> spoil)
    {
        var bad = good.Clone();
        spoil(bad);
        return () => UplinkMessages.FromWire(bad);
    }
}
