using Federation.TestKit;
using Federation.Wire.V1;
using Grpc.Core;
using Xunit;

namespace Federation.EdgeNode.Tests.Recording;

/// <summary>Participants stand by their part in a joint activity, or leave it, over the service.</summary>
public sealed class ParticipationTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_waits_for_a_force_is_listed_until_it_confirms()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record(), "border_guard");

        var waiting = Assert.Single((await PendingAsync(edge, "police")).Items);
        var asked = Assert.Single(waiting.Participants);
        Assert.Equal(
            ("police", Participation.Pending, "2025-07-12", 0),
            (asked.Force, asked.State, asked.AnswerBy, asked.ConfirmedByEntry)
        );
        var outcome = await ConfirmAsync(edge, "police", (Requests.First, 1));

        Assert.Equal((Requests.First, 2, false, ""), Of(Assert.Single(outcome)));
        Assert.Empty((await PendingAsync(edge, "police")).Items);
        var shown = await edge.ShowAsync(Requests.First);
        Assert.Equal(Participation.Confirmed, Assert.Single(shown.Item.Participants).State);
        Assert.Equal(["activity_recorded", "participation_confirmed"], shown.Entries.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task One_of_many_that_is_refused_leaves_the_others_confirmed_and_says_why()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record(), "border_guard");
        await edge.RecordAsync(Requests.Record(IdOf(2)), "border_guard");

        var outcomes = await ConfirmAsync(edge, "police", (Requests.First, 1), (IdOf(2), 7), (IdOf(3), 1));

        Assert.Equal((Requests.First, 3, false, ""), Of(outcomes[0]));
        Assert.Equal(0, outcomes[1].EntryNumber);
        Assert.Contains("is at revision 1, not 7", outcomes[1].Refusal, StringComparison.Ordinal);
        Assert.Contains("has no activity", outcomes[2].Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decline_moves_the_figures_of_the_force_and_leaves_the_total_and_a_retry_writes_nothing()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record(), "border_guard");

        var declined = await DeclineAsync(edge, "police", 1);
        var again = await DeclineAsync(edge, "police", 1);

        Assert.Equal((2, 2, false), (declined.EntryNumber, declined.Revision, declined.AlreadyRecorded));
        Assert.Equal((2, 2, true), (again.EntryNumber, again.Revision, again.AlreadyRecorded));
        Assert.Equal([1L, 9L], (await edge.FiguresAsync("04", "2025-Q1")).Figures.Select(figure => figure.Amount));
        var police = await edge.FiguresAsync("04", "2025-Q1", "police");
        Assert.DoesNotContain(police.Figures, figure => figure.Amount != 0);
    }

    [Fact]
    public async Task A_confirmation_that_races_a_correction_stands_for_what_was_seen_or_is_refused()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        for (var n = 1; n <= 20; n++)
        {
            await edge.RecordAsync(Requests.Record(IdOf(n)), "border_guard");
            var confirming = ConfirmAsync(edge, "police", (IdOf(n), 1));
            var correcting = edge.CorrectAsync(
                new CorrectRequest
                {
                    Id = IdOf(n),
                    CorrectionId = IdOf(100 + n),
                    Activity = Requests.Patrol("12"),
                    Reason = "three more",
                },
                "border_guard"
            );
            var (outcome, corrected) = (Assert.Single(await confirming), await correcting);

            Assert.Equal(2, corrected.Revision);
            Assert.True(
                outcome.Refusal == ""
                    ? outcome.EntryNumber < corrected.EntryNumber
                    : outcome.Refusal.Contains("is at revision 2, not 1", StringComparison.Ordinal)
            );
            var shown = await edge.ShowAsync(IdOf(n));
            Assert.Equal(Participation.Pending, Assert.Single(shown.Item.Participants).State);
        }
    }

    [Fact]
    public async Task Nobody_speaks_for_another_force()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record(), "border_guard");

        var outcome = Assert.Single(await ConfirmAsync(edge, "military", (Requests.First, 1)));
        Assert.Contains("military takes no part in it", outcome.Refusal, StringComparison.Ordinal);
        Assert.Equal("PermissionDenied id", await Refused.ByAsync(() => DeclineAsync(edge, "border_guard", 1)));
        Assert.Equal("InvalidArgument force", await Refused.ByAsync(() => PendingAsync(edge, "operator")));
    }

    [Fact]
    public async Task What_was_said_holds_after_a_restart()
    {
        await using (var edge = await EdgeUnderTest.StartAsync(_data.Path))
        {
            await edge.RecordAsync(Requests.Record(), "border_guard");
            await edge.RecordAsync(Requests.Record(IdOf(2)), "border_guard");
            _ = await ConfirmAsync(edge, "police", (Requests.First, 1));
        }

        await using var restarted = await EdgeUnderTest.StartAsync(_data.Path);
        Assert.Equal(IdOf(2), Assert.Single((await PendingAsync(restarted, "police")).Items).Id);
        Assert.True(Assert.Single(await ConfirmAsync(restarted, "police", (Requests.First, 1))).AlreadyRecorded);
    }

    [Fact]
    public async Task What_waits_comes_in_pages_in_order_of_recording_and_by_day_and_area()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        for (var n = 1; n <= 5; n++)
        {
            await edge.RecordAsync(Requests.Record(IdOf(n)), "border_guard");
        }

        _ = await ConfirmAsync(edge, "police", (IdOf(2), 1));
        var request = new PendingRequest { PageSize = 3 };
        var first = await PendingAsync(edge, "police", request);
        request.PageToken = first.NextPageToken;
        var second = await PendingAsync(edge, "police", request);

        Assert.Equal([IdOf(1), IdOf(3), IdOf(4)], first.Items.Select(item => item.Id));
        Assert.Equal([IdOf(5)], second.Items.Select(item => item.Id));
        Assert.Equal("", second.NextPageToken);
        var none = new PendingRequest { From = "2025-01-16" };
        Assert.Empty((await PendingAsync(edge, "police", none)).Items);
        var elsewhere = new PendingRequest { Area = "04/042" };
        Assert.Empty((await PendingAsync(edge, "police", elsewhere)).Items);
    }

    [Fact]
    public async Task The_days_to_answer_are_the_provinces_and_an_impossible_number_is_refused_at_the_start()
    {
        await using (var edge = await EdgeUnderTest.StartAsync(_data.Path, "--Edge:ConfirmationDays", "3"))
        {
            await edge.RecordAsync(Requests.Record(), "border_guard");
            var waiting = Assert.Single((await PendingAsync(edge, "police")).Items);
            Assert.Equal("2025-07-05", Assert.Single(waiting.Participants).AnswerBy);
        }

        using var other = new TemporaryDirectory();
        var wrong = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            EdgeUnderTest.StartAsync(other.Path, "--Edge:ConfirmationDays", "0")
        );
        Assert.Contains("Edge:ConfirmationDays is 0. Choose 1 to 365.", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_at_once_are_refused_before_any_is_confirmed()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var request = new ConfirmRequest();
        request.Activities.AddRange(Enumerable.Range(0, 1001).Select(_ => new SeenActivity()));

        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await edge.Client.ConfirmAsync(request, EdgeUnderTest.As("police"), cancellationToken: Cancel)
        );

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }

    private static string IdOf(int n) => new Guid(n, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString();

    private static (string, long, bool, string) Of(ConfirmOutcome outcome) =>
        (outcome.Id, outcome.EntryNumber, outcome.AlreadyRecorded, outcome.Refusal);

    private static async Task<ListResponse> PendingAsync(
        EdgeUnderTest edge,
        string force,
        PendingRequest? request = null
    ) => await edge.Client.PendingAsync(request ?? new(), EdgeUnderTest.As(force), cancellationToken: Cancel);

    private static async Task<IReadOnlyList<ConfirmOutcome>> ConfirmAsync(
        EdgeUnderTest edge,
        string force,
        params (string Id, int Revision)[] seen
    )
    {
        var request = new ConfirmRequest();
        request.Activities.AddRange(seen.Select(one => new SeenActivity { Id = one.Id, Revision = one.Revision }));
        return (await edge.Client.ConfirmAsync(request, EdgeUnderTest.As(force))).Outcomes;
    }

    private static async Task<RecordResponse> DeclineAsync(EdgeUnderTest edge, string force, int revision)
    {
        var seen = new SeenActivity { Id = Requests.First, Revision = revision };
        var request = new DeclineRequest { Activity = seen, Reason = "was elsewhere" };
        return await edge.Client.DeclineAsync(request, EdgeUnderTest.As(force));
    }
}
