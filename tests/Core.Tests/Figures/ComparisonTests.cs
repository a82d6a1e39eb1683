using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Figures;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData(138, 127, "+11 (+8,7%)", "+11 (+8.7%)")]
    [InlineData(127, 138, "-11 (-8%)", "-11 (-8%)")]
    [InlineData(2080, 1000, "+1.080 (+108%)", "+1,080 (+108%)")]
    [InlineData(100, 100, "0 (0%)", "0 (0%)")]
    [InlineData(0, 40, "-40 (-100%)", "-40 (-100%)")]
    [InlineData(40, 0, "+40", "+40")]
    [InlineData(4001, 3, "+3.998 (+133.266,7%)", "+3,998 (+133,266.7%)")]
    public void Only_the_percentage_is_rounded(long now, long before, string vi, string en)
    {
        var comparison = Comparison.Of(Counted(now), Counted(before))!.Value;
        Assert.True(IndicatorCatalogue.Reference.TryGet("patrol.patrols", out var patrols));
        Assert.Equal(vi, ComparisonText.Vi(patrols, comparison, Qualifier.Exact));
        Assert.Equal(en, ComparisonText.En(patrols, comparison, Qualifier.Exact));
    }

    [Theory]
    [InlineData(2001, 2000, 1L)]
    [InlineData(1999, 2000, -1L)]
    [InlineData(20_009, 20_000, 0L)]
    [InlineData(20_010, 20_000, 1L)]
    [InlineData(1_000_000_000_000_000, 1, 999_999_999_999_999_000L)]
    public void Tenths_are_rounded_half_away_from_zero(long now, long before, long tenths) =>
        Assert.Equal(tenths, Comparison.Of(Counted(now), Counted(before))!.Value.PercentTenths);

    [Fact]
    public void A_percentage_beyond_64_bits_is_none_and_the_difference_stays() =>
        Assert.Equal(new Comparison(long.MaxValue - 1, null), Comparison.Of(Counted(long.MaxValue), Counted(1)));

    [Fact]
    public void Nothing_counted_is_compared_with_nothing()
    {
        var nothing = Figure.Of(View.Total, []);
        Assert.Null(Comparison.Of(Counted(5), null));
        Assert.Null(Comparison.Of(Counted(5), nothing));
        Assert.Null(Comparison.Of(nothing, Counted(5)));
    }

    [Fact]
    public void Of_inexact_figures_the_difference_is_about()
    {
        var (now, before) = (Counted(64_000, Qualifier.Nearly), Counted(60_000));
        var qualifier = ComparisonText.QualifierOf(now, before);
        Assert.True(IndicatorCatalogue.Reference.TryGet("outreach.attendance", out var attendance));
        Assert.Equal(
            "khoảng +4.000 (+6,7%)",
            ComparisonText.Vi(attendance, Comparison.Of(now, before)!.Value, qualifier)
        );
    }

    private static Figure Counted(long amount, Qualifier qualifier = Qualifier.Exact)
    {
        Assert.True(ForceSet.TryParse("police", out var police));
        var cell = new Cell(amount, 1, 0, qualifier == Qualifier.Nearly ? 1 : 0);
        return Figure.Of(View.Total, [new ForceCell(police, Approval.Provisional, cell)]);
    }
}
