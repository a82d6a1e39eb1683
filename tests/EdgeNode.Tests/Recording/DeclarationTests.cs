using Federation.TestKit;
using Federation.Wire.V1;
using Xunit;

namespace Federation.EdgeNode.Tests.Recording;

/// <summary>Forces declare zero and not applicable, and take it back, over the service.</summary>
public sealed class DeclarationTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_is_declared_stands_over_a_restart_and_is_counted_after_its_withdrawal_only()
    {
        await using (var edge = await EdgeUnderTest.StartAsync(_data.Path))
        {
            var declared = await DeclareAsync(edge, "zero", Requests.First, "patrol.patrols");
            var again = await DeclareAsync(edge, "zero", Requests.First, "patrol.patrols");
            Assert.Equal((1, 1, false), (declared.EntryNumber, declared.Indicators, declared.AlreadyRecorded));
            Assert.Equal((1, 1, true), (again.EntryNumber, again.Indicators, again.AlreadyRecorded));
            Assert.Equal(("2025-01-01", "2025-03-31"), (declared.FirstDay, declared.LastDay));
        }

        await using (var edge = await EdgeUnderTest.StartAsync(_data.Path))
        {
            var stands = Assert.Single((await ListAsync(edge)).Declarations);
            Assert.Equal(("04", "police", "patrol.patrols"), (stands.Area, stands.Force, stands.Indicator));
            Assert.Equal(("zero", 1), (stands.What, stands.EntryNumber));
            Assert.Equal("FailedPrecondition amounts", await Refused.ByAsync(() => RecordAsync(edge)));
            await DeclareAsync(edge, "withdraw", Requests.Second, "patrol.patrols");
            await RecordAsync(edge);
            Assert.Empty((await ListAsync(edge)).Declarations);
            Assert.Equal(
                "FailedPrecondition indicators",
                await Refused.ByAsync(() => DeclareAsync(edge, "zero", Requests.Fourth, "patrol.patrols"))
            );
        }
    }

    [Fact]
    public async Task A_declaration_is_shown_with_all_that_its_force_said_of_the_same()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await DeclareAsync(edge, "zero", Requests.First, "patrol.patrols", "crime.cases");
        await DeclareAsync(edge, "withdraw", Requests.Second, "patrol.patrols");
        await DeclareAsync(edge, "not_applicable", Requests.Third, "crime.subjects");

        var shown = await edge.Client.ShowAsync(
            new ShowRequest { Id = Requests.First },
            EdgeUnderTest.As("police"),
            cancellationToken: Cancel
        );

        Assert.Null(shown.Item);
        Assert.Equal(
            [("crime.cases", "zero", 1L), ("patrol.patrols", "", 2)],
            shown.Declarations.Select(one => (one.Indicator, one.What, one.EntryNumber))
        );
        Assert.Equal(
            [
                (1L, "zero_declared", "police", "crime.cases patrol.patrols"),
                (2, "declaration_withdrawn", "police", "patrol.patrols"),
            ],
            shown.Entries.Select(one => (one.Number, one.Kind, one.By, string.Join(' ', one.Indicators)))
        );
        var unknown = new ShowRequest { Id = Requests.Fourth };
        Assert.Equal(
            "NotFound id",
            await Refused.ByAsync(async () =>
                await edge.Client.ShowAsync(unknown, EdgeUnderTest.As("police"), cancellationToken: Cancel)
            )
        );
    }

    [Fact]
    public async Task A_figure_says_which_of_the_four_kinds_of_nothing_it_is()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        Assert.Equal(FigureKind.NotYetClosed, await KindAsync(edge, "police"));
        Assert.Equal(FigureKind.NotExpected, await KindAsync(edge, "coast_guard"));
        await DeclareAsync(edge, "not_applicable", Requests.First, "patrol.patrols");
        Assert.Equal(FigureKind.NotApplicable, await KindAsync(edge, "police"));
        await DeclareAsync(edge, "zero", Requests.Second, "patrol.patrols");
        Assert.Equal(FigureKind.DeclaredZero, await KindAsync(edge, "police"));
        Assert.Equal(FigureKind.NotYetClosed, await KindAsync(edge, "total"));
        var district = await edge.FiguresAsync("04/043", "2025-Q1", "police", "patrol.patrols");
        Assert.Equal(FigureKind.DeclaredZero, Assert.Single(district.Figures).Kind);
    }

    [Fact]
    public async Task Wrong_words_are_named()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);

        Assert.Equal("InvalidArgument what", await RefusedAsync(edge, request => request.What = "none"));
        Assert.Equal("InvalidArgument area", await RefusedAsync(edge, request => request.Area = "20"));
        Assert.Equal("InvalidArgument area", await RefusedAsync(edge, request => request.Area = "VN"));
        Assert.Equal(
            "InvalidArgument period",
            await RefusedAsync(edge, request => request.Period = "2025-03-31..2025-01-01")
        );
        Assert.Equal("InvalidArgument period", await RefusedAsync(edge, request => request.Period = "2025"));
        Assert.Equal("InvalidArgument calendar", await RefusedAsync(edge, request => request.Calendar = "moon"));
        Assert.Equal("InvalidArgument force", await RefusedAsync(edge, request => request.Force = "navy"));
        Assert.Equal("PermissionDenied force", await RefusedAsync(edge, request => request.Force = "military"));
        Assert.Equal("InvalidArgument id", await RefusedAsync(edge, request => request.Id = "1"));
        Assert.Equal("InvalidArgument indicators", await RefusedAsync(edge, request => request.Indicators.Clear()));
        Assert.Equal("InvalidArgument indicators[0]", await RefusedAsync(edge, request => request.Indicators[0] = "x"));
        Assert.Equal("InvalidArgument reason", await RefusedAsync(edge, request => request.What = "withdraw"));
    }

    private static Task<string> RefusedAsync(EdgeUnderTest edge, Action<DeclareRequest> change)
    {
        var request = Request("zero", Requests.First, "patrol.patrols");
        request.Reason = "";
        change(request);
        return Refused.ByAsync(() => DeclareAsync(edge, request));
    }

    private static Task<RecordResponse> RecordAsync(EdgeUnderTest edge) =>
        edge.RecordAsync(Requests.Record(Requests.Third), "border_guard");

    private static async Task<FigureKind> KindAsync(EdgeUnderTest edge, string view) =>
        Assert.Single((await edge.FiguresAsync("04", "2025-Q1", view, "patrol.patrols")).Figures).Kind;

    private static Task<DeclareResponse> DeclareAsync(
        EdgeUnderTest edge,
        string what,
        string id,
        params string[] indicators
    ) => DeclareAsync(edge, Request(what, id, indicators));

    private static async Task<DeclareResponse> DeclareAsync(EdgeUnderTest edge, DeclareRequest request) =>
        await edge.Client.DeclareAsync(request, EdgeUnderTest.As("police"), cancellationToken: Cancel);

    private static async Task<DeclarationsResponse> ListAsync(EdgeUnderTest edge) =>
        await edge.Client.DeclarationsAsync(
            new DeclarationsRequest(),
            EdgeUnderTest.As("operator"),
            cancellationToken: Cancel
        );

    private static DeclareRequest Request(string what, string id, params string[] indicators) =>
        new()
        {
            Id = id,
            What = what,
            Area = "04",
            Period = "2025-Q1",
            Indicators = { indicators },
            Reason = what == "withdraw" ? "a report came late" : "",
        };
}
