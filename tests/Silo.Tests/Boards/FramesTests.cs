using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Silo.Tests.Rig;
using Federation.Silo.Tests.Vintages;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;
using Claim = Federation.Core.Ledger.Claim;

namespace Federation.Silo.Tests.Boards;

/// <summary>Which frames made a figure, and who reads below a province. Each test has its own period.</summary>
public sealed class FramesTests(SharedNation shared) : IClassFixture<SharedNation>
{
    private readonly Nation _nation = shared.Nation;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Frames_of_a_figure_add_up_to_it_and_name_ledger_number_and_position()
    {
        var day = new Day(2021, 1, 5);
        var edge = await _nation.RecordAsync("20", Of("20/183", 30, day), Of("20/185", 7, day), Of("20", 2, day));
        var answer = await _nation.AskAsync(Ask.For("20", "2021-01"));

        var frames = await FramesAsync("20", "2021-01", answer.Version, largest: 2);

        Assert.Equal([30L, 7], frames.Frames.Select(frame => frame.Amount));
        Assert.Equal((1, 2, 39), (frames.Others, frames.OthersAmount, frames.Amount));
        Assert.Equal(answer.Amount("patrol.patrols"), frames.Amount);
        var first = frames.Frames[0];
        Assert.Equal((edge.Ledger.ToString(), 1, 1), (first.Ledger, first.Number, first.Entries));
        Assert.True(first.Position > 0 && first.TakenUnixUs > 0);
        Assert.Equal(7, (await FramesAsync("20/185", "2021-01", answer.Version, largest: 9)).Amount);
    }

    [Fact]
    public async Task Frames_since_the_vintage_add_up_to_the_revision()
    {
        var day = new Day(2021, 2, 5);
        var edge = await _nation.RecordAsync("20", Of("20/183", 30, day));
        await Assert.ThrowsAsync<RpcException>(() => FramesAsync("20", "2021-02", null, 9, isSinceVintage: true));
        _ = await _nation.FreezeAsync(Keep.Request("2021-02"));
        await _nation.RecordAsync(edge, Of("20/183", 30, day).Reverse());
        await _nation.RecordAsync(edge, Of("20/183", 33, day));
        var answer = await _nation.AskAsync(Ask.For("20", "2021-02"));

        var frames = await FramesAsync("20", "2021-02", answer.Version, 9, isSinceVintage: true);

        Assert.Equal([(3, 33L), (2, -30)], frames.Frames.Select(frame => ((int)frame.Number, frame.Amount)));
        Assert.Equal(answer.Figures[0].Revision.Difference, frames.Amount);
    }

    [Fact]
    public async Task Frames_of_the_nation_add_up_to_its_figure_and_name_whose_they_are()
    {
        var day = new Day(2021, 5, 5);
        _ = await _nation.RecordAsync("20", Of("20/183", 30, day));
        _ = await _nation.FreezeAsync(Keep.Request("2021-05"));
        _ = await _nation.RecordAsync("04", Of("04/043", 12, day));
        _ = await _nation.FoldedAsync();
        var answer = await _nation.AskAsync(Ask.For("VN", "2021-05"));

        var frames = await FramesAsync("VN", "2021-05", answer.Version, largest: 1);

        Assert.Equal((42, 1, 12), (frames.Amount, frames.Others, frames.OthersAmount));
        Assert.Equal(("20", Known.Area("20").Value), (frames.Frames[0].Owner, frames.Frames[0].OwnerAreaId));
        var since = await FramesAsync("VN", "2021-05", answer.Version, largest: 9, isSinceVintage: true);
        Assert.Equal(("04", 12), (Assert.Single(since.Frames).Owner, since.Amount));
    }

    [Fact]
    public async Task Overruled_warnings_are_counted_beside_the_frames_and_listed_with_what_they_are_about()
    {
        var day = new Day(2021, 6, 5);
        Assert.True(IndicatorCatalogue.Reference.TryGet("patrol.patrols", out var patrols));
        var warning = new Core.Ledger.OverruledWarning(patrols.Number, 7001);
        var code = new OverruledCode(Known.Area("20/183"), day, warning, OverruleReason.Campaign, Stands: true);
        var edge = new FakeEdge("20");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAndAwaitReceiptAsync(edge.Seal(code.ToFact()));
        var unusual = Known.Posting("20/183", "seized.timber", 5_000_000, day);
        await stream.SendAndAwaitReceiptAsync(edge.Seal(unusual));
        _ = await _nation.FoldedAsync();

        var counted = Assert.Single((await FramesAsync("20", "2021-06", null, largest: 9)).Overruled);
        Assert.Equal((7001, "campaign", 1), (counted.Rule, counted.Because, counted.Warnings));
        var asked = new WarningsRequest { Figures = Ask.For("VN", "2021-06"), ListedMax = 1 };
        var told = await _nation.Boards.WarningsAsync(asked, cancellationToken: Cancel);
        Assert.Equal((1, 1, 1), (told.Overruled, told.WithoutReason, told.LeftOut));
        asked.ListedMax = 9;
        var all = (await _nation.Boards.WarningsAsync(asked, cancellationToken: Cancel)).Warnings;
        Assert.Equal(
            [("seized.timber", "", true), ("patrol.patrols", "campaign", false)],
            all.Select(one => (one.Indicator, one.Because, one.HasAmount))
        );
        Assert.Equal(("20/183", "2021-06-05", "police"), (all[0].Area, all[0].FirstDay, all[0].Forces));
        Assert.StartsWith("rule 2033: 5,000 m³ of seized.timber looks as if", all[0].Says, StringComparison.Ordinal);
        asked.Figures = Ask.For("04", "2021-06");
        Assert.Empty((await _nation.Boards.WarningsAsync(asked, cancellationToken: Cancel)).Warnings);
    }

    [Theory]
    [InlineData("VN", 0)]
    [InlineData("20", 0)]
    [InlineData("20", 2)]
    public async Task Frames_are_those_of_one_figure(string area, int indicators)
    {
        var figures = Ask.For(area, "2021-03");
        figures.Indicators.Add(((string[])["patrol.patrols", "crime.cases"])[..indicators]);
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await _nation.Boards.FramesAsync(new FramesRequest { Figures = figures }, cancellationToken: Cancel)
        );
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("Frames are those of one indicator", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_a_province_only_HQ_reads_at_the_nation()
    {
        var boards = new Wire.V1.Boards.BoardsClient(_nation.Anyone);
        Assert.True(Claim.TryParse("police", out var police));
        var headers = ClaimMetadata.Of(police);
        Assert.Empty((await boards.QueryAsync(Ask.For("20", "2021-04"), headers, null, Cancel)).Figures);
        Assert.NotEmpty((await boards.CoverageAsync(Ask.For("VN", "2021-04"), headers, null, Cancel)).Pairs);
        var ofNation = Ask.For("VN", "2021-04");
        ofNation.Indicators.Add("patrol.patrols");
        var whole = new FramesRequest { Figures = ofNation };
        Assert.Equal(0, (await boards.FramesAsync(whole, headers, null, Cancel)).Amount);
        var figures = Ask.For("20", "2021-04");
        Func<Task>[] calls =
        [
            async () => await boards.QueryAsync(Ask.For("20/183", "2021-04"), headers, null, Cancel),
            async () => await boards.AreasAsync(figures, headers, null, Cancel),
            async () => await boards.CoverageAsync(figures, headers, null, Cancel),
            async () => await boards.WarningsAsync(new WarningsRequest { Figures = ofNation }, headers, null, Cancel),
            async () => await boards.FramesAsync(new FramesRequest { Figures = figures }, headers, null, Cancel),
        ];
        foreach (var call in calls)
        {
            var refused = await Assert.ThrowsAsync<RpcException>(call);
            Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
            Assert.Contains(
                "a province reads its own at its edge node",
                refused.Status.Detail,
                StringComparison.Ordinal
            );
        }
    }

    private async Task<FramesResponse> FramesAsync(
        string area,
        string period,
        Wire.V1.Version? through,
        int largest,
        bool isSinceVintage = false
    )
    {
        var figures = Ask.For(area, period);
        figures.Indicators.Add("patrol.patrols");
        var request = new FramesRequest
        {
            Figures = figures,
            Through = through,
            Largest = largest,
            SinceVintage = isSinceVintage,
        };
        return await _nation.Boards.FramesAsync(request, cancellationToken: Cancel);
    }

    private static Core.Figures.Posting Of(string area, long amount, Day day) =>
        Known.Posting(area, "patrol.patrols", amount, day);
}
