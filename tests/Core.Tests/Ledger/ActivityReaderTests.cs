using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

public sealed class ActivityReaderTests
{
    private static readonly ActivityFields Good = new(
        "20/183/ba-son",
        "2025-01-15",
        "border_guard+police",
        "police",
        [new AmountFields("seized.heroin", "11,09", Qualifier.MoreThan)]
    );

    [Fact]
    public void A_caller_writes_codes_and_display_units()
    {
        var content = Accepted(Good);

        Assert.Equal(
            (TestLedger.Area("20/183/ba-son"), new Day(2025, 1, 15), "border_guard+police", Force.Police),
            (content.Area, content.Day, content.Forces.ToString(), content.Lead)
        );
        Assert.Equal([TestLedger.Of("seized.heroin", 11_090, Qualifier.MoreThan)], content.Amounts);
    }

    [Fact]
    public void A_single_force_leads_without_being_named_so()
    {
        Assert.Equal(Force.CoastGuard, Accepted(Good with { Forces = "coast_guard", Lead = "" }).Lead);
        Assert.Contains("(border_guard+police)", Refused(Good with { Lead = "" }, "lead").Message);
    }

    [Theory]
    [InlineData(
        "20/999",
        "There is no area 20/999: a province is 04, a district or commune 04/043, a post 20/183/ba-son."
    )]
    [InlineData("cao loc", "'cao loc' is not an area code")]
    [InlineData("04", "does not lie in 20 (Tỉnh Lạng Sơn), whose ledger this is")]
    [InlineData("", "'' is not an area code")]
    public void An_area_that_cannot_be_is_named(string area, string expected) =>
        Assert.Contains(expected, Refused(Good with { Area = area }, "area").Message);

    [Fact]
    public void An_area_that_is_gone_on_the_day_is_named_with_its_days()
    {
        var refusal = Refused(Good with { Area = "20/183", Day = "2025-07-01" }, "area", new Day(2025, 8, 1));

        Assert.Contains("20/183 denotes no area on 2025-07-01", refusal.Message);
        Assert.Contains("Huyện Cao Lộc from 2019-09-05 to 2025-06-30", refusal.Message);
    }

    [Theory]
    [InlineData("2025-02-03")]
    [InlineData("2019-09-04")]
    [InlineData("2025-02-30")]
    [InlineData("15/01/2025")]
    public void A_day_that_cannot_be_is_named(string day) => Refused(Good with { Day = day }, "day");

    [Theory]
    [InlineData("border_guard+navy", "each of military, border_guard, police, coast_guard at most once")]
    [InlineData("police+police", "at most once")]
    [InlineData("", "not a set of forces")]
    [InlineData("border_guard|police", "leaves open who took part")]
    public void Forces_act_together_and_are_named_once(string forces, string expected) =>
        Assert.Contains(expected, Refused(Good with { Forces = forces, Lead = "police" }, "forces").Message);

    [Theory]
    [InlineData("military")]
    [InlineData("navy")]
    public void The_lead_is_one_of_the_forces(string lead) => Refused(Good with { Lead = lead }, "lead");

    [Theory]
    [InlineData("seized.heroin", "11,0905", "finer than 0.001 g")]
    [InlineData("seized.heroin", "-1", "is negative")]
    [InlineData("seized.heroin", "1.500", "could be 1,500 g or 1.5 g")]
    [InlineData("seized.heroin", "a lot", "is not a number")]
    [InlineData("crime.cases", "1000000000001", "is larger than 1,000,000,000,000 cases")]
    [InlineData("crime.cases", "1,5", "finer than 1 case")]
    public void An_amount_that_cannot_be_is_named(string indicator, string amount, string expected)
    {
        var fields = Good with { Amounts = [new AmountFields(indicator, amount, Qualifier.Exact)] };

        var refusal = Refused(fields, "amounts[0].amount");

        Assert.Contains(expected, refusal.Message);
        Assert.Equal(amount, refusal.Value);
    }

    [Fact]
    public void An_indicator_is_known_and_comes_once()
    {
        var one = new AmountFields("crime.cases", "1", Qualifier.Exact);
        var unknown = new AmountFields("crime.caes", "1", Qualifier.Exact);

        Refused(Good with { Amounts = [one, unknown] }, "amounts[1].indicator");
        var refusal = Refused(Good with { Amounts = [one, one] }, "amounts[1].indicator");
        Assert.Contains("already in amounts[0]", refusal.Message);
    }

    [Theory]
    [InlineData(Qualifier.About)]
    [InlineData((Qualifier)0)]
    [InlineData((Qualifier)99)]
    public void A_single_amount_is_exact_more_than_or_nearly(Qualifier qualifier) =>
        Refused(Good with { Amounts = [new AmountFields("crime.cases", "1", qualifier)] }, "amounts[0].qualifier");

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void An_activity_has_one_to_64_amounts(int count)
    {
        var amounts = Enumerable.Repeat(new AmountFields("crime.cases", "1", Qualifier.Exact), count);

        Refused(Good with { Amounts = [.. amounts] }, "amounts");
    }

    [Fact]
    public void All_that_is_wrong_is_named_together()
    {
        var wrong = new ActivityFields("20/999", "soon", "navy", "navy", [new AmountFields("x", "y", default)]);

        new ActivityReader(TestLedger.Scope).TryRead(wrong, TestLedger.Today, out var content, out var refusals);

        Assert.Null(content);
        Assert.Equal(
            ["day", "area", "forces", "lead", "amounts[0].indicator", "amounts[0].qualifier"],
            refusals.Select(refusal => refusal.Field)
        );
    }

    [Fact]
    public void Hostile_text_is_cut_and_cleaned_before_it_is_repeated()
    {
        var refusal = Refused(Good with { Area = "\u001b[2J\u202e\ud800" + new string('x', 1_000_000) }, "area");

        Assert.StartsWith("\uFFFD[2J\uFFFD\uFFFDxxx", refusal.Value);
        Assert.Equal(Refusal.ShownCharsMax + 1, refusal.Value.Length);
        Assert.True(refusal.Message.Length < 250, refusal.Message);
    }

    private static ActivityContent Accepted(ActivityFields fields)
    {
        var read = new ActivityReader(TestLedger.Scope).TryRead(
            fields,
            TestLedger.Today,
            out var content,
            out var refusals
        );
        Assert.True(read, string.Join(' ', refusals));
        Assert.Empty(refusals);
        return content!;
    }

    private static Refusal Refused(ActivityFields fields, string field, Day? today = null)
    {
        new ActivityReader(TestLedger.Scope).TryRead(fields, today ?? TestLedger.Today, out var content, out var all);
        Assert.Null(content);
        var refusal = Assert.Single(all);
        Assert.Equal((RefusalCode.InvalidField, field), (refusal.Code, refusal.Field));
        return refusal;
    }
}
