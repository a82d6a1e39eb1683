using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Briefings;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Briefings;

/// <summary>What a province agrees to.</summary>
public sealed class ProvincePageTests
{
    [Fact]
    public void Every_province_of_the_last_day_has_a_page()
    {
        Assert.Equal(63, ProvincePage.Of(Board.Empty(Quarter(1)), AreaCatalogue.Reference).Count);
        Assert.Equal(34, ProvincePage.Of(Board.Empty(Quarter(3)), AreaCatalogue.Reference).Count);
    }

    [Fact]
    public void The_built_in_pages_are_those_of_the_nation_and_of_each_province()
    {
        var now = BuiltInPlan.Of(Quarter(3), Ministry.Defence, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        var before = BuiltInPlan.Of(
            Quarter(1),
            Ministry.Defence,
            AreaCatalogue.Reference,
            IndicatorCatalogue.Reference
        );

        Assert.Equal((10 + 34, 34), (now.Pages.Count, now.Pages[1].Layout));
        Assert.Equal((10 + 63, 63), (before.Pages.Count, before.Pages[1].Layout));
        Assert.Equal(7, now.Pages[0].Indicators.Count);
        Assert.Equal("province-01", now.Pages[10].Key);
    }

    private static Span Quarter(int quarter) =>
        Period.Quarter(2025, quarter).ToSpan(Calendar.Civil, new Day(2025, 12, 31));
}
