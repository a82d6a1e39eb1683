using Federation.Client.Picture;
using Federation.Core.Calendars;
using Federation.HqConsole.Model;
using Xunit;

namespace Federation.Clients.Tests.HqConsole;

public sealed class PeriodChoicesTests
{
    private static readonly Day Today = new(2025, 4, 1);

    [Fact]
    public void They_reach_back_to_the_first_day_on_which_areas_are_known()
    {
        var periods = On("");
        Assert.Equal(Period.YearToDate(2025), periods[0]);
        Assert.Equal([2025, 2024, 2023, 2022, 2021, 2020, 2019], OfKind(PeriodKind.Year).Select(year => year.Year));
        Assert.Equal(Period.Quarter(2025, 2), OfKind(PeriodKind.Quarter).First());
        Assert.Equal(Period.Quarter(2019, 3), OfKind(PeriodKind.Quarter).Last());
        Assert.Equal(Period.Month(2019, 9), OfKind(PeriodKind.Month).Last());
        Assert.Equal(periods.Count, periods.Distinct().Count());

        IEnumerable<Period> OfKind(PeriodKind kind) => periods.Where(period => period.Kind == kind);
    }

    [Theory]
    [InlineData("2020-q1", "2020-Q1")]
    [InlineData("quy i nam 2020", "2020-Q1")]
    [InlineData("2019-12", "2019-12")]
    [InlineData("1999", "1999")]
    [InlineData("2020-01-01..2020-12-31", "2020-01-01..2020-12-31")]
    public void What_is_typed_as_a_code_or_a_name_comes_first(string typed, string expected) =>
        Assert.Equal(expected, On(typed)[0].ToString());

    [Fact]
    public void A_part_finds_all_that_have_it()
    {
        Assert.Equal(
            ["2019", "2019-Q4", "2019-Q3", "2019-H2", "2019-9M", "2019-12", "2019-11", "2019-10", "2019-09"],
            On("2019").Select(period => period.ToString())
        );
        Assert.Empty(On("lunar"));
    }

    [Fact]
    public void A_range_that_is_shown_is_offered_too()
    {
        Assert.True(Period.TryParse("2020-01-01..2020-02-02", out var range));
        Assert.Equal(range, PeriodChoices.On(new Subject(range, Calendar.Civil), Today, "")[0]);
    }

    private static IReadOnlyList<Period> On(string typed) => PeriodChoices.On(Scene.Quarter, Today, typed);
}
