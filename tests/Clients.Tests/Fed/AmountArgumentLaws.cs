using CsCheck;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Xunit;
using WireQualifier = Federation.Wire.V1.Qualifier;

namespace Federation.Clients.Tests.Fed;

public sealed class AmountArgumentLaws
{
    [Theory]
    [InlineData("patrol.patrols=1", "patrol.patrols", "1", WireQualifier.Exact)]
    [InlineData("outreach.attendance=nearly:64000", "outreach.attendance", "64000", WireQualifier.Nearly)]
    [InlineData("civil.gifts=more_than:36.800", "civil.gifts", "36.800", WireQualifier.MoreThan)]
    [InlineData("seized.heroin=11,09", "seized.heroin", "11,09", WireQualifier.Exact)]
    [InlineData("patrol.patrols=-1", "patrol.patrols", "-1", WireQualifier.Exact)]
    public void An_amount_is_indicator_qualifier_and_text(
        string text,
        string indicator,
        string amount,
        WireQualifier qualifier
    )
    {
        var read = AmountArgument.Read(text);
        Assert.NotNull(read);
        Assert.Equal((indicator, amount, qualifier), (read.Indicator, read.Amount, read.Qualifier));
    }

    [Theory]
    [InlineData("patrol.patrols")]
    [InlineData("patrol.patrols=")]
    [InlineData("=1")]
    [InlineData("outreach.attendance=about:64000")]
    [InlineData("outreach.attendance=:64000")]
    public void What_is_not_an_amount_is_refused(string text) => Assert.Null(AmountArgument.Read(text));

    [Theory]
    [InlineData("patrol.path_cleared", 41_400, "41.4")]
    [InlineData("patrol.path_cleared", 1_234, "1.2340")]
    [InlineData("patrol.path_cleared", 2_000, "2")]
    [InlineData("seized.heroin", 7, "0.0070")]
    [InlineData("outreach.attendance", 64_000, "64000")]
    public void Base_units_are_written_in_display_units(string code, long units, string expected)
    {
        Assert.True(IndicatorCatalogue.Reference.TryGet(code, out var indicator));
        Assert.Equal(expected, AmountDigits.Of(indicator, units));
    }

    [Fact]
    public void What_is_written_is_read_back_in_one_way_only()
    {
        Gen.Select(Gen.Int[0, IndicatorCatalogue.Reference.All.Count - 1], Gen.Long[0, Amount.Max])
            .Sample(
                (index, units) =>
                    IndicatorCatalogue.Reference.All[index] is var indicator
                    && AmountText.Parse(AmountDigits.Of(indicator, units), indicator)
                        is AmountReading.Valid { Amount.Value: var read }
                    && read == units
            );
    }
}
