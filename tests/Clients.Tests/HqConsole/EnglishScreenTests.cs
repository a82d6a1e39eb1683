using Federation.Client.Picture;
using Federation.Core.Figures;
using Federation.HqConsole.Model;
using Xunit;

namespace Federation.Clients.Tests.HqConsole;

/// <summary>What the English console says whole.</summary>
public sealed class EnglishScreenTests
{
    [Theory]
    [InlineData(1_204, Qualifier.Nearly, 15, "nearly 1,204")]
    [InlineData(14_994, Qualifier.MoreThan, 15, "14,994+")]
    [InlineData(3_499_993, Qualifier.Nearly, 15, "~3,499,993")]
    [InlineData(3_499_993, Qualifier.Nearly, 9, "~3.4 M")]
    [InlineData(3_499_993, Qualifier.Exact, 8, "3.4 M+")]
    public void A_figure_is_shown_whole_or_as_more_than_what_is_shown(
        long amount,
        Qualifier qualifier,
        int cells,
        string shown
    )
    {
        Assert.True(IndicatorCatalogue.Reference.TryGet("outreach.attendance", out var attendance));
        Assert.Equal(shown, Numbers.Fitting(attendance, amount, qualifier, Language.En, cells));
    }

    [Fact]
    public void The_marks_that_the_help_explains_are_those_of_the_english_screen() =>
        Assert.All(
            HelpLine.All,
            line =>
                Assert.DoesNotContain(line.MarkEn, sign => char.IsLetter(sign) && !char.IsAscii(sign) && sign != 'Δ')
        );
}
