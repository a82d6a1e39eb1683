using Federation.Client.Picture;
using Federation.HqConsole.Model;
using Xunit;
using static Federation.Clients.Tests.HqConsole.Scene;

namespace Federation.Clients.Tests.HqConsole;

public sealed class AgesTests
{
    [Theory]
    [InlineData(0, "0 giây trước", "0 s ago", "0 giây")]
    [InlineData(-5, "0 giây trước", "0 s ago", "0 giây")]
    [InlineData(59, "59 giây trước", "59 s ago", "59 giây")]
    [InlineData(60, "1 phút trước", "1 min ago", "1 phút")]
    [InlineData(3599, "59 phút trước", "59 min ago", "59 phút")]
    [InlineData(3600, "07:00", "07:00", "07:00")]
    [InlineData(8 * 3600, "00:00", "00:00", "00:00")]
    [InlineData(9 * 3600, "31/03 23:00", "31 Mar 23:00", "31/03")]
    [InlineData(400 * 86400, "26/02/2024", "26 Feb 2024", "26/02/24")]
    public void What_is_recent_has_an_age_and_what_is_not_a_time_of_vietnam(int ago, string vi, string en, string brief)
    {
        var at = Start.AddSeconds(-ago);
        Assert.Equal(vi, Ages.Of(at, Start, Language.Vi));
        Assert.Equal(en, Ages.Of(at, Start, Language.En));
        Assert.Equal(brief, Ages.Short(at, Start, Language.Vi));
    }

    [Theory]
    [InlineData(59, "59 s")]
    [InlineData(3600, "07:00")]
    [InlineData(9 * 3600, "31 Mar")]
    [InlineData(400 * 86400, "Feb 2024")]
    public void A_short_one_takes_at_most_eight_cells_in_english_too(int ago, string brief) =>
        Assert.Equal(brief, Ages.Short(Start.AddSeconds(-ago), Start, Language.En));

    [Fact]
    public void What_never_was_is_a_dash() => Assert.Equal("–", Ages.Of(null, Start, Language.Vi));
}
