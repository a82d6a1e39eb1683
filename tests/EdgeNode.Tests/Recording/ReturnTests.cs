using Federation.TestKit;
using Federation.Wire.V1;
using Grpc.Core;
using Xunit;

namespace Federation.EdgeNode.Tests.Recording;

/// <summary>Returns state, are compared, posted and drawn on, over the service.</summary>
public sealed class ReturnTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_return_is_compared_with_what_is_counted_until_both_agree()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record(), "border_guard");

        var stated = await FileAsync(edge, Return(Requests.Second, "patrol.patrols=406"));
        Assert.Equal((406, 1, 405), Of(Assert.Single(stated.Lines)));
        Assert.Equal(405, Assert.Single((await ListAsync(edge, differing: true)).Returns).Line.Difference);

        var posting = Return(Requests.Third, "patrol.patrols=406");
        posting.PostDifference = "military|border_guard|police";
        var posted = Assert.Single((await FileAsync(edge, posting)).Lines);
        Assert.Equal((406, 406, 0), Of(posted));
        Assert.Empty((await ListAsync(edge, differing: true)).Returns);
        Assert.True((await edge.ShowAsync(posted.LumpId)).Item.IsDifference);
    }

    [Fact]
    public async Task What_draws_on_a_difference_leaves_the_figure_after_a_restart_too()
    {
        await using (var edge = await EdgeUnderTest.StartAsync(_data.Path))
        {
            var posting = Return(Requests.Second, "patrol.patrols=406");
            posting.PostDifference = "border_guard|police";
            var lump = (await FileAsync(edge, posting)).Lines[0].LumpId;
            var record = Requests.Record();
            record.DrawsOn.Add(lump);
            await edge.RecordAsync(record, "border_guard");
            var shown = (await edge.ShowAsync(lump)).Item;
            Assert.Equal((405, 1), (shown.Amounts[0].Amount, shown.Draws[0].Amount));
        }

        await using var again = await EdgeUnderTest.StartAsync(_data.Path);
        Assert.Equal((406, 406, 0), Of(Assert.Single((await ListAsync(again)).Returns).Line));
    }

    [Fact]
    public async Task A_return_that_cannot_be_is_refused_with_every_field()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var request = Return(Requests.Second, "patrol.walks=1");
        (request.Period, request.View, request.PostDifference) = ("2025-03-31..2025-01-01", "all", "navy");

        var refused = await Assert.ThrowsAsync<RpcException>(() => FileAsync(edge, request));

        Assert.Equal(
            ["period", "view", "figures[0].indicator", "post_difference"],
            Federation.Wire.RefusalStatus.ViolationsOf(refused).Select(violation => violation.Field)
        );
    }

    private static (long Stated, long Counted, long Difference) Of(ReturnLine line) =>
        (line.Stated.Amount, line.Counted, line.Difference);

    private static FileReturnRequest Return(string id, params string[] figures)
    {
        var request = new FileReturnRequest
        {
            Id = id,
            Area = "04",
            Period = "2025-Q1",
            View = "total",
        };
        request.Figures.AddRange(
            figures.Select(one => new AmountText { Indicator = one.Split('=')[0], Amount = one.Split('=')[1] })
        );
        return request;
    }

    private static async Task<FileReturnResponse> FileAsync(EdgeUnderTest edge, FileReturnRequest request) =>
        await edge.Client.FileReturnAsync(request, EdgeUnderTest.As("operator"), cancellationToken: Cancel);

    private static async Task<ReturnsResponse> ListAsync(EdgeUnderTest edge, bool differing = false) =>
        await edge.Client.ReturnsAsync(
            new ReturnsRequest { Differing = differing },
            EdgeUnderTest.As("operator"),
            cancellationToken: Cancel
        );
}
