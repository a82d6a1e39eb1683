using CsCheck;
using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Figures;

public sealed class AmountTextTests
{
    private const string Cases = "crime.cases";
    private const string Heroin = "seized.heroin";

    [Theory]
    [InlineData(Cases, "0", 0)]
    [InlineData(Cases, "1080", 1_080)]
    [InlineData(Cases, "1.080", 1_080)]
    [InlineData(Cases, "1,080", 1_080)]
    [InlineData(Cases, "12.485", 12_485)]
    [InlineData(Cases, "64.000", 64_000)]
    [InlineData(Cases, "64,000", 64_000)]
    [InlineData(Cases, "1.234.567", 1_234_567)]
    [InlineData(Cases, "1,234,567", 1_234_567)]
    [InlineData(Cases, "07", 7)]
    [InlineData(Cases, " 7 ", 7)]
    [InlineData(Cases, "11,0", 11)]
    [InlineData(Cases, "11.00", 11)]
    [InlineData(Cases, "1.000.000.000.000", 1_000_000_000_000)]
    [InlineData(Heroin, "11,09", 11_090)]
    [InlineData(Heroin, "11.09", 11_090)]
    [InlineData(Heroin, "0,500", 500)]
    [InlineData(Heroin, "0.001", 1)]
    [InlineData(Heroin, "1.234,5", 1_234_500)]
    [InlineData(Heroin, "1,234.5", 1_234_500)]
    [InlineData(Heroin, "1234,567", 1_234_567)]
    [InlineData(Heroin, "1,5000", 1_500)]
    [InlineData(Heroin, "12", 12_000)]
    public void What_has_one_meaning_is_read_in_base_units(string code, string text, long expected) =>
        Assert.Equal(new AmountReading.Valid(new Amount(expected)), Typed(code, text));

    [Theory]
    [InlineData("1.500", 1_500_000, 1_500)]
    [InlineData("1,500", 1_500, 1_500_000)]
    [InlineData("12.485", 12_485_000, 12_485)]
    [InlineData("100.000", 100_000_000, 100_000)]
    public void What_could_be_either_is_asked(string text, long vietnamese, long english) =>
        Assert.Equal(new AmountReading.Ambiguous(new Amount(vietnamese), new Amount(english)), Typed(Heroin, text));

    [Theory]
    [InlineData(Cases, "11,5", "1 vụ", "1 case")]
    [InlineData(Cases, "11.09", "1 vụ", "1 case")]
    [InlineData(Heroin, "0,0001", "0,001 gam", "0.001 g")]
    [InlineData(Heroin, "1.0805", "0,001 gam", "0.001 g")]
    public void What_is_finer_than_the_base_unit_is_refused_with_the_smallest_step(
        string code,
        string text,
        string stepVi,
        string stepEn
    )
    {
        Assert.Equal(new AmountReading.TooFine(stepVi, stepEn), Typed(code, text));
        Assert.IsNotType<AmountReading.Valid>(Filed(code, text));
    }

    [Theory]
    [InlineData(Cases, "1000000000001")]
    [InlineData(Cases, "1.000.000.000.001")]
    [InlineData(Cases, "99999999999999999999999999999999")]
    [InlineData(Heroin, "1000000000,001")]
    [InlineData(Heroin, "9223372036854775807")]
    public void What_is_too_large_is_refused(string code, string text) =>
        Assert.IsType<AmountReading.TooLarge>(Typed(code, text));

    [Theory]
    [InlineData("-1")]
    [InlineData("−1")]
    [InlineData("-1.080")]
    [InlineData("-1,5")]
    public void What_is_below_zero_is_refused_as_such(string text) =>
        Assert.IsType<AmountReading.Negative>(Typed(Cases, text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("+1")]
    [InlineData("abc")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("12 485")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("5,")]
    [InlineData("1.23.456")]
    [InlineData("1.2345.678")]
    [InlineData("1234.567.890")]
    [InlineData("01.080.000")]
    [InlineData("1.080,")]
    [InlineData("1,080.5,5")]
    [InlineData("1..080")]
    [InlineData("١٢")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000001")]
    public void What_is_no_number_is_refused(string? text)
    {
        Assert.IsType<AmountReading.Malformed>(Typed(Cases, text));
        Assert.IsType<AmountReading.Malformed>(Typed(Heroin, text));
        Assert.IsType<AmountReading.Malformed>(Filed(Cases, text));
    }

    [Theory]
    [InlineData(Cases, "1080", 1_080)]
    [InlineData(Cases, "11.0", 11)]
    [InlineData(Heroin, "11.09", 11_090)]
    [InlineData(Heroin, "1.500", 1_500)]
    [InlineData(Heroin, "0.0010", 1)]
    public void A_file_has_a_decimal_point_and_no_grouping(string code, string text, long expected) =>
        Assert.Equal(new AmountReading.Valid(new Amount(expected)), Filed(code, text));

    [Theory]
    [InlineData("1,080")]
    [InlineData("11,09")]
    [InlineData("1.080.000")]
    [InlineData(" 7")]
    public void Grouping_commas_and_blanks_in_a_file_are_malformed(string text) =>
        Assert.IsType<AmountReading.Malformed>(Filed(Cases, text));

    [Fact]
    public void A_count_that_looks_grouped_in_a_file_is_never_read_as_a_thousandth_of_it()
    {
        Assert.IsType<AmountReading.TooFine>(Filed(Cases, "64.000"));
        Assert.IsType<AmountReading.TooFine>(Filed(Cases, "64.5"));
        Assert.IsType<AmountReading.Negative>(Filed(Cases, "-64"));
        Assert.IsType<AmountReading.TooLarge>(Filed(Cases, "1000000000001"));
    }

    [Fact]
    public void Every_displayed_number_is_read_back_or_asked_about_in_both_languages() =>
        Gen.Select(Postings.Pick(IndicatorCatalogue.Reference.All.ToArray()), Gen.Long[0, Amount.Max])
            .Sample(
                (indicator, amount) =>
                {
                    var vi = FigureText.NumberVi(indicator, amount, Qualifier.Exact);
                    var en = FigureText.NumberEn(indicator, amount, Qualifier.Exact);
                    Assert.True(Holds(AmountText.Parse(vi, indicator), amount), $"{indicator.Code} {vi}");
                    Assert.True(Holds(AmountText.Parse(en, indicator), amount), $"{indicator.Code} {en}");
                },
                threads: 1
            );

    [Fact]
    public void Any_text_gets_an_answer() =>
        Gen.OneOf(Gen.String, Gen.String["0123456789.,-"])
            .Sample(
                text =>
                {
                    Assert.NotNull(Typed(Heroin, text));
                    Assert.NotNull(Filed(Cases, text));
                },
                threads: 1
            );

    private static bool Holds(AmountReading reading, long amount) =>
        reading switch
        {
            AmountReading.Valid valid => valid.Amount.Value == amount,
            AmountReading.Ambiguous either => either.Vietnamese.Value == amount || either.English.Value == amount,
            _ => false,
        };

    private static AmountReading Typed(string code, string? text) => AmountText.Parse(text, IndicatorOf(code));

    private static AmountReading Filed(string code, string? text) => AmountText.ParseFile(text, IndicatorOf(code));

    private static Indicator IndicatorOf(string code)
    {
        Assert.True(IndicatorCatalogue.Reference.TryGet(code, out var indicator), code);
        return indicator;
    }
}
