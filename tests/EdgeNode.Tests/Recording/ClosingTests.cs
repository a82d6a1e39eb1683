using Federation.TestKit;
using Federation.Wire.V1;
using Grpc.Core;
using Xunit;

namespace Federation.EdgeNode.Tests.Recording;

/// <summary>Forces close what they led, and open it again, over the service.</summary>
public sealed class ClosingTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_is_closed_is_approved_and_stays_so_over_a_restart_until_it_is_reopened()
    {
        await using (var edge = await EdgeUnderTest.StartAsync(_data.Path))
        {
            await edge.RecordAsync(Requests.Record(), "border_guard");
            var closed = await CloseAsync(edge, Requests.Second);
            var again = await CloseAsync(edge, Requests.Second);
            Assert.Equal((3, 2, false), (closed.EntryNumber, closed.Amounts, closed.AlreadyRecorded));
            Assert.Equal((3, 2, true), (again.EntryNumber, again.Amounts, again.AlreadyRecorded));
        }

        await using (var edge = await EdgeUnderTest.StartAsync(_data.Path))
        {
            Assert.True((await edge.ShowAsync(Requests.First)).Item.Approved);
            Assert.Equal("FailedPrecondition day", await Refused.ByAsync(() => RecordAsync(edge, Requests.Third)));
            var reopened = await edge.Client.ReopenAsync(
                new ReopenRequest
                {
                    ReopeningId = Requests.Third,
                    Area = "04",
                    From = "2025-01-15",
                    Reason = "miscounted",
                },
                EdgeUnderTest.As("border_guard"),
                cancellationToken: Cancel
            );
            Assert.Equal((4, 2), (reopened.EntryNumber, reopened.Amounts));
            Assert.False((await edge.ShowAsync(Requests.First)).Item.Approved);
            Assert.Equal([1L, 9L], (await edge.FiguresAsync("04", "2025-Q1")).Figures.Select(figure => figure.Amount));
        }
    }

    [Fact]
    public async Task Coverage_names_provisional_amounts_of_who_is_not_expected()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record(), "border_guard");
        var request = Requests.Record(Requests.Second);
        (request.Activity.Forces, request.Activity.Lead) = ("coast_guard", "coast_guard");
        await edge.RecordAsync(request, "coast_guard");

        var quarter = new FiguresRequest { Area = "04", Period = "2025-Q1" };
        var told = await edge.Client.CoverageAsync(quarter, EdgeUnderTest.As("operator"), cancellationToken: Cancel);

        var one = Assert.Single(told.Unexpected);
        Assert.Equal(("04", "coast_guard", 2L), (one.Area, one.Forces, one.Amounts));
    }

    [Fact]
    public async Task A_recording_that_races_a_closing_is_approved_with_it_or_refused()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var ids = Enumerable.Range(1, 60).Select(id => $"00000000-0000-4000-8000-{id:D12}").ToList();

        var recordings = ids.Take(30).Select(id => TryRecordAsync(edge, id)).ToList();
        var closing = CloseAsync(edge, Requests.Second);
        recordings.AddRange(ids.Skip(30).Select(id => TryRecordAsync(edge, id)));
        var recorded = (await Task.WhenAll(recordings)).OfType<string>().ToList();
        var amounts = (await closing).Amounts;

        Assert.Equal(2 * recorded.Count, amounts);
        foreach (var id in recorded)
        {
            Assert.True((await edge.ShowAsync(id)).Item.Approved);
        }
    }

    [Fact]
    public async Task Wrong_words_are_named()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);

        Assert.Equal(
            "InvalidArgument through",
            await Refused.ByAsync(() => CloseAsync(edge, Requests.First, day: "Q1"))
        );
        Assert.Equal(
            "InvalidArgument through",
            await Refused.ByAsync(() => CloseAsync(edge, Requests.First, day: "2025-07-03"))
        );
        Assert.Equal("InvalidArgument area", await Refused.ByAsync(() => CloseAsync(edge, Requests.First, area: "20")));
        Assert.Equal("InvalidArgument closing_id", await Refused.ByAsync(() => CloseAsync(edge, "1")));
        Assert.Equal("InvalidArgument force", await Refused.ByAsync(() => CloseAsync(edge, Requests.First, "navy")));
        Assert.Equal("PermissionDenied force", await Refused.ByAsync(() => CloseAsync(edge, Requests.First, "police")));
    }

    private static Task<RecordResponse> RecordAsync(EdgeUnderTest edge, string id) =>
        edge.RecordAsync(Requests.Record(id), "border_guard");

    private static async Task<string?> TryRecordAsync(EdgeUnderTest edge, string id)
    {
        try
        {
            await RecordAsync(edge, id);
            return id;
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.FailedPrecondition)
        {
            return null;
        }
    }

    private static async Task<CloseResponse> CloseAsync(
        EdgeUnderTest edge,
        string id,
        string force = "",
        string area = "04",
        string day = "2025-03-31"
    ) =>
        await edge.Client.CloseAsync(
            new CloseRequest
            {
                ClosingId = id,
                Force = force,
                Area = area,
                Through = day,
            },
            EdgeUnderTest.As("border_guard"),
            cancellationToken: Cancel
        );
}
