using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Silo.Boards;

namespace Federation.Silo.Tests.Boards;

/// <summary>HQ's list of whom to call.</summary>
public sealed class DutyPhonesTests
{
    private static readonly AreaCatalogue Areas = AreaCatalogue.Reference;
    private static readonly Day Spring = new(2025, 4, 1);
    private static readonly Day Autumn = new(2025, 10, 1);

    [Fact]
    public void A_force_is_called_on_its_own_line_else_on_that_of_its_province_also_after_a_merger()
    {
        string[] lines = ["area,force,phone", "04,police,0206 3852 113", "04,,0206 1", "", "19,,0208 2"];
        Assert.Equal("", DutyPhones.TryParse(lines, out var phones));
        Assert.Equal("0206 3852 113", phones.Of(Areas, Area("04", Spring), Force.Police, Spring));
        Assert.Equal("0206 1", phones.Of(Areas, Area("04", Spring), Force.Military, Spring));
        Assert.Equal("0208 2", phones.Of(Areas, Area("06", Spring), Force.Police, Autumn));
        Assert.Equal("", phones.Of(Areas, Area("20", Spring), Force.Police, Spring));
    }

    [Theory]
    [InlineData("", "its first line must be 'area,force,phone'")]
    [InlineData("area,force,phone|04,navy,0206 1", "line 2 '04,navy,0206 1' must be like")]
    [InlineData("area,force,phone|04,police,none", "line 2 '04,police,none' must be like")]
    [InlineData("area,force,phone|04,,1|04,,2", "line 3 '04,,2' must be like")]
    [InlineData("area,force,phone|04,police", "line 2 '04,police' must be like")]
    public void A_list_that_cannot_be_right_is_refused_with_its_line(string text, string expected) =>
        Assert.StartsWith(
            expected,
            DutyPhones.TryParse(text.Length == 0 ? [] : text.Split('|'), out _),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.Equal(
            "Nation:Boards:DutyPhones: the file cannot be read",
            string.Join("", new BoardsOptions { DutyPhones = "/no/such/file.csv" }.Problems())[..49]
        );

    private static AreaId Area(string code, Day day) =>
        Areas.TryResolve(AreaCode.Parse(code), day, out var id) ? id : throw new InvalidOperationException(code);
}
