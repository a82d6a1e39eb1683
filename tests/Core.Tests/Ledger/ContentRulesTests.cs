using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

/// <summary>What the ledger itself refuses, whatever its callers checked before.</summary>
public sealed class ContentRulesTests
{
    private readonly TestLedger _ledger = new();

    [Theory]
    [InlineData(2025, 2, 2, true)]
    [InlineData(2025, 2, 3, false)]
    [InlineData(2019, 9, 5, true)]
    [InlineData(2019, 9, 4, false)]
    public void Days_go_from_the_decree_to_tomorrow(int year, int month, int day, bool allowed)
    {
        var decision = _ledger.Record(1, With(day: new Day(year, month, day)));

        Assert.Equal(allowed, decision is Decision.Accepted);
        if (!allowed)
        {
            var refusals = Assert.IsType<Decision.Refused>(decision).Refusals;
            Assert.Contains("2019-09-05 to 2025-02-02", refusals[0].Message);
        }
    }

    [Theory]
    [InlineData("04", "04 (Tỉnh Cao Bằng) does not lie in 20 (Tỉnh Lạng Sơn)")]
    [InlineData("VN", "does not lie in 20 (Tỉnh Lạng Sơn)")]
    public void A_ledger_speaks_of_its_owners_areas_only(string area, string expected)
    {
        var message = ActivityTests.Refused(
            _ledger.Record(1, With(area: TestLedger.Area(area))),
            RefusalCode.InvalidField,
            "area"
        );

        Assert.Contains(expected, message);
    }

    [Fact]
    public void A_district_is_gone_after_the_thirtieth_of_June_2025()
    {
        var record = new RecordActivity(Claim.Operator, TestLedger.IdOf(1), With(day: new Day(2025, 7, 1)));

        var decision = _ledger.Do(record, new Day(2025, 8, 1));

        Assert.Contains("to 2025-06-30", ActivityTests.Refused(decision, RefusalCode.InvalidField, "area"));
    }

    [Fact]
    public void An_unknown_area_or_indicator_is_refused()
    {
        var unknown = new QuantifiedAmount(new IndicatorNumber(9_999), new Amount(1), Qualifier.Exact);
        var decision = _ledger.Record(1, With(area: new AreaId(999_999), amount: unknown));

        var refusals = Assert.IsType<Decision.Refused>(decision).Refusals;
        Assert.Equal(["area", "amounts[0].indicator"], refusals.Select(refusal => refusal.Field));
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    public void Nil_and_max_are_no_ids(string id)
    {
        var record = new RecordActivity(Claim.Operator, new EntryId(Guid.Parse(id)), TestLedger.Patrol(1, 9));

        ActivityTests.Refused(_ledger.Do(record), RefusalCode.InvalidField, "id");
    }

    [Fact]
    public void An_indicator_never_exceeds_its_bound_in_all()
    {
        for (var i = 0; i < 1_000; i++)
        {
            Assert.IsType<Decision.Accepted>(_ledger.Record(i + 1, Cases(Amount.Max)));
        }

        Assert.Equal(Amount.OwnerMax, _ledger.Ledger.SumOf(TestLedger.Of("crime.cases", 0).Indicator));
        ActivityTests.Refused(_ledger.Record(2_000, Cases(1)), RefusalCode.InvalidField, "amounts[0].amount");
        Assert.IsType<Decision.Accepted>(_ledger.Record(2_001, Cases(0)));
        Assert.IsType<Decision.Accepted>(_ledger.Record(2_002, TestLedger.Patrol(1, 9)));
    }

    [Fact]
    public void A_correction_at_the_bound_counts_what_it_takes_back()
    {
        for (var i = 0; i < 1_000; i++)
        {
            _ledger.Record(i + 1, Cases(Amount.Max));
        }

        Assert.IsType<Decision.Accepted>(_ledger.Correct(1, 2_000, Cases(Amount.Max - 1)));
        Assert.IsType<Decision.Accepted>(_ledger.Correct(1, 2_001, Cases(Amount.Max)));
        _ledger.Void(2, 2_002);
        Assert.IsType<Decision.Accepted>(_ledger.Record(2_003, Cases(Amount.Max)));
        ActivityTests.Refused(_ledger.Record(2_004, Cases(1)), RefusalCode.InvalidField, "amounts[0].amount");
    }

    [Fact]
    public void A_file_that_exceeds_the_bound_is_refused_at_the_line_that_does()
    {
        for (var i = 0; i < 999; i++)
        {
            _ledger.Record(i + 1, Cases(Amount.Max));
        }

        var plan = _ledger.Import(
            "20,2024-01-01,2024-01-31,police,crime.cases,exact,999999999999",
            "20,2024-02-01,2024-02-29,police,crime.cases,exact,1",
            "20,2024-03-01,2024-03-31,police,crime.cases,exact,1"
        );

        Assert.Equal(
            [ImportOutcome.Recorded, ImportOutcome.Recorded, ImportOutcome.Refused],
            plan.Lines.Select(line => line.Outcome)
        );
        Assert.Empty(plan.Entries);
        Assert.Equal("amount", plan.Lines[2].Refusals[0].Field);
    }

    private static ActivityContent Cases(long amount) => With(amount: TestLedger.Of("crime.cases", amount));

    private static ActivityContent With(AreaId? area = null, Day? day = null, QuantifiedAmount? amount = null) =>
        new(
            area ?? TestLedger.Area("20/183"),
            day ?? new Day(2025, 1, 15),
            TestLedger.Forces("police"),
            Force.Police,
            [amount ?? TestLedger.Of("crime.cases", 1)]
        );
}
