using Federation.Core.Areas;
using Federation.Core.Calendars;
using Xunit;

namespace Federation.Core.Tests.Areas;

public sealed class AreaResolutionTests
{
    private static readonly AreaCatalogue Areas = AreaCatalogue.Reference;

    [Fact]
    public void A_code_that_means_one_area_on_all_days_is_found()
    {
        var found = Assert.IsType<AreaResolution.Found>(Resolve("04", "2020-01-01", "2026-12-31"));
        Assert.Equal("Tỉnh Cao Bằng", Areas.FullName(found.Id, new Day(2025, 1, 1)));
    }

    [Fact]
    public void A_change_of_name_within_the_span_does_not_matter() =>
        Assert.IsType<AreaResolution.Found>(Resolve("46", "2024-10-01", "2026-03-31"));

    [Theory]
    [InlineData("99")]
    [InlineData("04/999")]
    [InlineData("04/183")]
    [InlineData("04/043/ba-son")]
    public void A_code_that_never_was_is_unknown(string code)
    {
        var unknown = Assert.IsType<AreaResolution.Unknown>(Resolve(code, "2025-01-01", "2025-01-01"));
        Assert.Equal(code, unknown.Code.ToString());
    }

    [Fact]
    public void A_code_after_its_days_is_refused_with_what_it_meant()
    {
        var refused = Assert.IsType<AreaResolution.NotValid>(Resolve("49", "2025-08-01", "2025-08-31"));
        Assert.Equal(new Day(2025, 8, 1), refused.Day);
        var only = Assert.Single(refused.Versions);
        Assert.Equal("Tỉnh Quảng Nam", only.FullNameVi);
        Assert.Equal("2019-09-05..2025-06-30", only.Validity.ToString());
    }

    [Fact]
    public void A_code_before_its_days_is_refused()
    {
        var refused = Assert.IsType<AreaResolution.NotValid>(Resolve("24/224", "2024-12-31", "2025-01-01"));
        Assert.Equal(new Day(2024, 12, 31), refused.Day);
    }

    [Fact]
    public void A_code_that_ends_within_the_span_is_refused_with_its_first_day_without_meaning()
    {
        var refused = Assert.IsType<AreaResolution.NotValid>(Resolve("04/044", "2020-01-15", "2020-02-15"));
        Assert.Equal(new Day(2020, 2, 1), refused.Day);
    }

    [Fact]
    public void A_code_that_passes_to_another_area_within_the_span_is_refused_with_the_day()
    {
        var refused = Assert.IsType<AreaResolution.ChangesWithin>(Resolve("15", "2025-06-01", "2025-07-31"));
        Assert.Equal(new Day(2025, 7, 1), refused.Day);
        Assert.Equal("Tỉnh Yên Bái", refused.Before.FullNameVi);
        Assert.Equal("Tỉnh Lào Cai", refused.After.FullNameVi);
    }

    [Fact]
    public void A_district_is_not_valid_once_its_level_is_abolished()
    {
        Assert.IsType<AreaResolution.Found>(Resolve("20/183", "2025-06-30", "2025-06-30"));
        Assert.IsType<AreaResolution.NotValid>(Resolve("20/183", "2025-07-01", "2025-07-01"));
    }

    [Theory]
    [InlineData("48", "2025-01-01", "2025-12-31", "Thành phố Đà Nẵng", "2025-07-01..9999-12-31")]
    [InlineData("48", "2025-01-01", "2025-06-30", "Thành phố Đà Nẵng", "2019-09-05..2025-06-30")]
    [InlineData("49", "2025-01-01", "2025-12-31", "Tỉnh Quảng Nam", "2019-09-05..2025-06-30")]
    [InlineData("04/043", "2025-01-01", "2025-12-31", "Huyện Bảo Lạc", "2019-09-05..2025-06-30")]
    public void A_question_takes_the_latest_meaning_within_its_period(
        string code,
        string from,
        string to,
        string name,
        string validity
    )
    {
        Assert.True(Areas.LatestWithin(AreaCode.Parse(code), SpanOf(from, to), out var id));
        Assert.Equal(name, Areas.FullName(id, SpanOf(from, to).Last));
        Assert.Equal(validity, Areas.Get(id).Validity.ToString());
    }

    [Fact]
    public void A_question_about_days_on_which_the_code_meant_nothing_has_no_answer()
    {
        Assert.False(Areas.LatestWithin(AreaCode.Parse("49"), SpanOf("2025-07-01", "2025-12-31"), out var id));
        Assert.Equal(default, id);
    }

    [Fact]
    public void An_owner_keeps_its_last_meaning()
    {
        Assert.True(Areas.LatestOf(AreaCode.Parse("49"), new Day(2026, 5, 1), out var quangNam));
        Assert.Equal("Tỉnh Quảng Nam", Areas.FullName(quangNam, new Day(2026, 5, 1)));
        Assert.True(Areas.LatestOf(AreaCode.Parse("15"), new Day(2026, 5, 1), out var laoCai));
        Assert.Equal("Tỉnh Lào Cai", Areas.FullName(laoCai, new Day(2026, 5, 1)));
        Assert.True(Areas.LatestOf(AreaCode.Parse("15"), new Day(2025, 6, 30), out var yenBai));
        Assert.Equal("Tỉnh Yên Bái", Areas.FullName(yenBai, new Day(2025, 6, 30)));
        Assert.False(Areas.LatestOf(AreaCode.Parse("24/224"), new Day(2024, 12, 31), out _));
    }

    private static AreaResolution Resolve(string code, string from, string to) =>
        Areas.Resolve(AreaCode.Parse(code), SpanOf(from, to));

    private static Span SpanOf(string from, string to)
    {
        Assert.True(Day.TryParse(from, out var first) & Day.TryParse(to, out var last));
        return new Span(first, last);
    }
}
