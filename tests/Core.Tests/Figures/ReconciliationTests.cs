using Federation.Core.Figures;
using Federation.Core.Tests.Ledger;
using Xunit;

namespace Federation.Core.Tests.Figures;

public sealed class ReconciliationTests
{
    [Fact]
    public void Three_forces_report_412_of_which_37_are_counted_more_than_once_and_together_they_did_375()
    {
        var counts = new Reconciliation([
            Cell("military", 120),
            Cell("border_guard", 130),
            Cell("police", 95),
            Cell("border_guard+police", 23),
            Cell("military+border_guard+police", 7),
        ]);

        Assert.Equal((412, 37, 375), (counts.Reported, counts.CountedMoreThanOnce, counts.Total.Amount));
        Assert.Equal([127L, 160, 125, 0], Forces.All.Select(force => counts.OwnOf(force).Amount));
        Assert.Equal(0, counts.Unsplit);
    }

    [Fact]
    public void What_some_combination_did_is_in_the_total_and_in_nobodys_own_count()
    {
        var counts = new Reconciliation([Cell("police", 5), Cell("military|border_guard|police", 406)]);

        Assert.Equal(
            (5, 0, 406, 411),
            (counts.Reported, counts.CountedMoreThanOnce, counts.Unsplit, counts.Total.Amount)
        );
        Assert.Equal(5, counts.OwnOf(Force.Police).Amount);
    }

    [Fact]
    public void Of_nothing_everything_is_nothing()
    {
        var counts = new Reconciliation([]);

        Assert.Equal((0, 0, 0, 0), (counts.Reported, counts.CountedMoreThanOnce, counts.Unsplit, counts.Total.Amount));
    }

    [Fact]
    public void What_is_nearly_so_is_nearly_so_in_every_count_that_holds_it()
    {
        var nearly = new ForceCell(
            TestLedger.Forces("border_guard+police"),
            Approval.Provisional,
            new Cell(400, 1, 0, 1)
        );
        var counts = new Reconciliation([nearly, Cell("military", 12)]);

        Assert.Equal(
            (Qualifier.Nearly, Qualifier.Nearly, Qualifier.Exact, Qualifier.Nearly),
            (
                counts.OwnOf(Force.BorderGuard).Qualifier,
                counts.OwnOf(Force.Police).Qualifier,
                counts.OwnOf(Force.Military).Qualifier,
                counts.Total.Qualifier
            )
        );
    }

    private static ForceCell Cell(string forces, long amount) =>
        new(TestLedger.Forces(forces), Approval.Provisional, new Cell(amount, 1, 0, 0));
}
