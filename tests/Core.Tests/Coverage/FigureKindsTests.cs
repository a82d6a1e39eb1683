using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Tests.Ledger;
using Xunit;

namespace Federation.Core.Tests.Coverage;

/// <summary>Which of the four kinds of nothing a figure is.</summary>
public sealed class FigureKindsTests
{
    private static readonly Day First = new(2025, 1, 1);
    private static readonly Span Period = new(First, First.Plus(9));
    private static readonly IndicatorNumber Patrols = TestLedger.Of("patrol.patrols", 0).Indicator;

    private static readonly Gen<(int From, int Days, DeclaredKind Kind)[]> Declared = Gen.Select(
        Gen.Int[-3, 11],
        Gen.Int[0, 6],
        Gen.Bool,
        (from, days, isZero) => (from, days, isZero ? DeclaredKind.Zero : DeclaredKind.NotApplicable)
    ).Array[0, 4];

    private static readonly Gen<(int From, int To)?> Expected = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Bool)
        .Select(one =>
            one.Item3 ? ((int From, int To)?)(Math.Min(one.Item1, one.Item2), Math.Max(one.Item1, one.Item2)) : null
        );

    [Fact]
    public void The_kind_is_the_greatest_of_its_days_whatever_is_declared_closed_and_expected() =>
        Gen.Select(Declared, Expected, Gen.Int[-2, 11])
            .Sample(
                (declared, expected, closedThrough) =>
                {
                    var kind = FigureKinds.Of(
                        expected is { } days ? new Span(First.Plus(days.From), First.Plus(days.To)) : null,
                        closedThrough < 0 ? null : First.Plus(closedThrough),
                        DeclaredSpan.On(Period, Facts(declared))
                    );

                    var oracle = Enumerable
                        .Range(0, 10)
                        .Select(day => KindOf(day, declared, expected, closedThrough))
                        .Max();
                    Assert.Equal(oracle, kind);
                    Assert.InRange(kind, FigureKind.NotExpected, FigureKind.NotYetClosed);
                },
                iter: 20_000
            );

    [Fact]
    public void What_is_declared_comes_to_the_fewest_spans_in_whatever_order() =>
        Gen.Select(Declared, Gen.Int.Array[4])
            .Sample(
                (declared, order) =>
                {
                    var spans = DeclaredSpan.On(Period, Facts(declared));
                    var shuffled = Facts(declared).Zip(order).OrderBy(one => one.Second).Select(one => one.First);
                    Assert.Equal(spans, DeclaredSpan.On(Period, shuffled));
                    for (var i = 1; i < spans.Count; i++)
                    {
                        Assert.True(spans[i].Days.First > spans[i - 1].Days.Last);
                        Assert.False(
                            spans[i].Kind == spans[i - 1].Kind && spans[i].Days.First == spans[i - 1].Days.Last.Plus(1)
                        );
                    }

                    for (var day = 0; day < 10; day++)
                    {
                        var on = spans.Where(span => span.Days.Contains(First.Plus(day))).Select(span => span.Kind);
                        Assert.Equal(
                            DeclaredOn(day, declared),
                            on.Select(kind => (DeclaredKind?)kind).SingleOrDefault()
                        );
                    }
                },
                iter: 5_000
            );

    [Fact]
    public void Kinds_put_together_in_any_order_and_grouping_come_to_the_same() =>
        Gen.Select(Kinds, Kinds, Kinds)
            .Sample(
                (a, b, c) =>
                {
                    Assert.Equal(a, FigureKinds.Together(a, a));
                    Assert.Equal(FigureKinds.Together(a, b), FigureKinds.Together(b, a));
                    Assert.Equal(
                        FigureKinds.Together(FigureKinds.Together(a, b), c),
                        FigureKinds.Together(a, FigureKinds.Together(b, c))
                    );
                }
            );

    [Fact]
    public void A_province_says_each_of_the_four_and_the_nation_the_greatest_of_its_provinces()
    {
        var figures = new ProvinceFigures(TestLedger.Owner, AreaCatalogue.Reference, IndicatorCatalogue.Reference);

        Assert.Equal(FigureKind.NotYetClosed, Kind(figures, "20", View.Police));
        Assert.Equal(FigureKind.NotExpected, Kind(figures, "20", View.CoastGuard));
        Declare(figures, "20", Force.Police, DeclaredKind.Zero);
        Assert.Equal(FigureKind.DeclaredZero, Kind(figures, "20", View.Police));
        Assert.Equal(FigureKind.DeclaredZero, Kind(figures, "20/183/ba-son", View.Police));
        Assert.Equal(FigureKind.NotYetClosed, Kind(figures, "20", View.Total));
        Declare(figures, "20", Force.BorderGuard, DeclaredKind.NotApplicable);
        Assert.Equal(FigureKind.NotApplicable, Kind(figures, "20", View.BorderGuard));
        figures.Apply(
            new ClosingFact(Force.Military, TestLedger.Owner, Period.Last, Period.Last).ToFact(FactKind.Closing)
        );
        Assert.Equal(FigureKind.DeclaredZero, Kind(figures, "20", View.Military));
        Assert.Equal(FigureKind.DeclaredZero, Kind(figures, "20", View.Total));
        Assert.Equal(FigureKind.DeclaredZero, Kind(figures, "20", View.Joint));
    }

    [Fact]
    public void What_a_figure_of_mixed_kinds_is_made_of_is_counted_by_force_and_of_a_board_by_province()
    {
        var board = Board.Of(new PeriodTable(Period));
        var kinds = new BoardKinds(board, ExpectedPairs.Reference, AreaCatalogue.Reference);
        AreaId[] two = [TestLedger.Area("20"), TestLedger.Area("04")];
        Assert.Equal(new KindTally(0, 0, 6), kinds.Tally(two, Patrols, View.Total));
        Assert.Equal(new KindTally(0, 0, 2), kinds.Tally(two, Patrols, View.Police));
        Assert.Equal(default, kinds.Tally(two, Patrols, View.CoastGuard));

        var figures = new ProvinceFigures(TestLedger.Owner, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        Declare(figures, "20", Force.Police, DeclaredKind.Zero);
        Declare(figures, "20", Force.BorderGuard, DeclaredKind.NotApplicable);
        Assert.Equal(new KindTally(1, 1, 1), Line(figures, "20", View.Total).Pairs);
        Assert.Equal(FigureKind.NotYetClosed, new KindTally(1, 1, 1).Kind);
        Assert.Equal(FigureKind.NotApplicable, new KindTally(1, 0, 0).Kind);
    }

    [Fact]
    public void A_districts_zero_is_not_its_provinces()
    {
        var figures = new ProvinceFigures(TestLedger.Owner, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        Declare(figures, "20/183", Force.Police, DeclaredKind.Zero);

        Assert.Equal(FigureKind.DeclaredZero, Kind(figures, "20/183/ba-son", View.Police));
        Assert.Equal(FigureKind.NotYetClosed, Kind(figures, "20", View.Police));
        Assert.Equal(FigureKind.NotYetClosed, Kind(figures, "20/185", View.Police));
    }

    [Fact]
    public void What_is_told_late_of_an_earlier_ledger_changes_nothing_that_was_told_after_it()
    {
        var figures = new ProvinceFigures(TestLedger.Owner, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        var said = new ClosingFact(Force.Police, TestLedger.Owner, Period.Last, Period.Last);
        figures.Apply((said with { Day = First }).ToFact(FactKind.Reopening), position: 9);
        figures.Apply(said.ToFact(FactKind.Closing), position: 4);

        Assert.Equal(FigureKind.NotYetClosed, Kind(figures, "20", View.Police));
    }

    private static readonly Gen<FigureKind> Kinds = Gen.Int[1, 5].Select(kind => (FigureKind)kind);

    private static FigureKind KindOf(
        int day,
        (int From, int Days, DeclaredKind Kind)[] declared,
        (int From, int To)? expected,
        int closedThrough
    ) =>
        DeclaredOn(day, declared) is { } kind
            ? kind == DeclaredKind.Zero
                ? FigureKind.DeclaredZero
                : FigureKind.NotApplicable
            : expected is not { } days || day < days.From || day > days.To
                ? FigureKind.NotExpected
                : closedThrough >= day
                    ? FigureKind.DeclaredZero
                    : FigureKind.NotYetClosed;

    private static DeclaredKind? DeclaredOn(int day, (int From, int Days, DeclaredKind Kind)[] declared)
    {
        var on = declared.Where(one => one.From <= day && day <= one.From + one.Days).Select(one => one.Kind).ToList();
        return on.Count == 0 ? null : on.Min();
    }

    private static List<DeclarationFact> Facts((int From, int Days, DeclaredKind Kind)[] declared) =>
        [
            .. declared.Select(one => new DeclarationFact(
                Key("20", Force.Police, new Span(First.Plus(one.From), First.Plus(one.From + one.Days))),
                one.Kind
            )),
        ];

    private static DeclarationKey Key(string area, Force force, Span span) =>
        new(TestLedger.Area(area), Patrols, force, span);

    private static void Declare(ProvinceFigures figures, string area, Force force, DeclaredKind kind) =>
        figures.Apply(new DeclarationFact(Key(area, force, Period), kind).ToFact());

    private static FigureKind Kind(ProvinceFigures figures, string area, View view) => Line(figures, area, view).Kind;

    private static FigureLine Line(ProvinceFigures figures, string area, View view)
    {
        var question = new FigureQuestion(area, $"{Period.First}..{Period.Last}", "", view.Code(), ["patrol.patrols"]);
        Assert.Empty(
            question.Check(TestLedger.Today, AreaCatalogue.Reference, IndicatorCatalogue.Reference, out var query)
        );
        return Assert.Single(figures.Query(query!).Lines);
    }
}
