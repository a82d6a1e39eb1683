using Federation.TestKit;
using Federation.Wire.V1;
using Grpc.Core;
using Xunit;

namespace Federation.EdgeNode.Tests.Recording;

public sealed class FiguresTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_post_counts_in_its_district_and_its_province_and_nowhere_else()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path, "--Edge:Owner", "20");
        await edge.RecordAsync(In("20/183/ba-son", Requests.First, "2"));
        await edge.RecordAsync(In("20/183", Requests.Second, "3"));
        await edge.RecordAsync(In("20", Requests.Third, "4"));
        Assert.Equal(2, await PatrolsAsync(edge, "20/183/ba-son"));
        Assert.Equal(5, await PatrolsAsync(edge, "20/183"));
        Assert.Equal(9, await PatrolsAsync(edge, "20"));
        Assert.Empty((await edge.FiguresAsync("20/178", "2024")).Figures);
    }

    [Theory]
    [InlineData("VN")]
    [InlineData("20")]
    public async Task An_edge_answers_for_its_own_province_alone(string area)
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var refused = await Assert.ThrowsAsync<RpcException>(() => edge.FiguresAsync(area, "2025-Q1"));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("ask its own edge node, or the nation", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_is_explained_by_its_activities_the_largest_first_and_adds_up()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record(Requests.First, "4"));
        await edge.RecordAsync(Requests.Record(Requests.Second, "11"));
        await edge.RecordAsync(Requests.Record(Requests.Third, "2"));

        var told = await ExplainAsync(edge, largest: 2);

        Assert.Equal(
            [(Requests.Second, 11L, 2L), (Requests.First, 4, 1)],
            told.Items.Select(share => (share.Item.Id, share.Amount, share.Entry))
        );
        Assert.Equal((1, 2, 17), (told.Others, told.OthersAmount, told.Amount));
        var figures = await edge.FiguresAsync("04/043", "2025");
        Assert.Equal(figures.Figures[1].Amount, told.Amount);
        Assert.Equal(figures.Version, told.Version);
        var refused = await Assert.ThrowsAsync<RpcException>(() => ExplainAsync(edge, largest: 1_001));
        Assert.Contains("0 to 1000 parts are named", refused.Status.Detail, StringComparison.Ordinal);
    }

    private static async Task<ExplainResponse> ExplainAsync(EdgeUnderTest edge, int largest)
    {
        var figures = new FiguresRequest
        {
            Area = "04/043",
            Period = "2025",
            Indicators = { "patrol.participants" },
        };
        var request = new ExplainRequest { Figures = figures, Largest = largest };
        return await edge.Client.ExplainAsync(request, EdgeUnderTest.As("operator"));
    }

    [Fact]
    public async Task A_figure_follows_each_recording()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        Assert.Equal(0, (await edge.FiguresAsync("04/043", "2025")).Version.Position);
        await edge.RecordAsync(Requests.Record(Requests.First));
        Assert.Equal(1, (await edge.FiguresAsync("04/043", "2025")).Version.Position);
        await edge.RecordAsync(Requests.Record(Requests.Second, "11"));
        var figures = await edge.FiguresAsync("04/043", "2025");
        Assert.Equal((0, 2), (figures.Version.Epoch, figures.Version.Position));
        Assert.Equal(["2 lần", "20 lượt người"], figures.Figures.Select(figure => figure.DisplayVi));
    }

    [Theory]
    [InlineData("total", 2)]
    [InlineData("border_guard", 2)]
    [InlineData("police", 2)]
    [InlineData("military", 0)]
    [InlineData("joint", 2)]
    [InlineData("two_ministry", 2)]
    public async Task Each_view_counts_its_forces(string view, int indicators)
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record());
        Assert.Equal(indicators, (await edge.FiguresAsync("04", "2025-01", view)).Figures.Count);
    }

    [Fact]
    public async Task Figures_are_the_same_after_a_restart()
    {
        await using (var edge = await EdgeUnderTest.StartAsync(_data.Path))
        {
            await edge.RecordAsync(Requests.Record(Requests.First));
            await SealAsync(edge);
            await edge.RecordAsync(Requests.Record(Requests.Second, "11"));
        }

        await using var again = await EdgeUnderTest.StartAsync(_data.Path);
        var figures = await again.FiguresAsync("04", "2025");
        Assert.Equal([2L, 20L], figures.Figures.Select(figure => figure.Amount));
        Assert.Equal(2, figures.Version.Position);
    }

    [Fact]
    public async Task Figures_are_the_same_after_a_restart_when_every_entry_was_sealed()
    {
        await using (var edge = await EdgeUnderTest.StartAsync(_data.Path))
        {
            await edge.RecordAsync(Requests.Record(Requests.First));
            await edge.RecordAsync(Requests.Record(Requests.Second, "11"));
            await SealAsync(edge);
        }

        await using var again = await EdgeUnderTest.StartAsync(_data.Path);
        var figures = await again.FiguresAsync("04", "2025");
        Assert.Equal([2L, 20L], figures.Figures.Select(figure => figure.Amount));
        Assert.Equal(2, figures.Version.Position);
    }

    private static Task<bool> SealAsync(EdgeUnderTest edge) =>
        edge.Ledger.Writer.RunAsync(
            ledger =>
            {
                ledger.Seal();
                return true;
            },
            TestContext.Current.CancellationToken
        );

    private static RecordRequest In(string area, string id, string patrols) =>
        new()
        {
            Id = id,
            Activity = new ActivityText
            {
                Area = area,
                Day = "2024-05-01",
                Forces = "police",
                Amounts =
                {
                    new AmountText { Indicator = "patrol.patrols", Amount = patrols },
                },
            },
        };

    private static async Task<long> PatrolsAsync(EdgeUnderTest edge, string area) =>
        Assert.Single((await edge.FiguresAsync(area, "2024")).Figures).Amount;
}
