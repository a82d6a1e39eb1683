using CsCheck;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

/// <summary>Laws of returns and draws after any history of commands, good and bad ones mixed.</summary>
public sealed class ReturnPropertyTests
{
    private static readonly Span January = new(new Day(2025, 1, 1), new Day(2025, 1, 31));
    private static readonly string[] Indicators = ["crime.cases", "crime.subjects", "patrol.patrols"];

    /// <summary>A return without its id: indicator, view and amount.</summary>
    private static readonly Gen<(string Indicator, View View, long Amount)> Figures = Gen.Select(
        Gen.Int[0, 2],
        Gen.Int[0, 8],
        Gen.Long[0, 40],
        (indicator, view, amount) => (Indicators[indicator], (View)view, amount)
    );

    [Fact]
    public void Filing_moves_no_figure_and_filing_again_writes_nothing() =>
        Gen.Select(LedgerPropertyTests.Ledgers, Figures)
            .Sample(
                (ledger, figure) =>
                {
                    var (sums, filed) = (ledger.SumOfFacts(), ledger.File(Return(200, figure)));
                    Assert.Empty(filed.Refusals);
                    Assert.Equal(sums, ledger.SumOfFacts());

                    var entries = ledger.Entries.Count;
                    Assert.Empty(ledger.File(Return(200, figure)).Entries);
                    Assert.Equal(entries, ledger.Entries.Count);
                },
                iter: 300
            );

    [Fact]
    public void Withdrawing_is_the_inverse_of_filing() =>
        Gen.Select(LedgerPropertyTests.Ledgers, Figures)
            .Sample(
                (ledger, figure) =>
                {
                    var stated = StatedBy(ledger);
                    ledger.File(Return(200, figure));
                    var withdrawn = Return(201, figure) with
                    {
                        Figures = [],
                        Withdrawn = [TestLedger.Of(figure.Indicator, 0).Indicator],
                    };
                    Assert.Empty(ledger.File(withdrawn).Refusals);
                    Assert.Equal(stated, StatedBy(ledger));
                },
                iter: 300
            );

    [Fact]
    public void What_is_stated_of_different_figures_is_the_same_in_any_order() =>
        Figures
            .Array[2, 6]
            .Sample(
                figures =>
                {
                    var different = figures.DistinctBy(figure => (figure.Indicator, figure.View)).ToList();
                    var (forth, back) = (new TestLedger(), new TestLedger());
                    foreach (var (nth, figure) in different.Index())
                    {
                        forth.File(Return(nth + 1, figure));
                    }

                    foreach (var (nth, figure) in different.Index().Reverse())
                    {
                        back.File(Return(nth + 1, figure));
                    }

                    Assert.Equal(StatedBy(forth), StatedBy(back));
                },
                iter: 300
            );

    [Fact]
    public void A_posted_difference_closes_it_whatever_was_recorded_before() =>
        Gen.Select(LedgerPropertyTests.Ledgers, Figures)
            .Sample(
                (ledger, figure) =>
                {
                    ledger.ReopenAll();
                    var total = Return(200, (figure.Indicator, View.Total, figure.Amount));
                    var plan = ledger.File(total with { Difference = TestLedger.Forces("military|police") });
                    var isBelow = plan.Refusals.Count > 0;

                    Assert.All(plan.Lines, line => Assert.Equal(0, line.Difference));
                    Assert.Equal(isBelow, plan.Entries.Count == 0);
                    Assert.Equal(ledger.SumOfLive(), ledger.SumOfFacts());
                },
                iter: 300
            );

    [Fact]
    public void Drawing_leaves_the_total_and_a_void_gives_back_all_that_was_drawn() =>
        Gen.Select(LedgerPropertyTests.Ledgers, Gen.Long[0, 50])
            .Sample(
                (ledger, amount) =>
                {
                    ledger.ReopenAll();
                    var lump = ledger
                        .Import("20,2025-01-01,2025-01-31,police,crime.cases,exact,50")
                        .Lines[0]
                        .Lump!.Value;
                    var (sums, cases) = (ledger.SumOfFacts(), ledger.Ledger.SumOf(Cases));
                    var content = new ActivityContent(
                        TestLedger.Area("20/183"),
                        new Day(2025, 1, 20),
                        TestLedger.Forces("police"),
                        Force.Police,
                        [TestLedger.Of("crime.cases", amount)]
                    );
                    var drawing = new RecordActivity(Claim.Operator, TestLedger.IdOf(300), content)
                    {
                        DrawsOn = [lump],
                    };
                    Assert.IsType<Decision.Accepted>(ledger.Do(drawing));
                    Assert.Equal(cases, ledger.Ledger.SumOf(Cases));
                    Assert.IsType<Decision.AlreadyDone>(ledger.Do(drawing));

                    ledger.Void(300, 301);
                    Assert.Equal(sums, ledger.SumOfFacts());
                },
                iter: 300
            );

    private static IndicatorNumber Cases => TestLedger.Of("crime.cases", 0).Indicator;

    private static FileReturn Return(int id, (string Indicator, View View, long Amount) figure) =>
        new(
            Claim.Operator,
            TestLedger.IdOf(id),
            TestLedger.Owner,
            January,
            figure.View,
            [TestLedger.Of(figure.Indicator, figure.Amount)]
        );

    private static List<ReturnStatement> StatedBy(TestLedger ledger) =>
        [.. ledger.Ledger.Compare().Select(one => one.Statement)];
}
