using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Silo.Tests.Rig;
using Federation.Wire.V1;

namespace Federation.Silo.Tests.Boards;

/// <summary>Which kind of nothing a figure is, as readers of the nation are told.</summary>
public sealed class DeclarationTests(SharedNation shared) : IClassFixture<SharedNation>
{
    private static readonly Core.Calendars.Span January = new(new Day(2025, 1, 1), new Day(2025, 1, 31));

    private readonly Nation _nation = shared.Nation;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_force_declared_is_told_of_the_province_of_what_lies_in_it_and_of_then()
    {
        var edge = new FakeEdge("20");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAndAwaitReceiptAsync(edge.Seal(Declared("20", DeclaredKind.Zero)));
        await stream.SendAndAwaitReceiptAsync(edge.Seal(Declared("20/183", DeclaredKind.NotApplicable)));
        var version = await _nation.FoldedAsync();

        Assert.Equal(FigureKind.DeclaredZero, await KindAsync("20", "police"));
        Assert.Equal(FigureKind.DeclaredZero, await KindAsync("20/185", "police"));
        Assert.Equal(FigureKind.NotYetClosed, await KindAsync("20", "military"));
        Assert.Equal(FigureKind.NotExpected, await KindAsync("20", "coast_guard"));
        Assert.Equal(FigureKind.NotYetClosed, await KindAsync("VN", "police"));
        await stream.SendAndAwaitReceiptAsync(edge.Seal(Declared("20", null)));
        _ = await _nation.FoldedAsync();
        Assert.Equal(FigureKind.NotYetClosed, await KindAsync("20", "police"));
        Assert.Equal(FigureKind.NotApplicable, await KindAsync("20/183/ba-son", "police"));
        Assert.Equal(FigureKind.DeclaredZero, await KindThenAsync("20", version));
        Assert.Equal(FigureKind.DeclaredZero, await KindThenAsync("20/185", version));
    }

    [Fact]
    public async Task Each_group_of_a_roll_up_says_which_nothing_its_figure_is()
    {
        var edge = new FakeEdge("04");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAndAwaitReceiptAsync(edge.Seal(Declared("04", DeclaredKind.Zero)));
        _ = await _nation.FoldedAsync();

        var request = new RollUpRequest { Question = Asked("VN", "police"), By = "province" };
        var groups = (await _nation.Boards.RollUpAsync(request, cancellationToken: Cancel)).Groups;

        Assert.Equal(FigureKind.DeclaredZero, groups.Single(group => group.Code == "04").Figures.Single().Kind);
        Assert.Equal(FigureKind.NotYetClosed, groups.Single(group => group.Code == "01").Figures.Single().Kind);
    }

    [Fact]
    public async Task Provisional_amounts_of_who_is_not_expected_are_named_beside_coverage()
    {
        var edge = new FakeEdge("02");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAndAwaitReceiptAsync(
            edge.Seal(Known.Posting("02", "patrol.patrols", 3, new Day(2024, 2, 2), "coast_guard"))
        );
        _ = await _nation.FoldedAsync();

        var coverage = await _nation.Boards.CoverageAsync(Ask.For("02", "2024-Q1"), cancellationToken: Cancel);

        var one = Assert.Single(coverage.Unexpected);
        Assert.Equal(("02", "Tỉnh Hà Giang", "coast_guard", 1), (one.Area, one.AreaNameVi, one.Forces, one.Amounts));
    }

    private async Task<FigureKind> KindAsync(string area, string view) =>
        Assert.Single((await _nation.AskAsync(Asked(area, view))).Figures).Kind;

    private async Task<FigureKind> KindThenAsync(string area, Core.Journal.JournalVersion version)
    {
        var request = new FiguresAtRequest
        {
            AsOf = new AsOf
            {
                Version = new Wire.V1.Version { Epoch = version.Epoch, Position = version.Position },
            },
            Figures = Asked(area, "police"),
        };
        var answer = await _nation.Vintages.QueryAsync(request, cancellationToken: Cancel);
        return Assert.Single(answer.Figures.Figures).Kind;
    }

    private static FiguresRequest Asked(string area, string view)
    {
        var request = Ask.For(area, "2025-01", view);
        request.Indicators.Add("disaster.fires");
        return request;
    }

    private static OtherFact Declared(string area, DeclaredKind? kind)
    {
        Assert.True(IndicatorCatalogue.Reference.TryGet("disaster.fires", out var indicator));
        var key = new DeclarationKey(Known.Area(area), indicator.Number, Force.Police, January);
        return new DeclarationFact(key, kind).ToFact();
    }
}
