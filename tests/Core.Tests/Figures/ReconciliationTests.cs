using Federation.Core.Figures;
using Federation.Core.Tests.Ledger;
using Xunit;

namespace Federation.Core.Tests.Figures;

public sealed class ReconciliationTests
{
    [Fact]
    public void Three_forces_report_412_of_which_37_are_counted_more_than_once_and_together_they_did_375()
    {
        var counts = Reconciliation.Of([
            Cell("military", 120),
            Cell("border_guard", 130),
            Cell("police", 95),
            Cell("border_guard+police", 23),
            Cell("military+border_guard+police", 7),
        ]);

        Assert.Equal((412, 37, 375), (counts.Reported, counts.CountedMoreThanOnce, counts.Total));
        Assert.Equal([127L, 160, 125, 0], Forces.All.Select(counts.OwnOf));
        Assert.Equal(0, counts.Unsplit);
    }

    [Fact]
    public void What_some_combination_did_is_in_the_total_and_in_nobodys_own_count()
    {
        var counts = Reconciliation.Of([Cell("police", 5), Cell("military|border_guard|police", 406)]);

        Assert.Equal((5, 0, 406, 411), (counts.Reported, counts.CountedMoreThanOnce, counts.Unsplit, counts.Total));
        Assert.Equal(5, counts.OwnOf(Force.Police));
    }

    [Fact]
    public void Of_nothing_everything_is_nothing()
    {
        var counts = Reconciliation.Of([]);

        Assert.Equal((0, 0, 0, 0), (counts.Reported, counts.CountedMoreThanOnce, counts.Unsplit, counts.Total));
    }

    private static ForceCell Cell(string forces, long amount) =>
        new(TestLedger.Forces(forces), Approval.Provisional, new Cell(amount, 1, 0, 0));
}
