using Federation.Client.Picture;
using Federation.Core.Figures;
using Federation.HqConsole.Model;
using Xunit;
using static Federation.Clients.Tests.HqConsole.Scene;

namespace Federation.Clients.Tests.HqConsole;

public sealed class NationShareTests
{
    [Fact]
    public void It_is_the_mean_of_the_shares_in_each_indicator()
    {
        var board = Of(
            Post(CaoBang, "patrol.patrols", "police", 30),
            Post(LangSon, "patrol.patrols", "police", 70),
            Post(CaoBang, "crime.cases", "police", 1),
            Post(LangSon, "crime.cases", "police", 1)
        );
        Assert.Equal(40, NationShare.Of(board, View.Total, [CaoBang]));
        Assert.Equal(100, NationShare.Of(board, View.Total, [CaoBang, LangSon]));
        Assert.Equal(0, NationShare.Of(board, View.Total, []));
        Assert.Equal(0, NationShare.Of(board, View.Military, [CaoBang]));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(999_998, 99)]
    public void A_share_is_never_called_none_and_a_part_never_the_whole(long old, int expected)
    {
        var board = Of(
            Post(CaoBang, "patrol.patrols", "police", old),
            Post(LangSon, "patrol.patrols", "police", 1_000_000 - old)
        );
        Assert.Equal(expected, NationShare.Of(board, View.Total, [CaoBang]));
    }
}
