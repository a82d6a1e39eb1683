using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Plausibility;
using Federation.Core.Tests.Ledger;
using Xunit;

namespace Federation.Core.Tests.Plausibility;

public sealed class RulePackTests
{
    private const string Header = "number\tkind\tverdict\tindicator\tother\tactivity\tspan\tusual\n";

    [Fact]
    public void Every_indicator_has_a_limit()
    {
        var limited = RulePack
            .Reference.Rules.Where(rule => rule.Kind == RuleKind.Limit)
            .Select(rule => rule.Indicator);

        Assert.Equal(IndicatorCatalogue.Reference.All.Select(indicator => indicator.Number), limited);
    }

    [Fact]
    public void What_a_lump_may_not_be_an_activity_may_not_be_either()
    {
        Assert.All(RulePack.Reference.Rules, rule => Assert.True(rule.ActivityBound <= rule.SpanBound));
    }

    [Fact]
    public void The_published_edition_is_what_it_was_when_it_was_numbered()
    {
        Assert.Equal(1, RulePack.Reference.Version);
        Assert.Equal(103 - 1, RulePack.Reference.Rules.Count);
    }

    [Theory]
    [InlineData("patrol.patrols=500", "")]
    [InlineData(
        "patrol.patrols=501",
        "rule 1042: 501 patrols of patrol.patrols is above 500 patrols, the most of one activity"
    )]
    [InlineData("patrol.path_cleared=199999", "")]
    [InlineData(
        "patrol.path_cleared=200000",
        "rule 2044: 200 km of patrol.path_cleared looks as if it was given in m: is it 0.2 km? "
            + "Below 200 km nothing is asked"
    )]
    [InlineData("crime.cases=2 crime.drug.cases=2", "")]
    [InlineData(
        "crime.cases=2 crime.drug.cases=3",
        "rule 3001: 3 cases of crime.drug.cases is above 2 cases of crime.cases, which it is part of"
    )]
    [InlineData("crime.drug.cases=3", "")]
    [InlineData("crime.cases=1 crime.subjects=3", "")]
    [InlineData("crime.drug.cases=1 crime.subjects=3", "")]
    [InlineData("crime.subjects=3", "rule 4005: 3 persons of crime.subjects comes without crime.cases: give it too")]
    [InlineData("crime.cases=0 crime.subjects=0", "")]
    [InlineData(
        "crime.cases=0 crime.subjects=1",
        "rule 4005: 1 person of crime.subjects comes without crime.cases: give it too"
    )]
    [InlineData("patrol.patrols=1 patrol.participants=500", "")]
    [InlineData(
        "patrol.patrols=1 patrol.participants=501",
        "rule 5043: 501 person-times of patrol.participants for 1 patrol of patrol.patrols is above 500 person-times, "
            + "the most for so many"
    )]
    [InlineData(
        "patrol.patrols=3 patrol.participants=2",
        "rule 6043: 2 person-times of patrol.participants for 3 patrols of patrol.patrols is below 3 person-times, "
            + "the least for so many"
    )]
    public void An_activity_is_judged_by_every_rule(string amounts, string expected)
    {
        var found = RulePack.Reference.Judge(JudgedKind.Activity, Read(amounts), NoHistory.Instance);

        Assert.Equal(expected, Text(found, JudgedKind.Activity));
    }

    [Theory]
    [InlineData("crime.subjects=3", "")]
    [InlineData("patrol.path_cleared=200000", "")]
    [InlineData(
        "seized.timber=500000000",
        "rule 2033: 500,000 m³ of seized.timber looks as if it was given in dm3: is it 500 m³? Below 500,000 m³ "
            + "nothing is asked"
    )]
    [InlineData(
        "patrol.patrols=10000001",
        "rule 1042: 10,000,001 patrols of patrol.patrols is above 10,000,000 patrols, the most of one imported figure"
    )]
    public void A_lump_is_judged_alone_by_its_limit_and_its_unit(string amounts, string expected)
    {
        var found = RulePack.Reference.Judge(JudgedKind.Lump, Read(amounts), NoHistory.Instance);

        Assert.Equal(expected, Text(found, JudgedKind.Lump));
    }

    [Theory]
    [InlineData(Qualifier.Nearly, Qualifier.Exact, 0)]
    [InlineData(Qualifier.Exact, Qualifier.MoreThan, 0)]
    [InlineData(Qualifier.MoreThan, Qualifier.Nearly, 1)]
    public void A_part_that_may_be_less_and_a_whole_that_may_be_more_are_not_judged(
        Qualifier part,
        Qualifier whole,
        int expected
    )
    {
        var amounts = new[] { TestLedger.Of("crime.cases", 2, whole), TestLedger.Of("crime.drug.cases", 3, part) };

        Assert.Equal(expected, RulePack.Reference.Judge(JudgedKind.Activity, amounts, NoHistory.Instance).Count);
    }

    [Theory]
    [InlineData(4, 20, 60, 0)]
    [InlineData(4, 20, 61, 1)]
    [InlineData(3, 20, 61, 0)]
    [InlineData(4, 10, 50, 0)]
    public void An_activity_is_unusual_that_is_above_three_times_the_largest_of_the_last_twelve_months(
        int live,
        long largest,
        long patrols,
        int expected
    )
    {
        var months = new MonthSums();
        for (var i = 0; i < live; i++)
        {
            months.Apply(Patrols(new Day(2024, 3 + i, 31 - 1), i == 0 ? largest : 1));
        }

        // Thirteen months before, and the activity's own month, do not count.
        months.Apply(Patrols(new Day(2023, 12, 31), 400));
        months.Apply(Patrols(new Day(2025, 1, 1), 400));
        var found = RulePack.Reference.Judge(
            JudgedKind.Activity,
            [TestLedger.Of("patrol.patrols", patrols)],
            months.Before(new Day(2025, 1, 31))
        );

        Assert.Equal(expected, found.Count(verdict => verdict.Rule == 7001));
    }

    [Theory]
    [InlineData("0\tlimit\terror\tpatrol.patrols\t\t1\t1\t", "number '0'")]
    [InlineData("1\tguess\terror\tpatrol.patrols\t\t1\t1\t", "kind 'guess'")]
    [InlineData("1\tlimit\tmaybe\tpatrol.patrols\t\t1\t1\t", "verdict 'maybe'")]
    [InlineData("1\tlimit\terror\tpatrol.walks\t\t1\t1\t", "indicator 'patrol.walks'")]
    [InlineData("1\tlimit\terror\tpatrol.patrols\t\t0\t1\t", "bound '0'")]
    [InlineData("1\thistory\twarning\t\t\t1001\t1\t", "bound '1001'")]
    [InlineData("1\tpart_of\terror\t\t\t1\t1\t\n1\thistory\twarning\t\t\t3\t3\t", "number 1 does not rise")]
    public void A_pack_that_breaks_a_rule_is_refused_with_its_line(string row, string expected)
    {
        var error = Assert.Throws<FormatException>(() =>
            RulePackFile.Parse(Header + row + "\n", 1, IndicatorCatalogue.Reference)
        );

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static Posting Patrols(Day day, long amount) =>
        Posting.Add(
            new PostingKey(
                TestLedger.Owner,
                TestLedger.Of("patrol.patrols", 0).Indicator,
                Span.Of(day),
                TestLedger.Forces("police"),
                Approval.Provisional
            ),
            new Amount(amount),
            Qualifier.Exact
        );

    private static QuantifiedAmount[] Read(string amounts) =>
        [.. amounts.Split(' ').Select(one => TestLedger.Of(one.Split('=')[0], long.Parse(one.Split('=')[1])))];

    private static string Text(IReadOnlyList<Verdict> found, JudgedKind kind) =>
        string.Join("; ", found.Select(one => VerdictText.En(one, kind, IndicatorCatalogue.Reference)));
}
