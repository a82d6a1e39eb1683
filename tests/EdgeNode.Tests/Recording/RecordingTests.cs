using Federation.TestKit;
using Federation.Wire.V1;
using Grpc.Core;
using Xunit;
using VoidRequest = Federation.Wire.V1.VoidRequest;

namespace Federation.EdgeNode.Tests.Recording;

public sealed class RecordingTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_is_recorded_is_shown_with_its_entry()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var recorded = await edge.RecordAsync(Requests.Record(), "border_guard");
        Assert.Equal((1, 1, false), (recorded.EntryNumber, recorded.Revision, recorded.AlreadyRecorded));

        var shown = await edge.ShowAsync(Requests.First);
        Assert.Equal("04/043", shown.Item.Area);
        Assert.Equal("2025-01-15", shown.Item.FirstDay);
        Assert.Equal("border_guard+police", shown.Item.Forces);
        Assert.Equal("border_guard", shown.Item.Lead);
        Assert.Equal(["1 lần", "9 lượt người"], shown.Item.Amounts.Select(a => a.DisplayVi));
        var entry = Assert.Single(shown.Entries);
        Assert.Equal("activity_recorded", entry.Kind);
        Assert.Equal("2025-07-02T05:00:00.000000Z", entry.At);
        Assert.Equal("border_guard", entry.By);
        Assert.Equal((0, false), (entry.FrameNumber, entry.Receipted));
    }

    [Fact]
    public async Task A_retry_gets_the_same_answer_and_writes_nothing()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record());
        var again = await edge.RecordAsync(Requests.Record());
        Assert.Equal((1, 1, true), (again.EntryNumber, again.Revision, again.AlreadyRecorded));
        Assert.Equal(1, (await edge.StatusAsync()).Entries);
    }

    [Fact]
    public async Task The_same_id_with_other_content_is_refused()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record());
        Assert.Equal(
            "AlreadyExists id",
            await Refused.ByAsync(() => edge.RecordAsync(Requests.Record(participants: "10")))
        );
    }

    [Fact]
    public async Task Callers_at_once_are_each_recorded_once()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var ids = Enumerable.Range(0, 200).Select(n => new Guid(n, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString());
        var calls = ids.SelectMany(id => new[] { id, id }).Select(id => edge.RecordAsync(Requests.Record(id)));
        var answers = await Task.WhenAll(calls);
        Assert.Equal(200, answers.Count(answer => !answer.AlreadyRecorded));
        Assert.Equal(
            Enumerable.Range(1, 200).Select(n => (long)n),
            answers.Select(a => a.EntryNumber).Distinct().Order()
        );
        var figures = await edge.FiguresAsync("04", "2025-Q1");
        Assert.Equal([200L, 1800L], figures.Figures.Select(figure => figure.Amount));
    }

    [Fact]
    public async Task A_correction_reverses_and_posts_anew_and_a_void_takes_back()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record());
        var correction = new CorrectRequest
        {
            Id = Requests.First,
            CorrectionId = Requests.Second,
            Activity = Requests.Patrol("12"),
            Reason = "three more",
        };
        var corrected = await edge.CorrectAsync(correction, "border_guard");
        Assert.Equal((2, 2), (corrected.EntryNumber, corrected.Revision));
        Assert.True((await edge.CorrectAsync(correction, "border_guard")).AlreadyRecorded);
        Assert.Equal([1L, 12L], (await edge.FiguresAsync("04", "2025")).Figures.Select(f => f.Amount));

        var taken = new VoidRequest
        {
            Id = Requests.First,
            VoidId = Requests.Third,
            Reason = "never happened",
        };
        Assert.Equal(3, (await edge.VoidAsync(taken, "border_guard")).EntryNumber);
        Assert.Empty((await edge.FiguresAsync("04", "2025")).Figures);
        var shown = await edge.ShowAsync(Requests.First);
        Assert.Equal(["", "three more", "never happened"], shown.Entries.Select(entry => entry.Reason));
        Assert.True(shown.Item.Voided);
    }

    [Fact]
    public async Task A_void_of_nothing_is_not_found_and_a_second_void_is_refused()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var taken = new VoidRequest
        {
            Id = Requests.First,
            VoidId = Requests.Second,
            Reason = "wrong",
        };
        Assert.Equal("NotFound id", await Refused.ByAsync(() => edge.VoidAsync(taken)));
        await edge.RecordAsync(Requests.Record());
        await edge.VoidAsync(taken);
        taken.VoidId = Requests.Third;
        Assert.Equal("FailedPrecondition id", await Refused.ByAsync(() => edge.VoidAsync(taken)));
    }

    [Fact]
    public async Task A_list_goes_from_the_newest_entry_back_in_pages()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record(Requests.First));
        await edge.RecordAsync(Requests.Record(Requests.Second));
        await edge.RecordAsync(Requests.Record(Requests.Third));
        var first = await ListAsync(edge, new ListRequest { PageSize = 2 });
        Assert.Equal([Requests.Third, Requests.Second], first.Items.Select(item => item.Id));
        var second = await ListAsync(edge, new ListRequest { PageSize = 2, PageToken = first.NextPageToken });
        Assert.Equal([Requests.First], second.Items.Select(item => item.Id));
        Assert.Equal("", second.NextPageToken);
    }

    [Theory]
    [InlineData("04", "", "", "", 1)]
    [InlineData("04/043", "", "", "", 1)]
    [InlineData("04/042", "", "", "", 0)]
    [InlineData("", "", "", "police", 1)]
    [InlineData("", "", "", "military", 0)]
    [InlineData("04/043", "", "", "military", 0)]
    [InlineData("", "2025-01-16", "", "", 0)]
    [InlineData("", "", "2025-01-15", "", 1)]
    public async Task A_list_gives_what_was_asked_for(string area, string from, string to, string force, int count)
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record());
        var request = new ListRequest
        {
            Area = area,
            From = from,
            To = to,
            Force = force,
        };
        Assert.Equal(count, (await ListAsync(edge, request)).Items.Count);
    }

    [Fact]
    public async Task A_wrong_list_names_every_field()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var request = new ListRequest
        {
            Area = "99",
            From = "yesterday",
            Force = "navy",
            PageSize = 1001,
            PageToken = "x",
        };
        Assert.Equal(
            "InvalidArgument from,area,force,page_token,page_size",
            await Refused.ByAsync(() => ListAsync(edge, request))
        );
    }

    private static Task<ListResponse> ListAsync(EdgeUnderTest edge, ListRequest request) =>
        edge.Client.ListAsync(request, EdgeUnderTest.As("operator")).ResponseAsync;
}
