using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Silo.Tests.Rig;
using Federation.Wire;
using Kind = Federation.Wire.V1.NationMessage.MessageOneofCase;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Tests.Boards;

/// <summary>What an edge announces ahead of its frames, as a reader sees it; and what a silent one leaves.</summary>
public sealed class StandingTests(SharedNation shared) : IClassFixture<SharedNation>
{
    private static readonly Span January = new(new Day(2025, 1, 1), new Day(2025, 1, 31));

    private readonly Nation _nation = shared.Nation;

    [Fact]
    public async Task Announced_totals_are_in_the_figures_before_their_frames_and_marked()
    {
        var edge = new FakeEdge("08");
        var totals = new LedgerTotals(
            edge.Owner,
            edge.Ledger,
            Core.Areas.AreaCatalogue.Reference,
            IndicatorCatalogue.Reference
        );
        _ = await _nation.AskAsync(Ask.For("08"));
        var posting = Known.Participants("08", 40);
        totals.Apply(posting);
        var frame = edge.Seal(posting);
        using var stream = FakeStream.Open(_nation);
        await stream.SendAsync(edge.Hello());
        var welcome = UplinkMessages.FromWire((await stream.NextAsync(Kind.Welcome)).Welcome);
        Assert.Contains(January, welcome.Periods);

        await stream.SendAsync(FakeEdge.Heartbeat(edge.Head));
        var standing = totals.At(edge.Head, welcome.Periods, Standing.MaxBytes);
        await stream.SendAsync(new V1.EdgeMessage { Standing = UplinkMessages.ToWire(standing) });
        await stream.AwaitReceiptAsync(FrameChain.Genesis(edge.Owner, edge.Ledger));
        _ = await _nation.FoldedAsync();

        var announced = Assert.Single((await _nation.AskAsync(Ask.For("08"))).Figures);
        Assert.Equal((40L, true, true), (announced.Amount, announced.Announced, announced.DetailOnTheWay));
        var link = await _nation.LinkAsync(edge, one => one.StandingFrame == 1);
        Assert.Equal((1L, V1.LinkState.CatchingUp, 0L), (link.StandingFrame, link.Link, link.StandingAlarms));

        await stream.SendAndAwaitReceiptAsync(frame);
        _ = await _nation.FoldedAsync();
        var held = Assert.Single((await _nation.AskAsync(Ask.For("08"))).Figures);
        Assert.Equal((40L, false, false), (held.Amount, held.Announced, held.DetailOnTheWay));
    }

    [Fact]
    public async Task A_wrong_announcement_gives_way_to_the_frames_and_is_shown_on_the_link()
    {
        var edge = new FakeEdge("10");
        _ = await _nation.AskAsync(Ask.For("10"));
        var frame = edge.Seal(Known.Participants("10", 40));
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAsync(FakeEdge.Heartbeat(edge.Head));
        var empty = new Standing(edge.Owner, edge.Ledger, edge.Head, [new StandingPeriod(January, [])]);
        await stream.SendAsync(new V1.EdgeMessage { Standing = UplinkMessages.ToWire(empty) });
        await stream.SendAndAwaitReceiptAsync(frame);
        _ = await _nation.FoldedAsync();

        Assert.Equal(40, (await _nation.AskAsync(Ask.For("10"))).Amount());
        var link = await _nation.LinkAsync(edge, one => one.StandingAlarms > 0);
        Assert.Equal(
            (1L, "What was announced for frame 1 was wrong (TotalsDiffer)."),
            (link.StandingAlarms, link.StandingAlarm)
        );
    }

    [Fact]
    public async Task A_province_that_falls_silent_keeps_its_last_values()
    {
        var edge = new FakeEdge("12");
        using (var stream = await FakeStream.OpenAsync(_nation, edge))
        {
            await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("12", 40)));
        }

        _ = await _nation.LinkAsync(edge, one => one.Link == V1.LinkState.Down);
        _ = await _nation.FoldedAsync();
        Assert.Equal(40, (await _nation.AskAsync(Ask.For("12"))).Amount());
    }
}
