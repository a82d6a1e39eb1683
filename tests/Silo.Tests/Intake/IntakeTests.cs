using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Silo.Intake;
using Federation.Silo.Provinces;
using Federation.Silo.Tests.Rig;
using Federation.Wire;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Kind = Federation.Wire.V1.NationMessage.MessageOneofCase;
using Reason = Federation.Wire.V1.Stop.Types.Reason;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Tests.Intake;

/// <summary>The exchange as an edge meets it, over real gRPC.</summary>
public sealed class IntakeTests(SharedNation shared) : IClassFixture<SharedNation>
{
    private readonly Nation _nation = shared.Nation;

    [Fact]
    public async Task A_new_ledger_is_welcomed_at_its_genesis()
    {
        var edge = new FakeEdge("01");
        using var stream = FakeStream.Open(_nation);
        await stream.SendAsync(edge.Hello());

        var welcome = UplinkMessages.FromWire((await stream.NextAsync(Kind.Welcome)).Welcome);

        Assert.Equal(FrameChain.Genesis(edge.Owner, edge.Ledger), welcome.Watermark);
        Assert.Equal(1, welcome.Epoch);
        Assert.True(welcome.TimeUnixMicroseconds > 0);
    }

    [Fact]
    public async Task A_receipt_says_what_the_journal_holds()
    {
        var edge = new FakeEdge("02");
        using var stream = await FakeStream.OpenAsync(_nation, edge);

        await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("02", 9)));

        Assert.Equal(edge.Head, (await MarkOf(edge)).Watermark);
    }

    [Fact]
    public async Task A_frame_that_comes_again_is_receipted_again_and_counted_once()
    {
        var edge = new FakeEdge("04");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        var frame = edge.Seal(Known.Participants("04", 12));

        await stream.SendAndAwaitReceiptAsync(frame);
        await stream.SendAndAwaitReceiptAsync(frame);

        Assert.Equal(12, await AmountOf("04"));
    }

    [Fact]
    public async Task An_edge_that_comes_back_goes_on_from_the_watermark()
    {
        var edge = new FakeEdge("06");
        using (var first = await FakeStream.OpenAsync(_nation, edge))
        {
            await first.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("06", 1)));
        }

        var watermark = edge.Head;
        var next = edge.Seal(Known.Participants("06", 2));
        using var second = FakeStream.Open(_nation);
        await second.SendAsync(edge.Hello(receipted: watermark));
        var welcome = UplinkMessages.FromWire((await second.NextAsync(Kind.Welcome)).Welcome);
        await second.SendAndAwaitReceiptAsync(next);

        Assert.Equal(watermark, welcome.Watermark);
        Assert.Equal(3, await AmountOf("06"));
    }

    [Fact]
    public async Task A_gap_ends_the_stream_and_nothing_of_it_is_kept()
    {
        var edge = new FakeEdge("08");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        _ = edge.Seal(Known.Participants("08", 1));

        await stream.SendAsync(FakeEdge.Message(edge.Seal(Known.Participants("08", 2))));

        Assert.Equal(StatusCode.OK, (await stream.EndAsync()).StatusCode);
        Assert.Equal(0, (await MarkOf(edge)).Watermark.Number.Value);
    }

    [Fact]
    public async Task A_fork_stops_its_ledger_and_no_other()
    {
        var edge = new FakeEdge("10");
        var clone = new FakeEdge("10", edge.Ledger);
        using (var stream = await FakeStream.OpenAsync(_nation, edge))
        {
            await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("10", 1)));
        }

        _ = clone.Seal(Known.Participants("10", 2));
        using var forked = FakeStream.Open(_nation);
        await forked.SendAsync(clone.Hello());
        var stop = (await forked.NextAsync(Kind.Stop)).Stop;

        var other = new FakeEdge("10");
        using var going = await FakeStream.OpenAsync(_nation, other);
        await going.SendAndAwaitReceiptAsync(other.Seal(Known.Participants("10", 4)));

        Assert.Equal(Reason.Forked, stop.Reason);
        var link = await _nation.LinkAsync(edge, one => one.StoppedEdge is not null);
        Assert.Equal((stop.Edge, stop.Nation), (link.StoppedEdge, link.StoppedNation));
        Assert.NotEqual(link.StoppedEdge.Hash, link.StoppedNation.Hash);
        Assert.Equal(5, await AmountOf("10"));
    }

    [Fact]
    public async Task An_edge_that_holds_less_than_it_announced_is_stopped()
    {
        var edge = new FakeEdge("11");
        using (var stream = await FakeStream.OpenAsync(_nation, edge))
        {
            await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("11", 1)));
        }

        using var restored = FakeStream.Open(_nation);
        var behind = new FakeEdge("11", edge.Ledger);
        await restored.SendAsync(behind.Hello());
        Assert.Equal(1, (await restored.NextAsync(Kind.Welcome)).Welcome.Announced.Number);
        await restored.SendAsync(FakeEdge.Heartbeat(behind.Head));

        var stop = (await restored.NextAsync(Kind.Stop)).Stop;

        Assert.Equal(Reason.Behind, stop.Reason);
        Assert.Equal(1, stop.Nation.Number);
    }

    [Fact]
    public async Task A_frame_that_does_not_decode_stops_its_ledger()
    {
        var edge = new FakeEdge("12");
        using var stream = await FakeStream.OpenAsync(_nation, edge);

        await stream.SendAsync(FakeEdge.Message(edge.Seal([1, 255, 255, 255])));

        Assert.Equal(Reason.Damaged, (await stream.NextAsync(Kind.Stop)).Stop.Reason);
        Assert.Equal(0, (await MarkOf(edge)).Watermark.Number.Value);
    }

    [Fact]
    public async Task The_stream_that_comes_later_takes_the_place_whatever_its_silo_calls_it()
    {
        var edge = new FakeEdge("17");
        var grain = _nation.Services.GetRequiredService<IGrainFactory>().GetGrain<IProvinceGrain>(edge.Owner.Value);
        Assert.Equal(Kind.Welcome, await FirstAsync(grain, edge, new Guid("ffffffff-0000-4000-8000-000000000002")));
        Assert.Equal(Kind.Welcome, await FirstAsync(grain, edge, new Guid("00000000-0000-4000-8000-000000000001")));
    }

    [Fact]
    public async Task A_newer_stream_takes_the_place_of_the_older()
    {
        var edge = new FakeEdge("14");
        using var older = await FakeStream.OpenAsync(_nation, edge);
        using var newer = await FakeStream.OpenAsync(_nation, edge);

        Assert.Equal(StatusCode.OK, (await older.EndAsync()).StatusCode);
        await newer.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("14", 1)));
    }

    [Fact]
    public async Task What_an_old_stream_still_sends_beside_the_new_one_is_counted_once()
    {
        var edge = new FakeEdge("19");
        using var older = await FakeStream.OpenAsync(_nation, edge);
        var newer = FakeStream.OpenAsync(_nation, edge);
        for (var number = 1; number <= 20; number++)
        {
            await older.SendWhateverBecomesOfItAsync(FakeEdge.Message(edge.Seal(Known.Participants("19", 1))));
        }

        using var stream = await newer;
        await stream.SendAndAwaitReceiptAsync([.. edge.Frames]);

        Assert.Equal(20, await AmountOf("19"));
    }

    [Fact]
    public async Task A_stream_that_does_not_begin_with_a_hello_is_refused()
    {
        using var stream = FakeStream.Open(_nation);
        await stream.SendAsync(FakeEdge.Heartbeat(new FakeEdge("15").Head));

        var end = await stream.EndAsync();

        Assert.Equal(StatusCode.InvalidArgument, end.StatusCode);
        Assert.Contains("Hello", end.Detail);
    }

    [Fact]
    public async Task A_hello_with_a_bad_field_is_refused_by_the_fields_name()
    {
        var hello = new FakeEdge("15").Hello();
        hello.Hello.Ledger = ByteString.CopyFrom(1, 2, 3);
        using var stream = FakeStream.Open(_nation);
        await stream.SendAsync(hello);

        var end = await stream.EndAsync();

        Assert.Equal(StatusCode.InvalidArgument, end.StatusCode);
        Assert.Contains("hello.ledger", end.Detail);
    }

    [Fact]
    public async Task A_message_with_a_bad_field_ends_the_stream()
    {
        using var stream = await FakeStream.OpenAsync(_nation, new FakeEdge("15"));
        await stream.SendAsync(new V1.EdgeMessage { Frame = new V1.FrameMessage { Number = -1 } });

        Assert.Equal(StatusCode.InvalidArgument, (await stream.EndAsync()).StatusCode);
    }

    [Fact]
    public async Task A_stream_without_a_hello_in_time_is_ended()
    {
        using var stream = FakeStream.Open(_nation);

        Assert.Equal(StatusCode.DeadlineExceeded, (await stream.EndAsync()).StatusCode);
    }

    [Fact]
    public async Task An_oversized_message_ends_the_stream()
    {
        using var stream = await FakeStream.OpenAsync(_nation, new FakeEdge("17"));
        var frame = new V1.FrameMessage { Number = 1, Frame = ByteString.CopyFrom(new byte[300_000]) };
        await stream.SendWhateverBecomesOfItAsync(new V1.EdgeMessage { Frame = frame });

        Assert.Equal(StatusCode.ResourceExhausted, (await stream.EndAsync()).StatusCode);
    }

    [Fact]
    public async Task An_owner_that_is_no_province_is_not_expected()
    {
        using var stream = FakeStream.Open(_nation);
        await stream.SendAsync(new FakeEdge("20/183").Hello());

        Assert.Equal(Reason.NotExpected, (await stream.NextAsync(Kind.Stop)).Stop.Reason);
    }

    [Fact]
    public async Task A_ledger_of_another_owner_is_not_expected()
    {
        var edge = new FakeEdge("19");
        using var known = await FakeStream.OpenAsync(_nation, edge);
        using var stolen = FakeStream.Open(_nation);
        await stolen.SendAsync(new FakeEdge("20", edge.Ledger).Hello());

        Assert.Equal(Reason.NotExpected, (await stolen.NextAsync(Kind.Stop)).Stop.Reason);
    }

    [Fact]
    public async Task Heartbeats_come_back_with_their_number()
    {
        var edge = new FakeEdge("22");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAsync(FakeEdge.Heartbeat(edge.Head));

        var beat = (await stream.NextAsync(Kind.Heartbeat)).Heartbeat;

        Assert.Equal(1, beat.Beat);
        Assert.True(beat.TimeUnixUs > 0);
    }

    [Fact]
    public async Task Forty_ledgers_that_send_at_once_are_each_counted_exactly()
    {
        var edges = Enumerable.Range(0, 40).Select(_ => new FakeEdge("24")).ToArray();
        await Task.WhenAll(edges.Select(SendFive));

        Assert.Equal(200, await AmountOf("24"));
    }

    private async Task SendFive(FakeEdge edge)
    {
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        var frames = Enumerable.Range(0, 5).Select(_ => edge.Seal(Known.Participants("24", 1))).ToArray();
        await stream.SendAndAwaitReceiptAsync(frames);
    }

    private async Task<Core.Journal.LedgerMark> MarkOf(FakeEdge edge) =>
        (await _nation.Journal.ReadLedgersAsync(TestContext.Current.CancellationToken)).Single(mark =>
            mark.Ledger == edge.Ledger
        );

    private static async Task<Kind> FirstAsync(IProvinceGrain grain, FakeEdge edge, Guid stream)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var opening = new SessionMessage(stream, edge.Ledger.Value, edge.Hello());
        await foreach (var message in grain.OpenAsync(opening, patience.Token))
        {
            return message.MessageCase;
        }

        return Kind.None;
    }

    private async Task<long?> AmountOf(string province)
    {
        _ = await _nation.FoldedAsync();
        return (await _nation.AskAsync(Ask.For(province))).Amount();
    }
}
