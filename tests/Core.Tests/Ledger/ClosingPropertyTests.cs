using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

/// <summary>Laws of closings after any history of commands, good and bad ones mixed.</summary>
public sealed class ClosingPropertyTests
{
    private static readonly Gen<(Force Force, AreaId Area, int Day)> Places = Gen.Select(
        Gen.OneOf(Gen.Const(Force.Police), Gen.Const(Force.BorderGuard)),
        Gen.Int[0, 2],
        Gen.Int[0, 4],
        (force, area, day) => (force, LedgerPropertyTests.AreaOf(area), day)
    );

    [Fact]
    public void A_closing_moves_what_counts_and_leaves_every_total() =>
        Gen.Select(LedgerPropertyTests.Ledgers, Places)
            .Sample(
                (ledger, place) =>
                {
                    var before = TotalsOf(ledger);
                    _ = ledger.Do(Close(place, 200));
                    Assert.Equal(before, TotalsOf(ledger));
                },
                iter: 300
            );

    [Fact]
    public void Amounts_are_approved_where_all_who_answer_for_them_have_closed_their_days_and_nowhere_else() =>
        LedgerPropertyTests.Ledgers.Sample(
            ledger =>
            {
                var closed = ledger.Ledger.Closed;
                foreach (var item in ledger.Ledger.Items.Where(item => !item.IsVoided))
                {
                    var asked = item.Lead is { } lead ? [lead] : Forces.All.Where(item.Forces.Names);
                    var isClosed = asked.All(force =>
                        closed.All.Any(one =>
                            one.Force == force
                            && AreaCatalogue.Reference.Includes(one.Area, item.Area)
                            && one.Closing.Through >= item.Span.Last
                        )
                    );
                    Assert.Equal(isClosed, item.Approval == Approval.Approved);
                }
            },
            iter: 500
        );

    [Fact]
    public void Closing_and_reopening_leave_nothing() =>
        Gen.Select(LedgerPropertyTests.Ledgers, Places)
            .Sample(
                (ledger, place) =>
                {
                    var (sums, closed) = (ledger.SumOfFacts(), Show(ledger));
                    var own = ledger.Ledger.Closed.Find(place.Force, place.Area);
                    if (ledger.Do(Close(place, 200)) is not Decision.Accepted)
                    {
                        return;
                    }

                    var from = own?.Through.Plus(1) ?? LedgerScope.FirstDay;
                    var reopen = new ReopenPeriod(
                        Claim.Of(place.Force),
                        TestLedger.IdOf(201),
                        place.Force,
                        place.Area,
                        from,
                        "too early"
                    );
                    Assert.IsType<Decision.Accepted>(ledger.Do(reopen));
                    Assert.Equal(sums, ledger.SumOfFacts());
                    Assert.Equal(closed, Show(ledger));
                },
                iter: 300
            );

    [Fact]
    public void Closings_come_to_the_same_in_any_order() =>
        Gen.Select(Histories, Places, Places)
            .Sample(
                (history, one, other) =>
                {
                    var (first, second) = (history(), history());
                    _ = (first.Do(Close(one, 200)), first.Do(Close(other, 201)));
                    _ = (second.Do(Close(other, 201)), second.Do(Close(one, 200)));
                    Assert.Equal(first.SumOfFacts(), second.SumOfFacts());
                    // Of a closing that another one reaches beyond it depends on which came first whether it is kept.
                    Assert.Equal(ReachOf(first), ReachOf(second));
                },
                iter: 300
            );

    /// <summary>The same ledger twice: from the entries of one.</summary>
    private static Gen<Func<TestLedger>> Histories =>
        LedgerPropertyTests.Ledgers.Select(ledger => (Func<TestLedger>)(() => ledger.Again()));

    private static ClosePeriod Close((Force Force, AreaId Area, int Day) place, int id) =>
        new(Claim.Of(place.Force), TestLedger.IdOf(id), place.Force, place.Area, LedgerPropertyTests.DayOf(place.Day));

    private static string Show(TestLedger ledger) => string.Join(", ", ledger.Ledger.Closed.All.Select(one => one));

    /// <summary>Through which day each area is closed by each force, by whatever closing.</summary>
    private static List<string> ReachOf(TestLedger ledger) =>
        [
            .. from area in Enumerable.Range(0, 3).Select(LedgerPropertyTests.AreaOf)
            from force in Forces.All
            let found = ledger.Ledger.Closed.FindAbove(AreaCatalogue.Reference, force, area)
            select $"{area} {force} {found?.Closing.Through}",
        ];

    /// <summary>All amounts whatever their approval.</summary>
    private static SortedDictionary<string, Cell> TotalsOf(TestLedger ledger) =>
        TestLedger.Sum(
            Fact.PostingsOf(ledger.Facts)
                .Select(posting => posting with { Key = posting.Key with { Approval = Approval.Provisional } })
        );
}
