using Federation.Core.Areas;
using Federation.Core.Calendars;
using Xunit;

namespace Federation.Core.Tests.Areas;

public sealed class EnglishAreaNamesTests
{
    private static readonly Day Day = new(2025, 1, 15);

    [Theory]
    [InlineData("VN", "Viet Nam")]
    [InlineData("04", "Cao Bang province")]
    [InlineData("79", "Ho Chi Minh municipality")]
    [InlineData("20/183", "Cao Loc district, Lang Son province")]
    [InlineData("20/183/ba-son", "Ba Son border guard post, Cao Loc district, Lang Son province")]
    [InlineData("79/760", "Urban district 1, Ho Chi Minh municipality")]
    public void English_names_are_without_diacritics_and_end_on_the_kind(string code, string expected)
    {
        Assert.True(AreaCatalogue.Reference.TryResolve(AreaCode.Parse(code), Day, out var id));
        Assert.Equal(expected, AreaCatalogue.Reference.PathNameEn(id, Day));
    }
}
