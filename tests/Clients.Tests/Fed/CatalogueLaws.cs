using System.Text.Json;
using Federation.Fed.Catalogues;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class CatalogueLaws
{
    [Theory]
    [InlineData("Hoà", "Hòa")]
    [InlineData("hoa binh", "Tỉnh Hòa Bình")]
    [InlineData("DAK LAK", "Tỉnh Đắk Lắk")]
    [InlineData(" cao lộc ", "Huyện Cao Lộc")]
    [InlineData("Hoa\u0300", "Hòa")]
    public void Words_are_found_whatever_their_accents_and_capitals(string wanted, string text) =>
        Assert.True(new Search(wanted).Finds("20/183", text));

    [Fact]
    public void Words_apart_are_another_text() => Assert.False(new Search("ba son").Finds("Huyện Bắc Sơn"));

    [Fact]
    public async Task Indicators_are_listed_with_code_both_names_and_unit()
    {
        var run = await FedRun.Of("indicators", "--find", "luot nguoi tham gia tuan tra");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            Mã                   Tên                           Đơn vị      Tên tiếng Anh
            patrol.participants  Lượt người tham gia tuần tra  lượt người  Patrol participations

            """,
            run.Output
        );
    }

    [Fact]
    public async Task Indicators_as_json_are_all_sixty_seven()
    {
        using var all = JsonDocument.Parse((await FedRun.Of("indicators", "--json")).Output);
        Assert.Equal(67, all.RootElement.GetArrayLength());
        Assert.Equal("info.exchanged", all.RootElement[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("2025-06-30", 63)]
    [InlineData("2025-07-01", 34)]
    public async Task Areas_without_a_parent_are_the_provinces_of_the_day(string day, int provinces)
    {
        using var all = JsonDocument.Parse((await FedRun.Of("areas", "--day", day, "--json")).Output);
        Assert.Equal(provinces, all.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Areas_are_found_anywhere_below_with_their_names_in_both_languages()
    {
        var run = await FedRun.Of("areas", "20", "--day", "2025-01-15", "--find", "ba son", "--json");
        using var found = JsonDocument.Parse(run.Output);
        var post = Assert.Single(found.RootElement.EnumerateArray().ToList());
        Assert.Equal("20/183/ba-son", post.GetProperty("code").GetString());
        Assert.Equal("Đồn Biên phòng Ba Sơn", post.GetProperty("name_vi").GetString());
        Assert.Equal("Ba Son border guard post", post.GetProperty("name_en").GetString());
        Assert.Equal("2025-06-30", post.GetProperty("to").GetString());
        Assert.Equal(4144, post.GetProperty("id").GetInt32());
    }

    [Theory]
    [InlineData("areas x", "fed: PARENT 'x' must be like VN, 04")]
    [InlineData("areas 20/999 --day 2025-01-15", "fed: PARENT '20/999' denotes nothing on 2025-01-15")]
    public async Task A_parent_that_is_none_is_wrong_usage(string line, string said)
    {
        var run = await FedRun.English(line.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(said, run.Error);
    }
}
