using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Silo.Catalogue;
using Federation.Silo.Tests.Rig;
using Federation.TestKit;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Silo.Tests.Catalogue;

/// <summary>Reorganisations are committed whole or not at all, and followed by every silo.</summary>
public sealed class AreaPlanLaws
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_that_is_added_is_counted_and_still_there_after_a_restart()
    {
        using var data = new TemporaryDirectory();
        await using (var nation = await Nation.StartAsync(data.Path))
        {
            var outcome = await AreasOf(nation).AddPostAsync(Post("ton-moi"), null, null, Cancel);
            Assert.Equal(
                (1, 2, 0, 0),
                (outcome.VersionBefore, outcome.VersionAfter, outcome.Ended.Count, outcome.Changed.Count)
            );
            Assert.Equal(("20/06196/ton-moi", 4145), (outcome.Added[0].Code, outcome.Added[0].AreaId));
            var edge = new FakeEdge("20");
            using var stream = await FakeStream.OpenAsync(nation, edge);
            await stream.SendAndAwaitReceiptAsync(edge.Seal(OfPost(4145, 6)));
            _ = await nation.FoldedAsync();
            Assert.Equal(6, (await nation.AskAsync(Ask.For("20/06196/ton-moi", "2025-09"))).Amount());
        }

        await using var again = await Nation.StartAsync(data.Path);
        Assert.Equal(6, (await again.AskAsync(Ask.For("20/06196/ton-moi", "2025-09"))).Amount());
        Assert.Equal(6, (await again.AskAsync(Ask.For("VN", "2025-09"))).Amount());
        var plans = await AreasOf(again).PlansAsync(new AreaPlansRequest { AfterVersion = 1 }, null, null, Cancel);
        Assert.Single(plans.Plans);
        Assert.Empty((await AreasOf(again).PlansAsync(new() { AfterVersion = 2 }, null, null, Cancel)).Plans);
    }

    [Fact]
    public async Task Of_plans_that_are_committed_at_once_one_is_taken_and_the_others_are_refused_by_name()
    {
        using var data = new TemporaryDirectory();
        await using var nation = await Nation.StartAsync(data.Path);
        var plans = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i => TryAsync(AreasOf(nation).AddPostAsync(Post($"moi-{i}"), null, null, Cancel)))
        );
        var version = nation.Services.GetRequiredService<AreaBook>().Current.Version;
        Assert.Equal(version - 1, plans.Count(plan => plan == "taken"));
        Assert.All(
            plans.Where(plan => plan != "taken"),
            plan => Assert.StartsWith("OtherBase: Another plan for edition", plan, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_preview_and_a_refused_plan_write_nothing()
    {
        using var data = new TemporaryDirectory();
        await using var nation = await Nation.StartAsync(data.Path);
        var before = await nation.Journal.ReadHeadAsync(Cancel);
        var bad = Post("x");
        bad.Area = "20";
        Assert.Equal(
            "RuleBroken: '20' is no district or commune on 2025-07-01: fed areas PROVINCE --day 2025-07-01 lists them. "
                + "Nothing was changed.",
            await TryAsync(AreasOf(nation).AddPostAsync(bad, null, null, Cancel))
        );
        var unreasoned = Post("x");
        unreasoned.Reason = "";
        Assert.Equal(
            "Give a reason of 1 to 500 characters on one line.",
            await TryAsync(AreasOf(nation).AddPostAsync(unreasoned, null, null, Cancel))
        );
        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await AreasOf(nation).PreviewAsync(new AreaPlanRequest { Plan = "x" }, null, null, Cancel)
        );
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Equal(before, await nation.Journal.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task Only_an_operator_of_the_nation_commits()
    {
        using var data = new TemporaryDirectory();
        await using var nation = await Nation.StartAsync(data.Path);
        var police = new Metadata { { ClaimMetadata.Key, "police" } };
        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await new Areas.AreasClient(nation.Anyone).AddPostAsync(Post("x"), police, null, Cancel)
        );
        Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode);
    }

    private static Areas.AreasClient AreasOf(Nation nation) => new(nation.Operators);

    private static AddPostRequest Post(string code) =>
        new()
        {
            Area = "20/06196",
            Post = code,
            NameVi = "Đồn Biên phòng Mới",
            NameAscii = "Moi",
            Force = "border_guard",
            FromDay = new Day(2025, 7, 1).Number,
            Reason = "test",
        };

    private static Core.Figures.Posting OfPost(int area, long amount)
    {
        var posting = Known.Posting("20", "patrol.participants", amount, new Day(2025, 9, 9));
        return posting with { Key = posting.Key with { Area = new AreaId(area) } };
    }

    private static async Task<string> TryAsync(AsyncUnaryCall<AreaPlanOutcome> call)
    {
        try
        {
            _ = await call;
            return "taken";
        }
        catch (RpcException refused)
        {
            return refused.Status.Detail;
        }
    }
}
