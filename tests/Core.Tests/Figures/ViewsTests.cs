using CsCheck;
using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Figures;

public sealed class ViewsTests
{
    [Theory]
    [InlineData("military", "total military defence", "")]
    [InlineData("police", "total police public_security", "")]
    [InlineData("coast_guard", "total coast_guard defence", "")]
    [InlineData("military+border_guard", "total military border_guard defence joint", "")]
    [InlineData("border_guard+police", "total border_guard police defence public_security joint two_ministry", "")]
    [InlineData("military|border_guard", "total defence", "military border_guard joint")]
    [InlineData("border_guard|police", "total", "border_guard police defence public_security joint two_ministry")]
    [InlineData(
        "military|border_guard|police",
        "total",
        "military border_guard police defence public_security joint two_ministry"
    )]
    [InlineData("military|border_guard|coast_guard", "total defence", "military border_guard coast_guard joint")]
    public void A_set_counts_where_every_combination_does_and_may_where_some_does(
        string forces,
        string counted,
        string possible
    )
    {
        var set = SetOf(forces);
        Assert.Equal(counted, Codes(v => v.MembershipOf(set) == Membership.Counted));
        Assert.Equal(possible, Codes(v => v.MembershipOf(set) == Membership.Possible));
    }

    [Fact]
    public void Every_view_of_every_set_agrees_with_the_law_spelled_out()
    {
        foreach (var set in ForceSet.All)
        {
            var members = Forces.All.Where(set.Names).ToArray();
            var combinations = set.IsSomeCombination ? Combinations(members).ToArray() : [members];
            foreach (var view in Views.All)
            {
                var holding = combinations.Count(c => Holds(view, c));
                var expected =
                    holding == combinations.Length ? Membership.Counted
                    : holding > 0 ? Membership.Possible
                    : Membership.None;
                Assert.Equal((set, view, expected), (set, view, view.MembershipOf(set)));
            }
        }
    }

    [Fact]
    public void No_set_stands_nowhere() =>
        Assert.All(Views.All, v => Assert.Equal(Membership.None, v.MembershipOf(default)));

    [Fact]
    public void A_figure_is_what_a_brute_force_sum_over_postings_says() =>
        Postings.Gen60.Sample(
            postings =>
            {
                var table = new PeriodTable(Postings.Quarter);
                Array.ForEach(postings, p => table.Apply(p.Key.Area, p));
                foreach (var row in table.Rows)
                {
                    var own = postings.Where(p => p.Key.Area == row.Area && p.Key.Indicator == row.Indicator).ToArray();
                    Assert.All(Views.All, view => Assert.Equal(Expected(view, own), row.Figure(view)));
                }
            },
            threads: 1
        );

    [Fact]
    public void Forces_own_reports_exceed_the_total_by_what_is_counted_more_than_once() =>
        Postings.Gen60.Sample(
            postings =>
            {
                var table = new PeriodTable(Postings.Quarter);
                var together = postings.Where(p => !p.Key.Forces.IsSomeCombination).ToArray();
                Array.ForEach(together, p => table.Apply(p.Key.Area, p));
                foreach (var row in table.Rows)
                {
                    var reports = Forces.All.Sum(f => row.Figure(Views.Of(f)).Amount);
                    var twice = Figure.CountedMoreThanOnce(row.Cells);
                    Assert.Equal(row.Figure(View.Total).Amount + twice, reports);
                }
            },
            threads: 1
        );

    [Fact]
    public void A_joint_patrol_of_three_forces_is_counted_once()
    {
        ForceCell[] cells =
        [
            new(SetOf("military+border_guard+police"), Approval.Approved, new Cell(10, 1, 0, 0)),
            new(SetOf("border_guard"), Approval.Provisional, new Cell(4, 1, 0, 1)),
            new(SetOf("military|police"), Approval.Provisional, new Cell(100, 1, 1, 0)),
        ];
        var total = Figure.Of(View.Total, cells);
        Assert.Equal((114, 0, 104), (total.Amount, total.Possible, total.Provisional));
        Assert.Equal((Qualifier.About, 3), (total.Qualifier, total.Count));
        Assert.Equal((Qualifier.Exact, Qualifier.About), (total.ApprovedQualifier, total.ProvisionalQualifier));
        var military = Figure.Of(View.Military, cells);
        Assert.Equal((10, 100, 0), (military.Amount, military.Possible, military.Provisional));
        Assert.Equal((Qualifier.Exact, Qualifier.MoreThan), (military.Qualifier, military.PossibleQualifier));
        Assert.Equal(20, Figure.CountedMoreThanOnce(cells));
        Assert.True(Figure.Of(View.CoastGuard, cells).IsEmpty);
    }

    [Fact]
    public void A_view_has_a_code_and_names()
    {
        foreach (var view in Views.All)
        {
            Assert.True(Views.TryParse(view.Code(), out var parsed));
            Assert.Equal(view, parsed);
        }

        Assert.False(Views.TryParse("Total", out _));
        Assert.Equal("Biên phòng", View.BorderGuard.NameVi());
        Assert.Equal("Both ministries jointly", View.TwoMinistry.NameEn());
        Assert.Equal(View.CoastGuard, Views.Of(Force.CoastGuard));
        Assert.Equal(9, Views.All.Count);
    }

    private static Figure Expected(View view, Posting[] postings)
    {
        var inside = postings.Where(p => Postings.Quarter.Contains(p.Key.Span)).ToArray();
        var overlapping = postings.Where(p => Postings.Quarter.Overlaps(p.Key.Span)).Except(inside);
        var unclear = overlapping.Where(p => view.MembershipOf(p.Key.Forces) != Membership.None).ToArray();
        var counted = inside.Where(p => view.MembershipOf(p.Key.Forces) == Membership.Counted).ToArray();
        var possible = inside.Where(p => view.MembershipOf(p.Key.Forces) == Membership.Possible).ToArray();
        return new Figure
        {
            View = view,
            Amount = counted.Sum(p => p.Amount),
            Possible = possible.Sum(p => p.Amount),
            Provisional = counted.Where(p => p.Key.Approval == Approval.Provisional).Sum(p => p.Amount),
            ApprovedQualifier = QualifierOf([.. counted.Where(p => p.Key.Approval == Approval.Approved)]),
            ProvisionalQualifier = QualifierOf([.. counted.Where(p => p.Key.Approval == Approval.Provisional)]),
            Unattributed = unclear.Sum(p => p.Amount),
            Qualifier = QualifierOf(counted),
            PossibleQualifier = QualifierOf(possible),
            UnattributedQualifier = QualifierOf(unclear),
            Count = counted.Length,
            PossibleCount = possible.Length,
        };
    }

    private static Qualifier QualifierOf(Posting[] postings)
    {
        var kinds = postings.Select(p => p.Qualifier).Where(q => q != Qualifier.Exact).Distinct().ToArray();
        return kinds.Length switch
        {
            0 => Qualifier.Exact,
            1 => kinds[0],
            _ => Qualifier.About,
        };
    }

    private static bool Holds(View view, Force[] forces)
    {
        var ministries = forces.Select(f => f.Ministry()).Distinct().ToArray();
        return view switch
        {
            View.Total => true,
            View.Military => forces.Contains(Force.Military),
            View.BorderGuard => forces.Contains(Force.BorderGuard),
            View.Police => forces.Contains(Force.Police),
            View.CoastGuard => forces.Contains(Force.CoastGuard),
            View.Defence => ministries.Contains(Ministry.Defence),
            View.PublicSecurity => ministries.Contains(Ministry.PublicSecurity),
            View.Joint => forces.Length >= 2,
            _ => ministries.Length == 2,
        };
    }

    private static IEnumerable<Force[]> Combinations(Force[] members) =>
        Enumerable
            .Range(1, (1 << members.Length) - 1)
            .Select(chosen => members.Where((_, i) => (chosen & (1 << i)) != 0).ToArray());

    private static string Codes(Func<View, bool> where) =>
        string.Join(' ', Views.All.Where(where).Select(v => v.Code()));

    private static ForceSet SetOf(string text)
    {
        Assert.True(ForceSet.TryParse(text, out var set), text);
        return set;
    }
}
