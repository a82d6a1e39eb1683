using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Figures;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData("info.exchanged", 1_080, Qualifier.Exact, "1.080 lần", "1,080 times")]
    [InlineData("patrol.path_cleared", 41_400, Qualifier.Exact, "41,4 km", "41.4 km")]
    [InlineData("seized.timber", 16_476, Qualifier.Exact, "16,476 m³", "16.476 m³")]
    [InlineData("outreach.attendance", 64_000, Qualifier.Nearly, "gần 64.000 lượt người", "nearly 64,000 person-times")]
    [InlineData("outreach.sessions", 36_800, Qualifier.MoreThan, "hơn 36.800 buổi", "more than 36,800 sessions")]
    [InlineData("outreach.sessions", 5, Qualifier.About, "khoảng 5 buổi", "about 5 sessions")]
    [InlineData("patrol.patrols", 1, Qualifier.Exact, "1 lần", "1 patrol")]
    [InlineData("patrol.patrols", 0, Qualifier.Exact, "0 lần", "0 patrols")]
    [InlineData("patrol.patrols", -1_080, Qualifier.Exact, "-1.080 lần", "-1,080 patrols")]
    [InlineData("seized.heroin", 11_090, Qualifier.Exact, "11,09 gam", "11.09 g")]
    [InlineData("seized.heroin", 1, Qualifier.Exact, "0,001 gam", "0.001 g")]
    [InlineData("seized.heroin", -50, Qualifier.Exact, "-0,05 gam", "-0.05 g")]
    [InlineData("seized.heroin", 9_999_000, Qualifier.Exact, "9.999 gam", "9,999 g")]
    [InlineData("seized.heroin", 10_000_000, Qualifier.Exact, "10 kg", "10 kg")]
    [InlineData("seized.heroin", 12_485_000, Qualifier.Exact, "12,485 kg", "12.485 kg")]
    [InlineData("seized.heroin", 12_485_500, Qualifier.Exact, "12.485,5 gam", "12,485.5 g")]
    [InlineData("seized.heroin", 12_000_000_000, Qualifier.Nearly, "gần 12 tấn", "nearly 12 t")]
    [InlineData("seized.firecrackers", 10_500_000, Qualifier.Exact, "10,5 tấn", "10.5 t")]
    [InlineData("seized.firecrackers", 10_500_100, Qualifier.Exact, "10.500,1 kg", "10,500.1 kg")]
    [InlineData("seized.safety_fuse", 1_234_567_000, Qualifier.Exact, "1.234.567 m", "1,234,567 m")]
    public void An_amount_is_shown_in_full_and_without_trailing_zeros(
        string code,
        long amount,
        Qualifier qualifier,
        string vietnamese,
        string english
    )
    {
        Assert.Equal(vietnamese, FigureText.Vi(IndicatorOf(code), amount, qualifier));
        Assert.Equal(english, FigureText.En(IndicatorOf(code), amount, qualifier));
    }

    [Fact]
    public void The_smallest_and_largest_numbers_have_a_text()
    {
        var patrols = IndicatorOf("patrol.patrols");
        Assert.Equal("-9.223.372.036.854.775.808 lần", FigureText.Vi(patrols, long.MinValue, Qualifier.Exact));
        Assert.Equal(
            "9.223.372.036.854.775,807 m",
            FigureText.Vi(IndicatorOf("seized.safety_fuse"), long.MaxValue, Qualifier.Exact)
        );
    }

    [Fact]
    public void A_number_alone_keeps_its_qualifier_and_its_unit()
    {
        Assert.Equal("gần 64.000", FigureText.NumberVi(IndicatorOf("outreach.attendance"), 64_000, Qualifier.Nearly));
        Assert.Equal(
            "more than 12,000",
            FigureText.NumberEn(IndicatorOf("seized.heroin"), 12_000_000, Qualifier.MoreThan)
        );
    }

    [Theory]
    [InlineData("exact", Qualifier.Exact)]
    [InlineData("more_than", Qualifier.MoreThan)]
    [InlineData("nearly", Qualifier.Nearly)]
    [InlineData("hơn", Qualifier.MoreThan)]
    [InlineData("trên", Qualifier.MoreThan)]
    [InlineData("gần", Qualifier.Nearly)]
    public void A_qualifier_is_a_code_or_a_word(string text, Qualifier expected)
    {
        Assert.True(QualifierText.TryParse(text, out var qualifier));
        Assert.Equal(expected, qualifier);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("about")]
    [InlineData("khoảng")]
    [InlineData("Exact")]
    public void No_single_amount_is_about(string? text) => Assert.False(QualifierText.TryParse(text, out _));

    [Fact]
    public void The_parts_of_a_figure_are_what_it_says_as_a_whole()
    {
        var outreach = IndicatorOf("outreach.attendance");
        Assert.Equal(
            new FigureParts("gần", "64.000", "lượt người"),
            FigureText.PartsVi(outreach, 64_000, Qualifier.Nearly)
        );
        Assert.Equal("gần 64.000 lượt người", FigureText.Vi(outreach, 64_000, Qualifier.Nearly));
        Assert.Equal(
            new FigureParts("", "1.5", "kg"),
            FigureText.PartsEn(IndicatorOf("seized.firecrackers"), 1500, Qualifier.Exact)
        );
    }

    private static Indicator IndicatorOf(string code)
    {
        Assert.True(IndicatorCatalogue.Reference.TryGet(code, out var indicator), code);
        return indicator;
    }
}
