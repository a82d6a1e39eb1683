using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Plausibility;
using Xunit;

namespace Federation.Core.Tests.Ledger;

public sealed class ReturnTests
{
    private static readonly Span January = new(new Day(2025, 1, 1), new Day(2025, 1, 31));

    private readonly TestLedger _ledger = new();

    [Fact]
    public void A_return_states_and_adds_nothing()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        var plan = File(10, "patrol.patrols=4");

        var line = Assert.Single(plan.Lines);
        Assert.Equal((4, 1, 3), (line.Stated!.Value.Amount.Value, line.Counted.Amount, line.Difference));
        Assert.Equal(["patrol.participants 9", "patrol.patrols 1"], Counted());
    }

    [Fact]
    public void A_return_filed_again_takes_the_place_of_what_was_stated_before_and_leaves_other_figures()
    {
        File(10, "patrol.patrols=4", "patrol.participants=30");
        File(11, "patrol.patrols=6");

        Assert.Equal(["patrol.patrols 6", "patrol.participants 30"], Stated());
    }

    [Fact]
    public void What_is_withdrawn_is_stated_no_more_and_cannot_be_withdrawn_again()
    {
        File(10, "patrol.patrols=4");
        var withdrawn = new[] { TestLedger.Of("patrol.patrols", 0).Indicator };
        Assert.Empty(_ledger.File(Return(11) with { Withdrawn = withdrawn }).Refusals);
        Assert.Empty(Stated());

        var refused = _ledger.File(Return(12) with { Withdrawn = withdrawn });
        Assert.Equal(RefusalCode.NotFound, Assert.Single(refused.Refusals).Code);
    }

    [Fact]
    public void Returns_of_a_district_and_its_province_of_a_month_and_its_quarter_never_count_twice()
    {
        var quarter = new Span(new Day(2024, 10, 1), new Day(2024, 12, 31));
        var month = new Span(new Day(2024, 12, 1), new Day(2024, 12, 31));
        foreach (
            var (id, area, span) in new[]
            {
                (1, "20", quarter),
                (2, "20", month),
                (3, "20/183", quarter),
                (4, "20/183", month),
            }
        )
        {
            _ledger.File(Return(id, "patrol.patrols=10") with { Area = TestLedger.Area(area), Span = span });
        }

        Assert.Equal(4, _ledger.Ledger.Compare().Count);
        Assert.All(_ledger.Ledger.Compare(), one => Assert.Equal(0, one.Counted.Amount));
        Assert.Empty(_ledger.SumOfFacts());
    }

    [Fact]
    public void The_difference_is_posted_in_the_same_transaction_and_is_counted_from_then_on()
    {
        _ledger.Record(1, TestLedger.Patrol(1, 9));
        var plan = File(10, "military|border_guard|police", "patrol.patrols=406", "outreach.attendance=64000");

        Assert.Equal([406, 64_000], plan.Lines.Select(line => line.Counted.Amount));
        Assert.All(plan.Lines, line => Assert.Equal(0, line.Difference));
        Assert.IsType<ReturnFiled>(plan.Entries[0]);
        Assert.All(plan.Entries.Skip(1), entry => Assert.True(entry.GoesWithBefore));
        Assert.Equal(["outreach.attendance 64000", "patrol.participants 9", "patrol.patrols 406"], Counted());
        Assert.All(_ledger.Ledger.Compare(), one => Assert.Equal(one.Statement.Amount.Value, one.Counted.Amount));
    }

    [Fact]
    public void Posting_again_posts_only_what_is_missing()
    {
        File(10, "police", "patrol.patrols=4");
        var plan = File(11, "police", "patrol.patrols=6");

        Assert.Equal(2, Assert.IsType<DifferencePosted>(plan.Entries[1]).Content.Amount.Amount.Value);
        Assert.Empty(File(12, "police", "patrol.patrols=6").Entries.Skip(1));
    }

    [Fact]
    public void What_is_stated_below_what_is_counted_cannot_be_posted_and_nothing_is_half_done()
    {
        _ledger.Record(1, TestLedger.Patrol(5, 9));
        var plan = File(10, "police", "patrol.patrols=4", "civil.houses=3");

        var refusal = Assert.Single(plan.Refusals);
        Assert.Equal((RefusalCode.WrongState, "post_difference"), (refusal.Code, refusal.Field));
        Assert.StartsWith(
            "patrol.patrols 4 patrols is below the 5 patrols counted in 2025-01-01..2025-01-31 (total)",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(Stated());
        Assert.Single(_ledger.Entries);
    }

    [Fact]
    public void A_difference_that_would_not_count_in_the_view_is_refused()
    {
        var refused = _ledger.File(
            Return(10, "patrol.patrols=4") with
            {
                View = View.Police,
                Difference = TestLedger.Forces("military|police"),
            }
        );

        Assert.Contains(
            "does not count for certain in police",
            Assert.Single(refused.Refusals).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_lies_on_days_that_are_not_all_in_the_period_is_told_apart()
    {
        _ledger.Import("20,2024-12-15,2025-01-14,police,patrol.patrols,exact,7");
        var line = Assert.Single(File(10, "patrol.patrols=7").Lines);

        Assert.Equal((0, 7, 7), (line.Counted.Amount, line.Counted.Unattributed, line.Difference));
    }

    [Fact]
    public void A_force_states_for_itself_alone()
    {
        var refused = _ledger.File(
            Return(10, "patrol.patrols=4") with
            {
                View = View.Police,
                By = Claim.Of(Force.Military),
            }
        );

        Assert.Equal(RefusalCode.NotPermitted, Assert.Single(refused.Refusals).Code);
    }

    [Fact]
    public void A_period_of_other_days_than_a_ledger_speaks_of_is_refused_with_those_that_it_does()
    {
        var future = new Span(new Day(2025, 2, 1), new Day(2025, 2, 28));
        var refused = _ledger.File(Return(10, "patrol.patrols=4") with { Span = future });

        Assert.Equal(
            "Day 2025-02-28 is not within 2019-09-05 to 2025-02-02 (tomorrow).",
            Assert.Single(refused.Refusals).Message
        );
    }

    [Fact]
    public void The_same_return_again_writes_nothing_and_another_under_its_id_is_refused()
    {
        var first = File(10, "police", "patrol.patrols=4");
        var again = File(10, "police", "patrol.patrols=4");
        Assert.Equal((first.Entry, 0, 0), (again.Entry, again.Entries.Count, again.Lines[0].Difference));

        var other = File(10, "police", "patrol.patrols=5");
        Assert.Equal(RefusalCode.IdTaken, Assert.Single(other.Refusals).Code);
        Assert.Contains("patrol.patrols 4 patrols", other.Refusals[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Returns_are_judged_against_one_another_and_the_last_like_periods()
    {
        var ledger = new TestLedger(RulePack.Reference);
        Assert.Contains(
            "3 cases of crime.drug.cases is above 2 cases of crime.cases",
            Assert.Single(ledger.File(Return(10, "crime.cases=2", "crime.drug.cases=3")).Refusals).Message,
            StringComparison.Ordinal
        );
        for (var month = 9; month <= 12; month++)
        {
            ledger.Import($"20,2024-{month:00}-01,2024-{month:00}-30,police,crime.cases,exact,100");
        }

        var refused = ledger.File(Return(11, "crime.cases=301"));
        Assert.Equal(RefusalCode.Warning, Assert.Single(refused.Refusals).Code);
        var campaign = new Overruling(OverruleReason.Campaign, "all year's cases");
        Assert.Equal(
            [(4, 7001)],
            ledger
                .File(Return(11, "crime.cases=301") with { Overruling = campaign })
                .Overruled.Select(one => ((int)one.Indicator.Value, (int)one.Rule))
        );
    }

    [Fact]
    public void Replay_gives_the_same_statements_lumps_and_facts()
    {
        File(10, "police", "patrol.patrols=4");
        File(11, "patrol.patrols=6");
        var again = TestLedger.New();
        var facts = _ledger.Entries.SelectMany(entry => again.Apply(entry)).ToList();

        Assert.Equal(_ledger.Facts, facts);
        Assert.Equal(
            _ledger.Ledger.Compare().Select(one => (one.Statement, one.Counted)),
            again.Compare().Select(one => (one.Statement, one.Counted))
        );
    }

    [Fact]
    public void A_statement_has_one_form_of_bytes_and_every_other_is_kept_aside()
    {
        var statement = _ledger
            .File(Return(10, "patrol.patrols=4"))
            .Entries.OfType<ReturnFiled>()
            .Single()
            .Statements.Single();
        var fact = statement.ToFact();
        Assert.True(ReturnStatement.TryRead(fact, out var read));
        Assert.Equal(statement, read);

        var bytes = fact.Bytes.ToArray();
        for (var at = 0; at < bytes.Length; at++)
        {
            for (var value = 0; value < 256; value++)
            {
                var other = (byte[])bytes.Clone();
                other[at] = (byte)value;
                var changed = new OtherFact(FactKind.ReturnStatement, other);
                Assert.True(!ReturnStatement.TryRead(changed, out var found) || found.Value.ToFact().Equals(changed));
            }
        }

        Assert.False(ReturnStatement.TryRead(new OtherFact(FactKind.ReturnStatement, bytes.AsSpan(1)), out _));
        Assert.False(ReturnStatement.TryRead(new OtherFact(FactKind.Code, bytes), out _));
    }

    private ReturnPlan File(int id, params string[] figures) =>
        figures[0].Contains('=')
            ? _ledger.File(Return(id, figures))
            : _ledger.File(Return(id, figures[1..]) with { Difference = TestLedger.Forces(figures[0]) });

    private static FileReturn Return(int id, params string[] figures) =>
        new(
            Claim.Operator,
            TestLedger.IdOf(id),
            TestLedger.Owner,
            January,
            View.Total,
            [.. figures.Select(one => TestLedger.Of(one.Split('=')[0], long.Parse(one.Split('=')[1])))]
        );

    private List<string> Stated() =>
        [
            .. _ledger
                .Ledger.Compare()
                .Select(one => $"{CodeOf(one.Statement.Key.Indicator)} {one.Statement.Amount.Value}"),
        ];

    private List<string> Counted()
    {
        var table = new PeriodTable(January);
        foreach (var posting in Fact.PostingsOf(_ledger.Facts))
        {
            table.Apply(AreaId.Nation, posting);
        }

        return
        [
            .. table
                .Rows.Select(row => $"{CodeOf(row.Indicator)} {row.Figure(View.Total).Amount}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string CodeOf(IndicatorNumber number) =>
        IndicatorCatalogue.Reference.TryGet(number, out var indicator) ? indicator.Code : $"{number}";
}
