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

public sealed class CoverageTests
{
    private static readonly AreaCatalogue Areas = AreaCatalogue.Reference;
    private static readonly Span Q1 = Days("2025-Q1");
    private static readonly Day Deadline = new(2025, 4, 5);
    private static readonly Day Today = new(2025, 4, 9);

    [Fact]
    public void Who_is_expected_follows_border_coast_and_the_changes_of_2025()
    {
        Assert.Equal(["Military", "BorderGuard", "Police"], ForcesOf("20", "2025-Q1"));
        Assert.Equal(["Military", "Police"], ForcesOf("01", "2025-Q1"));
        Assert.Equal(["Military", "BorderGuard", "Police", "CoastGuard"], ForcesOf("48", "2025-Q1"));
        Assert.Equal(["Military", "Police"], ForcesOf("20", "2025-Q3"));
        Assert.Equal(["Military", "Police"], ForcesOf("20/183", "2025-Q1"));
        Assert.Equal(["Military"], ForcesOf("20/183", "2025-Q2"));
        Assert.Empty(ExpectedPairs.Reference.Within(Areas, TestLedger.Owner, Days("2025-Q3")));
    }

    [Fact]
    public void A_pair_is_expected_for_the_days_on_which_it_existed()
    {
        var pairs = ExpectedPairs.Reference.Of(Areas.Get(TestLedger.Area("20/183")), Q1);

        Assert.Equal(new Span(new Day(2025, 1, 1), new Day(2025, 2, 28)), pairs[1].Days);
        var old = ExpectedPairs.Reference.Within(Areas, AreaId.Nation, Days("2025"));
        Assert.Contains(old, pair => pair.Days.Last == new Day(2025, 6, 30) && pair.Force == Force.Police);
        Assert.All(old, pair => Assert.True(Areas.Get(pair.Area).Validity.Contains(pair.Days)));
    }

    [Fact]
    public void What_is_closed_late_and_open_is_told_apart()
    {
        var closed = new ClosedPeriods();
        closed.Close(Said(Force.Police, Q1.Last, new Day(2025, 4, 4)));
        closed.Close(Said(Force.Military, Q1.Last, new Day(2025, 4, 8)));
        closed.Close(Said(Force.BorderGuard, new Day(2025, 2, 28), new Day(2025, 3, 2)));
        var pairs = ExpectedPairs.Reference.Of(Areas.Get(TestLedger.Owner), Q1);

        var coverage = CoverageTable.Of(pairs, _ => closed, Areas, Deadline, Today);

        Assert.Equal((3, 2, 1), (coverage.Expected, coverage.Closed, coverage.OnTime));
        Assert.Equal([3, 4, 0], coverage.Pairs.Select(pair => pair.DaysLate));
        Assert.Equal(new Day(2025, 2, 28), Assert.Single(coverage.ToChase).Through);
        Assert.Null(coverage.UsualPercentIn);
    }

    [Fact]
    public void A_period_that_is_closed_on_with_later_ones_keeps_when_it_was_closed_first()
    {
        var closed = new ClosedPeriods();
        closed.Close(Said(Force.Police, Q1.Last, new Day(2025, 4, 4)));
        closed.Close(Said(Force.Police, new Day(2025, 6, 30), new Day(2025, 7, 20)));

        Assert.Equal(new Day(2025, 4, 4), closed.FindCovering(Areas, Force.Police, TestLedger.Owner, Q1.Last)?.SaidOn);
        closed.Reopen(Said(Force.Police, new Day(2025, 4, 1), new Day(2025, 7, 21)));
        Assert.Equal(new Closing(Q1.Last, new Day(2025, 4, 4)), closed.Find(Force.Police, TestLedger.Owner));
    }

    [Fact]
    public void Coverage_never_exceeds_all_that_is_expected() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 200], Gen.Bool)
            .Array[0, 20]
            .Sample(
                said =>
                {
                    var closed = new ClosedPeriods();
                    foreach (var (force, day, isClosing) in said)
                    {
                        var fact = Said((Force)force, new Day(2024, 11, 1).Plus(day), Today);
                        closed.TryApply(fact.ToFact(isClosing ? FactKind.Closing : FactKind.Reopening));
                    }

                    var pairs = ExpectedPairs.Reference.Within(Areas, AreaId.Nation, Q1);
                    var table = CoverageTable.Of(pairs, _ => closed, Areas, Deadline, Today);
                    Assert.InRange(table.Closed, 0, table.Expected);
                    Assert.InRange(table.OnTime, 0, table.Closed);
                    Assert.Equal(table.Expected, table.Closed + table.ToChase.Count);
                },
                iter: 200
            );

    [Fact]
    public void Who_usually_contributes_most_is_chased_first_and_shares_are_of_each_indicator()
    {
        var (caoBang, langSon) = (Area("04"), Area("20"));
        var board = BoardOf(
            Post(caoBang, 1, "police", 30),
            Post(langSon, 1, "police+military", 60),
            Post(langSon, 1, "border_guard", 10),
            Post(caoBang, 2, "police", 5_000)
        );
        var pairs = ExpectedPairs.Reference.Within(Areas, AreaId.Nation, Q1);

        var shares = UsualShares.Of([board], Areas, pairs);

        // Of indicator 1 in the shares 30, 30 + 30, 10 of 100; of indicator 2 all.
        Assert.Equal(650_000, shares.Of(caoBang, Force.Police));
        Assert.Equal(150_000, shares.Of(langSon, Force.Police));
        Assert.Equal(150_000, shares.Of(langSon, Force.Military));
        Assert.Equal(50_000, shares.Of(langSon, Force.BorderGuard));
        var closed = new ClosedPeriods();
        closed.Close(new ClosingFact(Force.Police, caoBang, Q1.Last, Today));
        var table = CoverageTable.Of(pairs, _ => closed, Areas, Deadline, Today, shares);
        Assert.Equal(65, table.UsualPercentIn);
        Assert.Equal(
            [(langSon, Force.Military), (langSon, Force.Police), (langSon, Force.BorderGuard)],
            table.ToChase.Take(3).Select(pair => (pair.Pair.Area, pair.Pair.Force))
        );
    }

    [Fact]
    public void A_merged_provinces_share_is_its_successors()
    {
        var (haGiang, tuyenQuang) = (Area("02"), TestLedgerArea("08", new Day(2025, 7, 1)));
        var pairs = ExpectedPairs.Reference.Within(Areas, AreaId.Nation, Days("2025-Q3"));

        var shares = UsualShares.Of([BoardOf(Post(haGiang, 1, "police", 4))], Areas, pairs);

        Assert.Equal(1_000_000, shares.Of(tuyenQuang, Force.Police));
    }

    [Fact]
    public void Provisional_amounts_that_nobody_who_is_expected_will_close_are_named()
    {
        var (caoBang, langSon) = (Area("04"), Area("20"));
        var pairs = ExpectedPairs.Reference.Within(Areas, AreaId.Nation, Q1);
        var board = BoardOf(
            Post(caoBang, 1, "police", 30),
            Post(caoBang, 1, "coast_guard", 3),
            Post(caoBang, 2, "coast_guard", 4),
            Post(caoBang, 1, "police+coast_guard", 5),
            Post(langSon, 1, "coast_guard", 6) with
            {
                Key = Post(langSon, 1, "coast_guard", 6).Key with { Approval = Approval.Approved },
            }
        );

        var expected = new UnexpectedAmounts(caoBang, TestLedger.Forces("coast_guard"), 2);
        Assert.Equal([expected], UnexpectedAmounts.Of(board, pairs, AreaId.Nation));
        Assert.Equal([expected], UnexpectedAmounts.Of(board, pairs, caoBang));
        Assert.Empty(UnexpectedAmounts.Of(board, pairs, langSon));
    }

    [Fact]
    public void Deadlines_are_days_after_each_calendars_period()
    {
        Assert.Equal(new Day(2025, 4, 5), Deadlines.Default.Of(Calendar.Civil, Q1));
        var decree = Period.Quarter(2025, 1).ToSpan(Calendar.Decree09, Today);
        Assert.Equal(new Day(2025, 3, 17), Deadlines.Default.Of(Calendar.Decree09, decree));
    }

    [Fact]
    public void A_wrong_line_is_named()
    {
        const string header = "level\tforce\twhere\tvalid_from\tvalid_to\tsource\n";
        Assert.Contains(
            "Line 2",
            Assert
                .Throws<FormatException>(() => ExpectedPairs.Parse(header + "3\tpolice\talways\t2025-01-01\t\tx"))
                .Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "ends (2024-12-31) before",
            Assert
                .Throws<FormatException>(() =>
                    ExpectedPairs.Parse(header + "1\tpolice\talways\t2025-01-01\t2024-12-31\tx")
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    private static ClosingFact Said(Force force, Day day, Day on) => new(force, TestLedger.Owner, day, on);

    private static Span Days(string period) =>
        Period.TryParse(period, out var read) ? read.ToSpan(Calendar.Civil, Today) : throw new FormatException(period);

    private static IEnumerable<string> ForcesOf(string area, string period) =>
        ExpectedPairs.Reference.Of(Areas.Get(Area(area)), Days(period)).Select(pair => $"{pair.Force}");

    private static AreaId Area(string code) => TestLedger.Area(code);

    private static AreaId TestLedgerArea(string code, Day day) =>
        Areas.TryResolve(AreaCode.Parse(code), day, out var id) ? id : throw new ArgumentException(code, nameof(code));

    private static Posting Post(AreaId area, ushort indicator, string forces, long amount) =>
        Posting.Add(
            new PostingKey(area, new(indicator), Span.Of(Q1.First), TestLedger.Forces(forces), Approval.Provisional),
            new Amount(amount),
            Qualifier.Exact
        );

    private static Board BoardOf(params Posting[] postings)
    {
        var table = new PeriodTable(Q1);
        foreach (var posting in postings)
        {
            table.Apply(posting.Key.Area, posting.Key, default(Cell) + posting);
        }

        return Board.Of(table);
    }
}
