using Federation.Core.Areas;
using Federation.Core.Calendars;
using Xunit;

namespace Federation.Core.Tests.Areas;

public sealed class AreaLineageTests
{
    private static readonly AreaCatalogue Areas = AreaCatalogue.Reference;
    private static readonly Day Before = new(2025, 6, 30);
    private static readonly Day Today = new(2026, 8, 1);

    [Fact]
    public void Every_one_of_the_63_provinces_is_whole_a_part_of_one_of_the_34()
    {
        var onto = Areas.Provinces(Before).Select(id => Areas.Onto(id, Today)).ToList();
        Assert.Equal(63, onto.Count);
        Assert.Equal(Areas.Provinces(Today).Order(), onto.Distinct().Order());
    }

    [Theory]
    [InlineData("15", "Tỉnh Lào Cai", 3)]
    [InlineData("79", "Thành phố Hồ Chí Minh", 4)]
    [InlineData("46", "Thành phố Huế", 1)]
    [InlineData("75", "Thành phố Đồng Nai", 3)]
    public void A_province_of_today_names_what_went_into_it(string code, string name, int parts)
    {
        Assert.True(Areas.TryResolve(AreaCode.Parse(code), Today, out var id));
        Assert.Equal(name, Areas.FullName(id, Today));
        Assert.Equal(parts, Areas.PartsOf(id).Count);
        Assert.All(Areas.PartsOf(id), part => Assert.Equal(id, Areas.Onto(part, Today)));
    }

    [Fact]
    public void On_a_day_on_which_it_stands_an_area_is_itself() =>
        Assert.All(Areas.Provinces(Before), id => Assert.Equal(id, Areas.Onto(id, Before)));

    [Fact]
    public void A_district_that_was_split_stays_itself()
    {
        Assert.True(Areas.TryResolve(AreaCode.Parse("46/474"), new Day(2024, 12, 31), out var hue));
        Assert.Equal(2, Areas.Successors(hue).Count);
        Assert.Equal(hue, Areas.Onto(hue, Today));
    }
}
