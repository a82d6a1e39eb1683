using Federation.Core.Calendars;
using Federation.Silo.Tests.Rig;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Silo.Tests.Boards;

/// <summary>What readers of the nation get, and what they are refused.</summary>
public sealed class FiguresTests(SharedNation shared) : IClassFixture<SharedNation>
{
    private readonly Nation _nation = shared.Nation;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nation_province_district_and_post_agree()
    {
        var day = new Day(2024, 5, 5);
        await Record("20", Known.Posting("20/183/ba-son", "patrol.participants", 30, day));
        await Record("20", Known.Posting("20/183", "patrol.participants", 7, day));
        await Record("20", Known.Posting("20", "patrol.participants", 5, day));
        await Record("04", Known.Posting("04", "patrol.participants", 100, day));
        var version = await _nation.FoldedAsync();

        var nation = await _nation.AskAsync(Ask.For("VN", "2024-05"));
        var province = await _nation.AskAsync(Ask.For("20", "2024-05"));
        var district = await _nation.AskAsync(Ask.For("20/183", "2024-05"));
        var post = await _nation.AskAsync(Ask.For("20/183/ba-son", "2024-05"));

        Assert.Equal(142, nation.Amount());
        Assert.Equal(42, province.Amount());
        Assert.Equal(37, district.Amount());
        Assert.Equal(30, post.Amount());
        Assert.All([nation, province, district, post], answer => Assert.True(answer.Version() >= version));
    }

    [Fact]
    public async Task An_area_and_what_is_directly_in_it_are_told_at_one_version()
    {
        var day = new Day(2024, 8, 8);
        await Record("20", Known.Posting("20/183/ba-son", "patrol.participants", 30, day));
        await Record("20", Known.Posting("20/185", "patrol.participants", 7, day));
        await Record("20", Known.Posting("20", "patrol.participants", 5, day));

        var province = await _nation.Boards.AreasAsync(Ask.For("20", "2024-08"), cancellationToken: Cancel);
        var district = await _nation.Boards.AreasAsync(Ask.For("20/183", "2024-08"), cancellationToken: Cancel);

        Assert.Equal(("20", "Tỉnh Lạng Sơn", 42L), Told(province.Area));
        Assert.Equal([("20/183", "Huyện Cao Lộc", 30L), ("20/185", "Huyện Bắc Sơn", 7L)], province.Within.Select(Told));
        Assert.Equal(("20/183", "Huyện Cao Lộc", 30L), Told(district.Area));
        Assert.Equal("20/183/ba-son", Assert.Single(district.Within).Code);
        Assert.True(province.Version.Position > 0);

        static (string, string, long) Told(AreaFigures area) =>
            (area.Code, area.NameVi, Assert.Single(area.Figures).Amount);
    }

    [Fact]
    public async Task The_nations_provinces_are_on_its_board_and_not_told_as_areas_in_it()
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await _nation.Boards.AreasAsync(Ask.For("VN"), cancellationToken: Cancel)
        );
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
    }

    [Fact]
    public async Task A_district_counts_what_came_since_the_last_question()
    {
        var day = new Day(2024, 6, 6);
        await Record("20", Known.Posting("20/183", "patrol.patrols", 2, day));
        var before = await _nation.AskAsync(Ask.For("20/183", "2024-06"));
        await Record("20", Known.Posting("20/183", "patrol.patrols", 3, day));
        var after = await _nation.AskAsync(Ask.For("20/183", "2024-06"));

        Assert.Equal(2, before.Amount("patrol.patrols"));
        Assert.Equal(5, after.Amount("patrol.patrols"));
        Assert.True(after.Version() > before.Version());
    }

    [Fact]
    public async Task A_view_counts_the_sets_that_satisfy_it()
    {
        var day = new Day(2024, 7, 7);
        await Record("04", Known.Posting("04", "patrol.patrols", 2, day, "police"));
        await Record("04", Known.Posting("04", "patrol.patrols", 3, day, "border_guard+police"));
        await Record("04", Known.Posting("04", "patrol.patrols", 4, day, "military|police"));
        _ = await _nation.FoldedAsync();

        var joint = await _nation.AskAsync(Ask.For("04", "2024-07", "two_ministry"));

        var figure = Assert.Single(joint.Figures);
        Assert.Equal(3, figure.Amount);
        Assert.Equal(4, figure.Possible);
    }

    [Fact]
    public async Task A_bad_question_is_refused_with_every_field_named()
    {
        var question = new FiguresRequest
        {
            Area = "99",
            Period = "2025-Q1",
            Calendar = "lunar",
            View = "all",
            Indicators = { "no.such" },
        };

        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await _nation.AskAsync(question));

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Equal(
            ["area", "calendar", "indicators", "view"],
            RefusalStatus.ViolationsOf(refusal).Select(violation => violation.Field).Order()
        );
    }

    [Fact]
    public async Task A_caller_without_a_claim_is_refused()
    {
        var boards = new Wire.V1.Boards.BoardsClient(_nation.Anyone);

        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await boards.QueryAsync(Ask.For("VN"), cancellationToken: Cancel)
        );

        Assert.Equal(StatusCode.Unauthenticated, refusal.StatusCode);
    }

    [Fact]
    public async Task A_service_that_is_not_the_nations_is_not_there()
    {
        var ledger = new Ledger.LedgerClient(_nation.Anyone);

        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await ledger.StatusAsync(new(), cancellationToken: Cancel)
        );

        Assert.Equal(StatusCode.Unimplemented, refusal.StatusCode);
    }

    [Fact]
    public async Task Links_tell_who_is_connected_and_how_far()
    {
        var edge = new FakeEdge("25");
        using (var stream = await FakeStream.OpenAsync(_nation, edge))
        {
            await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("25", 1)));
            var up = await _nation.LinkAsync(edge, link => link.Link == LinkState.Up);
            Assert.Equal("25", up.Owner);
            Assert.Equal(1, up.Watermark.Number);
            Assert.Equal(0, up.LagFrames);
            Assert.Equal(3, up.BacklogEntries);
            Assert.Equal(Known.Day.Number, up.LastActivityDay);
            Assert.True(up.LastReceiptUnixUs > 0);
        }

        var down = await _nation.LinkAsync(edge, link => link.Link == LinkState.Down);
        Assert.Equal(1, down.Watermark.Number);
    }

    [Fact]
    public async Task The_web_port_answers_health_and_a_line()
    {
        using var http = new HttpClient { BaseAddress = new Uri(_nation.Web) };

        Assert.Equal("Healthy", await http.GetStringAsync("/health/live", Cancel));
        Assert.Equal("Healthy", await http.GetStringAsync("/health/ready", Cancel));
        Assert.StartsWith("Federation, silo of the nation.", await http.GetStringAsync("/", Cancel));
    }

    private async Task Record(string owner, Core.Figures.Posting posting)
    {
        var edge = new FakeEdge(owner);
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAndAwaitReceiptAsync(edge.Seal(posting));
    }
}
