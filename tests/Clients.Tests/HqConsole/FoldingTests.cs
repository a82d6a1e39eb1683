using Federation.Client.Picture;
using Federation.HqConsole.Screen;
using Xunit;

namespace Federation.Clients.Tests.HqConsole;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("cao bang", "Tỉnh Cao Bằng")]
    [InlineData("ĐẮK", "Đắk Lắk")]
    [InlineData("hoà", "Hòa Bình")]
    [InlineData("thừa thiên", "Thừa Thiên Huế")]
    [InlineData(" quảng ", "Quảng Nam")]
    public void Marks_and_capitals_do_not_matter(string typed, string text) => Assert.True(Folding.Finds(typed, text));

    [Fact]
    public void Another_word_is_not_found() => Assert.False(Folding.Finds("lao cai", "Cao Bằng"));

    [Fact]
    public void Every_vietnamese_letter_folds_to_ascii()
    {
        const string Letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
        Assert.All(Folding.Fold(Letters + Letters.ToUpperInvariant()), letter => Assert.InRange(letter, 'a', 'z'));
    }

    [Fact]
    public void Decomposed_spellings_fold_alike() => Assert.Equal("hoa", Folding.Fold("ho\u0300a"));
}
