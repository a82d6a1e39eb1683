using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Figures;

public sealed class IndicatorCatalogueTests
{
    private const string Header =
        "number\tcode\tgroup\tname_vi\tname_en\tbase_unit\tunit_vi\tunit_en\tdisplay_scale\tpart_of\tmeasure_of\n";

    private static readonly IndicatorCatalogue Indicators = IndicatorCatalogue.Reference;

    [Fact]
    public void Numbers_run_from_1_and_never_change()
    {
        // Numbers are in every ledger and journal: each of these must hold for ever.
        Assert.Equal(67, Indicators.All.Count);
        Assert.Equal(Enumerable.Range(1, 67), Indicators.All.Select(i => (int)i.Number.Value));
        Assert.Equal(1, NumberOf("info.exchanged"));
        Assert.Equal(25, NumberOf("seized.heroin"));
        Assert.Equal(42, NumberOf("patrol.patrols"));
        Assert.Equal(67, NumberOf("disaster.personnel"));
    }

    [Fact]
    public void An_indicator_is_found_by_code_and_by_number()
    {
        Assert.True(Indicators.TryGet("patrol.path_cleared", out var byCode));
        Assert.True(Indicators.TryGet(byCode.Number, out var byNumber));
        Assert.Same(byCode, byNumber);
        Assert.Equal(
            ("m", "km", "km", 1000L, 3),
            (byCode.BaseUnit, byCode.UnitVi, byCode.UnitEn, byCode.DisplayScale, byCode.Decimals)
        );
        Assert.False(Indicators.TryGet("patrol", out _));
        Assert.False(Indicators.TryGet(new IndicatorNumber(68), out _));
        Assert.False(Indicators.TryGet(default(IndicatorNumber), out _));
    }

    [Fact]
    public void A_subset_names_its_whole_and_a_measure_what_it_measures()
    {
        Assert.True(Indicators.TryGet("crime.drug.subjects", out var subjects));
        Assert.Equal(NumberOf("crime.subjects"), subjects.PartOf!.Value.Value);
        Assert.Equal(NumberOf("crime.drug.cases"), subjects.MeasureOf!.Value.Value);
    }

    [Fact]
    public void Every_indicator_has_both_languages() =>
        Assert.All(
            Indicators.All,
            i => Assert.DoesNotContain("", new[] { i.NameVi, i.NameEn, i.UnitVi, i.UnitEn, i.BaseUnit, i.Group })
        );

    [Theory]
    [InlineData("0\ta\tg\tv\te\tb\tu\tu\t1\t\t\n", "numbers rise")]
    [InlineData("2\ta\tg\tv\te\tb\tu\tu\t1\t\t\n1\tb\tg\tv\te\tb\tu\tu\t1\t\t\n", "line 3: numbers rise")]
    [InlineData("1\ta\tg\tv\te\tb\tu\tu\t1\t\t\n2\ta\tg\tv\te\tb\tu\tu\t1\t\t\n", "codes are unique")]
    [InlineData("1\ta\tg\tv\te\tb\tu\tu\t7\t\t\n", "display_scale '7'")]
    [InlineData("1\ta\tg\tv\te\tb\tu\tu\t1\tz\t\n", "no indicator 'z'")]
    [InlineData("1\ta\tg\n", "Line 2 has 3 fields")]
    public void A_line_that_breaks_a_rule_is_refused_with_the_rule(string lines, string reason)
    {
        var refused = Assert.Throws<FormatException>(() => IndicatorCatalogue.Parse(Header + lines, version: 2));
        Assert.Contains(reason, refused.Message);
    }

    [Fact]
    public void The_digest_names_the_data()
    {
        Assert.Equal(32, Indicators.Sha256.Length);
        Assert.NotEqual(IndicatorCatalogue.Parse(Header, version: 1).Sha256.ToArray(), Indicators.Sha256.ToArray());
    }

    private static int NumberOf(string code)
    {
        Assert.True(Indicators.TryGet(code, out var indicator), code);
        return indicator.Number.Value;
    }

    [Theory]
    [InlineData("patrol.foo", "it may be patrol.patrols, patrol.participants, patrol.path_cleared")]
    [InlineData("foo", "codes begin with info, crime, raid, migration, seized, weapons, patrol, outreach, civil, ")]
    public void An_unknown_code_is_told_what_may_stand_in_its_place(string code, string expected) =>
        Assert.StartsWith(expected, IndicatorCatalogue.Reference.InPlaceOf(code), StringComparison.Ordinal);
}
