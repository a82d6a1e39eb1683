using Federation.TestKit;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Xunit;

namespace Federation.EdgeNode.Tests.Recording;

/// <summary>What a second force records of the same patrol, over the service.</summary>
public sealed class SecondRecordTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_looks_the_same_is_asked_about_with_its_candidates_and_nothing_is_recorded()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record(), "border_guard");

        var error = await Assert.ThrowsAsync<RpcException>(() => edge.RecordAsync(OfPolice(), "police"));

        Assert.Equal(StatusCode.FailedPrecondition, error.StatusCode);
        var asked = Assert.Single(DuplicateStatus.AskedBy(error)!.Candidates);
        Assert.Equal(
            (Requests.First, 1, "2025-01-15", "border_guard+police", "border_guard"),
            (asked.Id, asked.Revision, asked.Day, asked.Forces, asked.Lead)
        );
        Assert.Equal([1L, 9L], asked.Amounts.Select(amount => amount.Amount));
        Assert.Equal(1, (await edge.StatusAsync()).Entries);
    }

    [Fact]
    public async Task A_joining_counts_once_is_shown_with_both_records_and_its_retry_writes_nothing()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record(), "border_guard");
        var joining = OfPolice("10");
        joining.Joins = Requests.First;

        var joined = await edge.RecordAsync(joining, "police");
        var again = await edge.RecordAsync(joining, "police");

        Assert.Equal(
            (Requests.Second, 2, 1, Requests.First, false),
            (joined.Id, joined.EntryNumber, joined.Revision, joined.Joined, joined.AlreadyRecorded)
        );
        Assert.Equal((2, Requests.First, true), (again.EntryNumber, again.Joined, again.AlreadyRecorded));
        Assert.Equal([1L, 9L], (await edge.FiguresAsync("04", "2025-Q1", "police")).Figures.Select(one => one.Amount));
        var shown = await edge.ShowAsync(Requests.Second);
        Assert.Equal(Requests.First, shown.Item.Id);
        Assert.Equal(Participation.Confirmed, Assert.Single(shown.Item.Participants).State);
        Assert.Equal(["activity_recorded", "activity_joined"], shown.Entries.Select(entry => entry.Kind));
        Assert.Equal([1L, 10L], shown.Entries[1].Said.Select(amount => amount.Amount));
    }

    [Fact]
    public async Task What_is_declared_distinct_counts_beside_and_both_say_so_after_a_restart()
    {
        await using (var edge = await EdgeUnderTest.StartAsync(_data.Path))
        {
            await edge.RecordAsync(Requests.Record(), "border_guard");
            var apart = OfPolice();
            apart.DistinctFrom.Add(Requests.First);
            await edge.RecordAsync(apart, "police");
        }

        await using var restarted = await EdgeUnderTest.StartAsync(_data.Path);
        Assert.Equal([2L, 18L], (await restarted.FiguresAsync("04", "2025-Q1")).Figures.Select(one => one.Amount));
        foreach (var (id, other) in new[] { (Requests.First, Requests.Second), (Requests.Second, Requests.First) })
        {
            var declared = (await restarted.ShowAsync(id)).Entries[^1];
            Assert.Equal(("activity_declared_distinct", "police", other), (declared.Kind, declared.By, declared.Other));
        }
    }

    [Fact]
    public async Task Of_two_forces_that_record_the_same_patrol_at_once_one_is_asked()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        for (var n = 1; n <= 20; n++)
        {
            var (first, second) = (Requests.Record(IdOf(n, 1)), OfPolice(id: IdOf(n, 2)));
            (first.Activity.Day, second.Activity.Day) = ($"2025-03-{n + 1:00}", $"2025-03-{n + 1:00}");
            (first.Activity.Area, second.Activity.Area) = n % 2 == 0 ? ("04/043", "04/043") : ("04/042", "04/042");
            var answers = await Task.WhenAll(TryAsync(edge, first, "border_guard"), TryAsync(edge, second, "police"));

            Assert.Single(answers, asked => asked is not null);
        }

        Assert.Equal(20, (await edge.StatusAsync()).Entries);
    }

    [Theory]
    [InlineData("", "InvalidArgument joins", "not-an-id")]
    [InlineData("", "NotFound joins", Requests.Third)]
    [InlineData(Requests.First, "InvalidArgument distinct_from", Requests.First)]
    public async Task Joining_what_is_not_there_or_joining_and_not_joining_is_refused(
        string distinct,
        string refusal,
        string joins
    )
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record(), "border_guard");
        var request = OfPolice();
        request.Joins = joins;
        if (distinct.Length > 0)
        {
            request.DistinctFrom.Add(distinct);
        }

        Assert.Equal(refusal, await Refused.ByAsync(() => edge.RecordAsync(request, "police")));
    }

    private static string IdOf(int n, int which) =>
        new Guid(n, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, (byte)which).ToString();

    private static RecordRequest OfPolice(string participants = "9", string id = Requests.Second)
    {
        var request = Requests.Record(id, participants);
        request.Activity.Lead = "police";
        return request;
    }

    /// <summary>What is asked; null: it was recorded.</summary>
    private static async Task<LikelyDuplicates?> TryAsync(EdgeUnderTest edge, RecordRequest request, string claim)
    {
        try
        {
            await edge.RecordAsync(request, claim);
            return null;
        }
        catch (RpcException error) when (DuplicateStatus.AskedBy(error) is { } asked)
        {
            return asked;
        }
    }
}
