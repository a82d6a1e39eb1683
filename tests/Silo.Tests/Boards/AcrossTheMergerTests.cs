using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Silo.Tests.Rig;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Silo.Tests.Boards;

/// <summary>Figures before and after the merger of provinces of 2025-07-01, at the nation.</summary>
public sealed class AcrossTheMergerTests(SharedNation shared) : IClassFixture<SharedNation>
{
    private readonly Nation _nation = shared.Nation;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_merged_provinces_figures_are_found_on_both_boundaries_and_last_year()
    {
        await Record("34", Known.Posting("34", "patrol.participants", 40, new Day(2024, 3, 1)));
        await Record("34", Known.Posting("34", "patrol.participants", 60, new Day(2025, 3, 1)));
        await Record("33", Known.Posting("33", "patrol.participants", 5, new Day(2025, 3, 2)));
        _ = await _nation.FoldedAsync();

        var reported = await _nation.AskAsync(Ask.For("34", "2025-03"));
        var today = await _nation.AskAsync(OnToday("33", "2025-03"));

        Assert.Equal((60, 40, 20, 500), Compared(reported));
        Assert.Equal((65, 40, 25, 625), Compared(today));
        Assert.Equal(
            ("reported", 0, "Tỉnh Thái Bình"),
            (reported.Boundaries, reported.BoundariesDay, reported.AreaNameVi)
        );
        Assert.Equal("today", today.Boundaries);
        Assert.True(today.BoundariesDay > 0);
    }

    [Fact]
    public async Task The_groups_of_a_roll_up_add_up_to_the_nation_beside_them()
    {
        await Record("48", Known.Posting("48", "patrol.participants", 8, new Day(2023, 3, 1)));
        await Record("49", Known.Posting("49", "patrol.participants", 9, new Day(2023, 3, 2)));
        _ = await _nation.FoldedAsync();

        var question = OnToday("VN", "2023-03");
        var answer = await _nation.Boards.RollUpAsync(
            new() { Question = question, By = "province" },
            null,
            null,
            Cancel
        );

        var group = Assert.Single(answer.Groups, group => group.Figures.Count > 0);
        Assert.Equal(("48", "Thành phố Đà Nẵng", "Da Nang municipality"), (group.Code, group.NameVi, group.NameEn));
        Assert.Equal(17, Assert.Single(group.Figures).Amount);
        Assert.Equal(17, answer.Nation.Amount());
        Assert.Equal(34, answer.Groups.Count);
        Assert.Equal("today", answer.Nation.Boundaries);
    }

    [Fact]
    public async Task A_redrawn_region_is_told_which_nothing_the_days_are_that_were_its_own()
    {
        var edge = new FakeEdge("38");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        var said = new ClosingFact(Force.Police, edge.Owner, new Day(2025, 6, 30), new Day(2025, 7, 2));
        await stream.SendAndAwaitReceiptAsync(edge.Seal(FactKind.Closing, said));
        _ = await _nation.FoldedAsync();

        var question = Ask.For("VN", "2025", "police");
        question.Indicators.Add("civil.houses");
        var answer = await _nation.Boards.RollUpAsync(new() { Question = question, By = "region" }, null, null, Cancel);

        Assert.Equal(1, ZeroIn("Bắc Trung Bộ và duyên hải miền Trung"));
        Assert.Equal(0, ZeroIn("Bắc Trung Bộ"));

        int ZeroIn(string region) =>
            Assert
                .Single(answer.Groups.Single(group => group.Code == region).Figures)
                .Nothing.Where(one => one.Kind == FigureKind.DeclaredZero)
                .Sum(one => one.Pairs);
    }

    [Theory]
    [InlineData("VN", "district")]
    [InlineData("04", "region")]
    public async Task Only_the_nation_is_rolled_up_and_by_what_is_allowed(string area, string by)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await _nation.Boards.RollUpAsync(new() { Question = Ask.For(area), By = by }, null, null, Cancel)
        );
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Equal(
            $"The nation, VN, is rolled up by province, region, military-region, border, coast; asked was {area} by "
                + $"'{by}'.",
            refusal.Status.Detail
        );
    }

    private static FiguresRequest OnToday(string area, string period)
    {
        var request = Ask.For(area, period);
        request.Boundaries = Boundaries.Today.Code();
        return request;
    }

    private static (long, long, long, long) Compared(FiguresResponse answer)
    {
        var figure = Assert.Single(answer.Figures);
        return (figure.Amount, figure.LastYear.Amount, figure.LastYear.Difference, figure.LastYear.PercentTenths);
    }

    private async Task Record(string owner, Core.Figures.Posting posting)
    {
        var edge = new FakeEdge(owner);
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAndAwaitReceiptAsync(edge.Seal(posting));
    }
}
