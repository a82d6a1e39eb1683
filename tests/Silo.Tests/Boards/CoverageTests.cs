using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Silo.Tests.Rig;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Silo.Tests.Boards;

/// <summary>Who has closed, as readers of the nation are told.</summary>
public sealed class CoverageTests(SharedNation shared) : IClassFixture<SharedNation>
{
    private readonly Nation _nation = shared.Nation;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_province_closed_is_told_with_the_rest_to_chase_by_what_they_usually_contribute()
    {
        var edge = new FakeEdge("20");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAndAwaitReceiptAsync(
            edge.Seal(Known.Posting("20", "patrol.patrols", 3, new Day(2024, 2, 2), "military"))
        );
        await stream.SendAndAwaitReceiptAsync(
            edge.Seal(Known.Posting("20", "patrol.patrols", 9, new Day(2024, 5, 5), "police"))
        );
        var said = new ClosingFact(Force.Police, edge.Owner, new Day(2024, 12, 31), new Day(2025, 1, 4));
        await stream.SendAndAwaitReceiptAsync(edge.Seal(FactKind.Closing, said));
        _ = await _nation.FoldedAsync();

        var coverage = await _nation.Boards.CoverageAsync(Ask.For("VN", "2024-Q4"), cancellationToken: Cancel);

        Assert.Equal((1, 1, 75), (coverage.Closed, coverage.OnTime, coverage.UsualPercentIn));
        Assert.Equal(coverage.Expected, coverage.Pairs.Count);
        var first = coverage.Pairs.Single(pair => pair.Chase == 1);
        Assert.Equal(
            ("20", "military", 250_000, ""),
            (first.Area, first.Force, first.UsualPerMillion, first.ClosedThrough)
        );
        var closed = Assert.Single(coverage.Pairs, pair => pair.Closed);
        Assert.Equal(
            ("20", "police", "2024-12-31", "2025-01-04", 0),
            (closed.Area, closed.Force, closed.ClosedThrough, closed.ClosedOn, closed.DaysLate)
        );
        Assert.Equal("2025-01-05", coverage.Deadline);
    }

    [Fact]
    public async Task Coverage_below_a_province_is_refused()
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await _nation.Boards.CoverageAsync(Ask.For("20/183", "2024-Q4"), cancellationToken: Cancel)
        );
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
    }
}
