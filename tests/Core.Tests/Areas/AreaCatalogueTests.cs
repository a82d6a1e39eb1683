using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Areas;

public sealed class AreaCatalogueTests
{
    private static readonly AreaCatalogue Areas = AreaCatalogue.Reference;
    private static readonly Day LastOf63 = new(2025, 6, 30);
    private static readonly Day FirstOf34 = new(2025, 7, 1);

    [Fact]
    public void The_nation_is_area_1_on_every_day_of_the_window()
    {
        Assert.Equal(AreaId.Nation, At("VN", new Day(2019, 9, 5)));
        Assert.Equal(AreaId.Nation, At("VN", new Day(2026, 12, 31)));
        Assert.Equal("Toàn quốc", Areas.FullName(AreaId.Nation, FirstOf34));
        Assert.Null(Areas.Parent(AreaId.Nation));
        Assert.Null(Areas.ProvinceOf(AreaId.Nation));
    }

    [Theory]
    [InlineData("2019-09-05", 63)]
    [InlineData("2024-12-31", 63)]
    [InlineData("2025-01-01", 63)]
    [InlineData("2025-06-30", 63)]
    [InlineData("2025-07-01", 34)]
    [InlineData("2026-04-30", 34)]
    [InlineData("2019-09-04", 0)]
    public void A_day_has_63_provinces_then_34(string day, int provinces) =>
        Assert.Equal(provinces, Areas.Provinces(DayOf(day)).Count);

    [Theory]
    [InlineData("2019-09-05", 713)]
    [InlineData("2020-01-01", 711)]
    [InlineData("2020-02-01", 709)]
    [InlineData("2020-03-01", 707)]
    [InlineData("2021-01-01", 705)]
    [InlineData("2024-09-01", 704)]
    [InlineData("2024-12-01", 701)]
    [InlineData("2025-01-01", 696)]
    [InlineData("2025-06-30", 696)]
    [InlineData("2025-07-01", 3321)]
    [InlineData("2026-04-30", 3321)]
    public void A_day_has_as_many_districts_or_communes_as_the_law_says(string day, int expected)
    {
        var on = DayOf(day);
        Assert.Equal(expected, Areas.Provinces(on).Sum(province => Areas.Children(province, on).Count));
    }

    [Fact]
    public void Eleven_provinces_keep_their_identity_across_2025_07_01() =>
        Assert.Equal(11, Areas.Provinces(LastOf63).Intersect(Areas.Provinces(FirstOf34)).Count());

    [Theory]
    [InlineData("15", "Tỉnh Yên Bái", "Tỉnh Lào Cai")]
    [InlineData("24", "Tỉnh Bắc Giang", "Tỉnh Bắc Ninh")]
    [InlineData("44", "Tỉnh Quảng Bình", "Tỉnh Quảng Trị")]
    [InlineData("52", "Tỉnh Bình Định", "Tỉnh Gia Lai")]
    [InlineData("80", "Tỉnh Long An", "Tỉnh Tây Ninh")]
    [InlineData("82", "Tỉnh Tiền Giang", "Tỉnh Đồng Tháp")]
    [InlineData("91", "Tỉnh Kiên Giang", "Tỉnh An Giang")]
    public void A_reused_code_is_another_area_from_2025_07_01(string code, string before, string after)
    {
        Assert.Equal(before, Areas.FullName(At(code, LastOf63), LastOf63));
        Assert.Equal(after, Areas.FullName(At(code, FirstOf34), FirstOf34));
        Assert.NotEqual(At(code, LastOf63), At(code, FirstOf34));
    }

    [Fact]
    public void A_merged_province_keeps_its_code_but_not_its_identity()
    {
        Assert.Equal("Thành phố Đà Nẵng", Areas.FullName(At("48", FirstOf34), FirstOf34));
        Assert.Equal([At("48", LastOf63), At("49", LastOf63)], Areas.Get(At("48", FirstOf34)).Predecessors);
        Assert.Equal([At("48", FirstOf34)], Areas.Successors(At("49", LastOf63)));
    }

    [Fact]
    public void Renaming_and_change_of_kind_keep_the_identity()
    {
        Assert.Equal(At("46", new Day(2024, 12, 31)), At("46", new Day(2025, 1, 1)));
        Assert.Equal("Tỉnh Thừa Thiên Huế", Areas.FullName(At("46", FirstOf34), new Day(2024, 12, 31)));
        Assert.Equal("Thành phố Huế", Areas.FullName(At("46", FirstOf34), new Day(2025, 1, 1)));
        Assert.Equal(At("75", new Day(2026, 4, 29)), At("75", new Day(2026, 4, 30)));
        Assert.Equal(AreaKind.Municipality, Areas.VersionAt(At("75", FirstOf34), new Day(2026, 4, 30))!.Kind);
        Assert.Equal(At("30/292", new Day(2019, 10, 31)), At("30/292", new Day(2019, 11, 1)));
    }

    [Theory]
    [InlineData("04/049", "2020-03-01", "Huyện Quảng Uyên", "Huyện Quảng Hòa")]
    [InlineData("79/769", "2021-01-01", "Quận 2", "Thành phố Thủ Đức")]
    [InlineData("68/682", "2024-12-01", "Huyện Đạ Tẻh", "Huyện Đạ Huoai")]
    [InlineData("77/753", "2025-01-01", "Huyện Đất Đỏ", "Huyện Long Đất")]
    [InlineData("37/374", "2025-01-01", "Huyện Hoa Lư", "Thành phố Hoa Lư")]
    [InlineData("46/474", "2025-01-01", "Thành phố Huế", "Quận Thuận Hóa")]
    [InlineData("40/412", "2024-12-01", "Thành phố Vinh", "Thành phố Vinh")]
    [InlineData("24/219", "2025-01-01", "Huyện Lục Ngạn", "Huyện Lục Ngạn")]
    public void Merger_split_and_absorption_mint_a_new_identity(string code, string from, string before, string after)
    {
        var day = DayOf(from);
        var (old, now) = (At(code, day.Plus(-1)), At(code, day));
        Assert.NotEqual(old, now);
        Assert.Equal(before, Areas.FullName(old, day.Plus(-1)));
        Assert.Equal(after, Areas.FullName(now, day));
        Assert.Contains(old, Areas.Get(now).Predecessors);
    }

    [Fact]
    public void A_parent_is_valid_on_all_days_of_its_children()
    {
        var outside = Areas.All.Where(a => a.Parent is { } p && !Areas.Get(p).Validity.Contains(a.Validity));
        Assert.Empty(outside);
    }

    [Fact]
    public void Every_version_is_found_by_its_code_on_its_first_and_last_day()
    {
        foreach (var version in Areas.All.SelectMany(a => a.Versions))
        {
            Assert.Equal(version.Id, At(version.Code.ToString(), version.Validity.First));
            Assert.Equal(version.Id, At(version.Code.ToString(), version.Validity.Last));
        }
    }

    [Fact]
    public void An_area_includes_itself_and_all_below_it()
    {
        var (post, district, province) = (At("20/183/ba-son", LastOf63), At("20/183", LastOf63), At("20", LastOf63));
        Assert.True(Areas.Includes(post, post));
        Assert.True(Areas.Includes(district, post));
        Assert.True(Areas.Includes(province, post));
        Assert.True(Areas.Includes(AreaId.Nation, post));
        Assert.False(Areas.Includes(post, district));
        Assert.False(Areas.Includes(At("04", LastOf63), post));
        Assert.False(Areas.Includes(new AreaId(99_999), new AreaId(99_999)));
        Assert.Equal(district, Areas.ChildToward(province, post));
        Assert.Equal(district, Areas.ChildToward(province, district));
        Assert.Equal(province, Areas.ChildToward(AreaId.Nation, post));
        Assert.Null(Areas.ChildToward(post, post));
        Assert.Null(Areas.ChildToward(At("04", LastOf63), post));
        Assert.Null(Areas.ChildToward(new AreaId(0), post));
        Assert.Null(Areas.ChildToward(province, new AreaId(99_999)));
        Assert.Equal(province, Areas.ProvinceOf(post));
        Assert.Equal(province, Areas.ProvinceOf(province));
    }

    [Fact]
    public void A_post_ends_with_its_district()
    {
        Assert.False(Areas.TryResolve(AreaCode.Parse("20/183/ba-son"), FirstOf34, out _));
        Assert.Equal(Force.BorderGuard, Areas.VersionAt(At("20/183/ba-son", LastOf63), LastOf63)!.Force);
    }

    [Fact]
    public void An_area_has_no_version_outside_its_days()
    {
        Assert.Null(Areas.VersionAt(At("49", LastOf63), FirstOf34));
        Assert.Equal("Tỉnh Quảng Nam", Areas.FullName(At("49", LastOf63), FirstOf34));
    }

    [Fact]
    public void An_unknown_id_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Areas.Get(new AreaId(99_999)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Areas.Get(default));
        Assert.False(Areas.TryGet(new AreaId(-1), out _));
    }

    [Theory]
    [InlineData("20/183/ba-son", "Đồn Biên phòng Ba Sơn, huyện Cao Lộc, tỉnh Lạng Sơn")]
    [InlineData("20/183", "Huyện Cao Lộc, tỉnh Lạng Sơn")]
    [InlineData("04", "Tỉnh Cao Bằng")]
    [InlineData("79/760", "Quận 1, Thành phố Hồ Chí Minh")]
    [InlineData("48/490", "Quận Liên Chiểu, thành phố Đà Nẵng")]
    [InlineData("VN", "Toàn quốc")]
    public void A_path_name_is_a_heading_with_what_it_lies_in(string code, string expected) =>
        Assert.Equal(expected, Areas.PathName(At(code, LastOf63), LastOf63));

    [Theory]
    [InlineData("04", "tỉnh Cao Bằng")]
    [InlineData("20/183", "huyện Cao Lộc, tỉnh Lạng Sơn")]
    [InlineData("79", "Thành phố Hồ Chí Minh")]
    [InlineData("79/760", "Quận 1, Thành phố Hồ Chí Minh")]
    [InlineData("VN", "Toàn quốc")]
    public void Within_a_sentence_the_kind_of_unit_is_small(string code, string expected) =>
        Assert.Equal(expected, Areas.NameInText(At(code, LastOf63), LastOf63));

    [Fact]
    public void The_borders_of_a_province_are_those_of_its_version()
    {
        var dienBien = Areas.VersionAt(At("11", LastOf63), LastOf63)!;
        Assert.Equal(LandBorders.China | LandBorders.Laos, dienBien.LandBorders);
        Assert.False(dienBien.HasCoast);
        Assert.Equal("QK2", dienBien.MilitaryRegion);
        Assert.Equal(25, Areas.Provinces(LastOf63).Count(p => At(p, LastOf63).LandBorders != LandBorders.None));
        Assert.Equal(28, Areas.Provinces(LastOf63).Count(p => At(p, LastOf63).HasCoast));
        Assert.Equal(22, Areas.Provinces(FirstOf34).Count(p => At(p, FirstOf34).LandBorders != LandBorders.None));
        Assert.Equal(21, Areas.Provinces(FirstOf34).Count(p => At(p, FirstOf34).HasCoast));
    }

    private static AreaVersion At(AreaId id, Day day) => Areas.VersionAt(id, day)!;

    private static AreaId At(string code, Day day)
    {
        Assert.True(Areas.TryResolve(AreaCode.Parse(code), day, out var id), $"{code} denotes nothing on {day}");
        return id;
    }

    private static Day DayOf(string text)
    {
        Assert.True(Day.TryParse(text, out var day), text);
        return day;
    }
}
