using Federation.Core.Areas;
using Xunit;

namespace Federation.Core.Tests.Areas;

public sealed class AreaCodeTests
{
    [Theory]
    [InlineData("VN", 0, null, "VN")]
    [InlineData("04", 1, "VN", "04")]
    [InlineData("04/043", 2, "04", "043")]
    [InlineData("04/01234", 2, "04", "01234")]
    [InlineData("20/183/ba-son", 3, "20/183", "ba-son")]
    [InlineData("20/01234/don-1", 3, "20/01234", "don-1")]
    public void A_code_is_read_and_written_back(string text, int level, string? parent, string local)
    {
        Assert.True(AreaCode.TryParse(text, out var code));
        Assert.Equal(text, code.ToString());
        Assert.Equal(level, code.Level);
        Assert.Equal(parent, code.Parent?.ToString());
        Assert.Equal(local, code.Local);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("vn")]
    [InlineData("VN/04")]
    [InlineData("4")]
    [InlineData("004")]
    [InlineData("04/")]
    [InlineData("/043")]
    [InlineData("04/43")]
    [InlineData("04/0433")]
    [InlineData("04/043/")]
    [InlineData("04/043/Ba-Son")]
    [InlineData("04/043/-ba")]
    [InlineData("04/043/ba-")]
    [InlineData("04/043/ba--son")]
    [InlineData("04/043/ba/son")]
    [InlineData("04/043/a23456789012345678901234567890123456789012")]
    [InlineData("٠٤")]
    [InlineData(" 04")]
    [InlineData("04\n")]
    public void What_is_no_code_is_refused(string? text)
    {
        Assert.False(AreaCode.TryParse(text, out var code));
        Assert.Equal("", code.ToString());
        Assert.Equal(-1, code.Level);
        Assert.Throws<FormatException>(() => AreaCode.Parse(text!));
    }

    [Fact]
    public void Codes_are_equal_by_text_and_ordered_by_it()
    {
        Assert.Equal(AreaCode.Parse("04/043"), AreaCode.Parse("04/043"));
        Assert.True(AreaCode.Parse("04") < AreaCode.Parse("20/183"));
        Assert.True(AreaCode.Nation > AreaCode.Parse("96"));
    }
}
