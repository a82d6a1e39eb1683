using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Demo;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class ItemizerLaws
{
    private static readonly DemoProvince CaoBang = DemoPlan.Of(AreaCode.Parse("04"));
    private static readonly DemoProvince LangSon = DemoPlan.Of(AreaCode.Parse("20"));

    [Fact]
    public void Activities_of_Cao_Bang_add_up_to_each_published_figure()
    {
        Assert.Equal(15, CaoBang.Expected.Count);
        foreach (var line in CaoBang.Expected)
        {
            Assert.Equal(line.Amount.Value, Sum(CaoBang, line.Area, line.Indicator.Code));
        }

        Assert.Equal(1080, Sum(CaoBang, AreaCode.Parse("04"), "info.exchanged"));
        Assert.Equal(41_400, Sum(CaoBang, AreaCode.Parse("04"), "patrol.path_cleared"));
        Assert.Equal(64_000, Sum(CaoBang, AreaCode.Parse("04"), "outreach.attendance"));
    }

    [Fact]
    public void Cao_Bang_is_itemized_into_hundreds_of_activities_within_the_quarter()
    {
        Assert.InRange(CaoBang.Activities.Count, 500, 2_000);
        var quarter = new Span(new Day(2025, 1, 1), new Day(2025, 3, 31));
        Assert.All(CaoBang.Activities, activity => Assert.True(quarter.Contains(activity.Day)));
        Assert.True(CaoBang.Activities.Select(activity => activity.Day).Distinct().Count() > 80);
        Assert.Equal(10, CaoBang.Activities.Select(activity => activity.Area).Distinct().Count());
    }

    [Fact]
    public void Every_activity_names_forces_together_among_those_reported_and_a_lead_among_them()
    {
        Assert.True(ForceSet.TryParse("military|border_guard|police", out var reported));
        foreach (var activity in CaoBang.Activities)
        {
            Assert.False(activity.Forces.IsSomeCombination);
            Assert.True(reported.NamesAll(activity.Forces));
            Assert.True(activity.Forces.Names(activity.Lead));
        }

        Assert.Equal(7, CaoBang.Activities.Select(activity => activity.Forces).Distinct().Count());
    }

    [Fact]
    public void A_patrol_is_one_activity_with_its_participants_in_a_border_district()
    {
        var patrols = With(CaoBang, "patrol.patrols");
        Assert.Equal(406, patrols.Count);
        foreach (var patrol in patrols)
        {
            Assert.Equal(1, AmountOf(patrol, "patrol.patrols"));
            Assert.InRange(AmountOf(patrol, "patrol.participants"), 4, 40);
            Assert.True(BorderDistricts.Has(patrol.Area));
        }
    }

    [Fact]
    public void A_nearly_line_is_carried_by_some_activities_and_by_no_other_indicator()
    {
        var qualified = CaoBang
            .Activities.SelectMany(a => a.Amounts)
            .Where(a => a.Qualifier != Qualifier.Exact)
            .ToList();
        Assert.InRange(qualified.Count, 1, 100);
        Assert.All(qualified, amount => Assert.Equal("outreach.attendance", amount.Indicator.Code));
        Assert.All(qualified, amount => Assert.Equal(Qualifier.Nearly, amount.Qualifier));
    }

    [Fact]
    public void Houses_stand_in_Bao_Lac()
    {
        var houses = With(CaoBang, "civil.houses");
        Assert.Equal(11, houses.Count);
        Assert.All(houses, house => Assert.Equal(AreaCode.Parse("04/043"), house.Area));
    }

    [Fact]
    public void Figures_of_the_post_are_part_of_those_of_its_district()
    {
        var district = AreaCode.Parse("20/183");
        var post = AreaCode.Parse("20/183/ba-son");
        Assert.Equal(18, Sum(LangSon, district, "crime.drug.cases"));
        Assert.Equal(24, Sum(LangSon, district, "crime.drug.subjects"));
        Assert.Equal(1, Sum(LangSon, district, "crime.wanted.arrested"));
        Assert.Equal(3, Sum(LangSon, post, "crime.drug.cases"));
        Assert.Equal(5, Sum(LangSon, post, "crime.drug.subjects"));
        Assert.Equal(1, Sum(LangSon, post, "crime.wanted.arrested"));
    }

    [Fact]
    public void Reports_that_disagree_are_not_added_up()
    {
        var district = AreaCode.Parse("20/183");
        Assert.Equal(7, Sum(LangSon, district, "migration.organizing.cases"));
        Assert.Equal(20, Sum(LangSon, district, "migration.organizing.subjects"));
        var amounts = LangSon.Disagreements.Select(d => (d.District.Amount.Value, d.Post.Amount.Value));
        Assert.Equal([(2L, 7L), (4L, 20L)], amounts);
    }

    [Fact]
    public void Provinces_without_published_figures_are_marked_as_made_up()
    {
        Assert.True(DemoPlan.Of(AreaCode.Parse("40")).IsMadeUp);
        Assert.True(DemoPlan.Of(AreaCode.Parse("49")).IsMadeUp);
        Assert.False(CaoBang.IsMadeUp);
        Assert.False(LangSon.IsMadeUp);
    }

    [Fact]
    public void The_same_plan_comes_out_each_time_with_ids_of_its_own()
    {
        var again = DemoPlan.Of(AreaCode.Parse("04"));
        Assert.Equal(CaoBang.Activities.Select(a => a.Id), again.Activities.Select(a => a.Id));
        Assert.Equal(CaoBang.Activities.Select(a => a.Day), again.Activities.Select(a => a.Day));
        var ids = DemoPlan.DefaultProvinces.SelectMany(code => DemoPlan.Of(AreaCode.Parse(code)).Activities).ToList();
        Assert.Equal(ids.Count, ids.Select(activity => activity.Id).Distinct().Count());
    }

    [Fact]
    public void Parts_add_up_to_any_total()
    {
        Gen.Select(Gen.Long[0, 100_000], Gen.Int[1, 700], Gen.Long[1, 20], Gen.Long[1, 10], Gen.Int[1, 15], Gen.Int)
            .Sample(
                (total, places, least, step, oneIn, seed) =>
                {
                    var parts = new Splitter(seed).Spread(total, places, least * step, step, oneIn);
                    return parts.Sum() == total
                        && parts.Length == places
                        && parts.All(part => part == 0 || part >= Math.Min(total, least * step));
                }
            );
    }

    [Fact]
    public void Chunks_add_up_to_any_total()
    {
        Gen.Select(Gen.Long[0, 20_000], Gen.Long[1, 50], Gen.Long[0, 200], Gen.Int)
            .Sample(
                (total, smallest, more, seed) =>
                {
                    var chunks = new Splitter(seed).Chunks(total, smallest, smallest + more);
                    return chunks.Sum() == total && chunks.TrueForAll(chunk => chunk >= 1 && chunk <= smallest + more);
                }
            );
    }

    private static List<DemoActivity> With(DemoProvince province, string indicator) =>
        [.. province.Activities.Where(activity => activity.Amounts.Any(a => a.Indicator.Code == indicator))];

    private static long AmountOf(DemoActivity activity, string indicator) =>
        activity.Amounts.Single(amount => amount.Indicator.Code == indicator).Amount.Value;

    private static long Sum(DemoProvince province, AreaCode area, string indicator) =>
        With(province, indicator)
            .Where(a => a.Area == area || a.Area.ToString().StartsWith(area + "/"))
            .Sum(a => AmountOf(a, indicator));
}
